"""Pages that a keyboard, a screen reader, a telephone and tired eyes can use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.visitor import Visitor

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`);
}"""
PAGES = (
    "/people",
    "/sign-in?password=",
    "/inbox?tab=group",
    "/cases",
    "/desk/calendar",
    "/desk/done",
    "/messages",
    "/advice",
    "/absences",
    "/absences/new",
    "/new/ltci_assessment",
    "case",
    "task",
)


@pytest.fixture
def examiner(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor whose window lets the examining script in."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", bypass_csp=True)
    visitor = Visitor(context.new_page(), address)
    visitor.become("赵敏")
    yield visitor
    context.close()


def open_page(visitor: Visitor, page: str) -> None:
    """Goes to an address, or to the page of the first case or task in the list."""
    if page.startswith("/"):
        visitor.go(page)
        return
    visitor.go("/inbox?tab=group" if page == "task" else "/cases")
    visitor.page.locator("[data-open]").first.click()
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_stands_in_the_way_of_a_screen_reader(examiner: Visitor, page: str) -> None:
    open_page(examiner, page)
    examiner.page.add_script_tag(path=AXE)
    assert examiner.page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_a_telephone_at_large_type(examiner: Visitor, page: str) -> None:
    examiner.page.set_viewport_size({"width": 390, "height": 844})
    examiner.go("/inbox")
    if examiner.page.locator("html.large").count() == 0:
        examiner.page.get_by_role("button", name="大字").first.click()
    open_page(examiner, page)
    assert width(examiner.page) <= 390


def test_the_inbox_is_worked_by_keyboard(visitor: Visitor) -> None:
    visitor.become("钱磊")
    visitor.go("/inbox?tab=group")
    page = visitor.page
    page.keyboard.press("j")
    current = page.locator("tr.is-current")
    page.keyboard.press("Space")
    current.locator("xpath=../tr[2]").get_by_text("打开任务").wait_for()
    page.keyboard.press("c")
    page.get_by_role("button", name="退回本组").first.wait_for()
    page.get_by_role("button", name="退回本组").first.click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def width(page: Page) -> int:
    found = page.evaluate("document.documentElement.scrollWidth")
    assert isinstance(found, int)
    return found

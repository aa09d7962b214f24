"""The public pages for a screen reader, a telephone at large type, and a browser without a script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.test_pages_for_everybody import AXE, RUN_AXE, width
from tests.e2e.visitor import Visitor

PAGES = ("/public/", "/public/notices", "/public/institutions", "/public/apply/", "/public/progress")
MINE = ("form", "case", "supplement", "withdrawal", "letter")


@pytest.fixture
def examiner(browser: Browser, address: str) -> Iterator[Visitor]:
    """The applicant of the demo's cases, with a window that lets the examining script in."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", bypass_csp=True)
    visitor = Visitor(context.new_page(), address)
    visitor.page.set_default_timeout(10_000)
    visitor.become("吕萍")
    yield visitor
    context.close()


def open_page(visitor: Visitor, page: str) -> None:
    """Goes to an address, or to a page of the case that waits for its applicant's papers."""
    if page.startswith("/"):
        visitor.go(page)
    elif page == "form":
        visitor.go("/public/apply/")
        visitor.page.get_by_role("button", name=re.compile("开始填写")).click()
    else:
        visitor.go("/public/mine")
        visitor.page.locator(".case-link", has_text="孙").click()
        links = {"supplement": "补充材料", "withdrawal": "撤回申请", "letter": "一次性告知书"}
        if page in links:
            visitor.page.get_by_role("link", name=re.compile(links[page])).first.click()
    visitor.page.wait_for_load_state()


@pytest.mark.parametrize("page", PAGES + MINE)
def test_a_page_serves_a_screen_reader_and_fits_a_telephone_at_large_type(
    examiner: Visitor, page: str
) -> None:
    examiner.go("/public/")
    examiner.page.get_by_role("button", name="大字").click()
    open_page(examiner, page)
    assert examiner.page.locator("html.large").count() == 1
    assert width(examiner.page) <= 390
    examiner.page.add_script_tag(path=AXE)
    assert examiner.page.evaluate(RUN_AXE) == []


def test_an_application_is_begun_and_saved_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/public/apply/")
    page.get_by_role("button", name=re.compile("开始填写")).click()
    page.locator('[name="applicant_kind"][value="guardian"]').check()
    page.get_by_role("button", name="保存", exact=True).click()
    page.locator('[name="representative-name"]').fill("谢小兰")
    page.get_by_role("button", name="提交申请").click()
    assert page.locator("#insured-name-error").count() == 1
    assert page.input_value('[name="representative-name"]') == "谢小兰"
    context.close()

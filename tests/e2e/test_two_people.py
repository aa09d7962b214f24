"""Two people before the same task of their group: one is in time, the other loses nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.test_application_to_letter import apply_at_the_window
from tests.e2e.visitor import Visitor

TASK = "核对申请材料"
NOTE = "身份证背面请再拍一张，照片有反光"


@pytest.fixture
def colleague(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody at the next desk, with a browser of their own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    visitor = Visitor(context.new_page(), address)
    yield visitor
    context.close()
    assert not visitor.complaints


def test_who_comes_second_is_told_who_and_when_and_keeps_the_words(
    visitor: Visitor, colleague: Visitor
) -> None:
    case = apply_at_the_window(visitor, "何秀兰", "629901194709110010")
    colleague.become("钱磊")
    both_open(visitor, colleague, case)
    type_then_give_back(colleague)
    claim_and_submit(visitor, case)
    told = submit_too_late(colleague)
    assert f"该任务已由赵敏于{visitor.legal_now:%Y-%m-%d}" in told
    assert "您填写的内容没有提交，但保留在这里" in told
    assert NOTE in told


def both_open(first: Visitor, second: Visitor, case: str) -> None:
    """Both look at the task; the second takes it, and the first is told who has it."""
    for person in (first, second):
        person.go("/inbox?tab=group")
        person.page.locator("tr[data-row]", has_text=case).filter(has_text=TASK).locator(
            "[data-open]"
        ).click()
        person.page.get_by_role("button", name="认领并办理").wait_for()
    second.press("认领并办理")
    first.press("认领并办理")
    assert "该任务已由钱磊认领" in first.page.locator("main").inner_text()


def type_then_give_back(person: Visitor) -> None:
    """Fills in the form and leaves it open, while another of the person's windows puts the task back."""
    person.fill({"checklist-0-status": "complete", "checklist-0-note": NOTE})
    other = person.page.context.new_page()
    other.goto(person.page.url)
    other.get_by_role("button", name="退回本组").click()
    other.wait_for_url("**/inbox**")
    other.close()


def claim_and_submit(person: Visitor, case: str) -> None:
    person.open_task(TASK, case)
    person.fill({f"checklist-{row}-status": "complete" for row in range(3)})
    person.fill({"originals_seen": True, "decision": "accept", "statement": True})
    person.submit()


def submit_too_late(person: Visitor) -> str:
    person.press("提交")
    return person.page.locator("main").inner_text()

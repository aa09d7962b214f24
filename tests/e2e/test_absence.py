"""Somebody is away: the substitute does the work, but not what the substitute may not do."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.e2e.test_application_to_letter import apply_at_the_window
from tests.e2e.visitor import Visitor

TASK = "核对申请材料"


def test_an_absence_with_a_substitute(visitor: Visitor) -> None:
    case = apply_at_the_window(visitor, "刘玉兰", "629901193803020025")
    begin_the_task(visitor, case)
    enter_the_absence(visitor, case)
    do_the_work_in_her_place(visitor, case)
    the_case_says_who_acted_for_whom(visitor)
    come_back_early(visitor)


def begin_the_task(visitor: Visitor, case: str) -> None:
    visitor.open_task(TASK, case)
    visitor.fill({"checklist-0-status": "complete"})
    visitor.press("保存草稿")


def enter_the_absence(visitor: Visitor, case: str) -> None:
    visitor.go("/absences")
    page = visitor.page
    page.get_by_role("link", name="登记缺席").first.click()
    until = visitor.legal_now + timedelta(days=3)
    page.get_by_label("至（含当日）").fill(f"{until:%Y-%m-%d}")
    row = page.locator("#covered tr", has_text=case)
    choose_substitute(visitor, "孙莉")
    expect(row).to_contain_text(f"“{TASK}”由第三方机构受理初审岗办理，孙莉不在该机构的该岗位。")
    choose_substitute(visitor, "钱磊")
    expect(row).to_contain_text("可以")
    visitor.press("登记")
    expect(page.get_by_role("heading", name="我缺席，由钱磊代办")).to_be_visible()


def choose_substitute(visitor: Visitor, name: str) -> None:
    select = visitor.page.get_by_label("代办人")
    words = next(words for words in select.locator("option").all_inner_texts() if words.startswith(name))
    select.select_option(label=words)


def do_the_work_in_her_place(visitor: Visitor, case: str) -> None:
    visitor.become("钱磊")
    visitor.page.get_by_role("link", name="消息").first.click()
    message = visitor.page.locator(".message", has_text="赵敏在").first
    expect(message).to_contain_text("由您代办其已认领的任务")
    message.get_by_role("button", name="看代办安排").click()
    expect(visitor.page.get_by_role("heading", name="赵敏缺席，由我代办")).to_be_visible()
    visitor.go("/inbox?tab=mine")
    row = visitor.page.locator("tr[data-row]", has_text=case)
    expect(row).to_contain_text("代 赵敏")
    row.locator("[data-open]").click()
    expect(visitor.page.locator("main")).to_contain_text("赵敏缺席，您正在代办这个任务")
    expect(visitor.page.locator('[name="checklist-0-status"][value="complete"]')).to_be_checked()
    visitor.fill({f"checklist-{row}-status": "complete" for row in range(3)})
    visitor.fill({"originals_seen": True, "decision": "accept", "statement": True})
    assert "初审" in visitor.submit()


def the_case_says_who_acted_for_whom(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name="看案件", exact=True).click()
    visitor.page.get_by_role("link", name="经过", exact=True).click()
    done = visitor.page.locator(".history li", has_text=f"办结“{TASK}”")
    expect(done).to_contain_text("钱磊（代赵敏）")


def come_back_early(visitor: Visitor) -> None:
    visitor.become("赵敏")
    visitor.go("/absences")
    visitor.page.get_by_role("button", name="提前结束").click()
    visitor.become("钱磊")
    visitor.go("/inbox?tab=mine")
    expect(visitor.page.locator("main")).not_to_contain_text("代 赵敏")

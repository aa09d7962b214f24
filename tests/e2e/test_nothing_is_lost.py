"""Back, reload, leaving at once, an expired sign-in, a second window: what was typed is still there."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.test_applicant_supplement import APPLICATION
from tests.e2e.test_application_to_letter import apply_at_the_window
from tests.e2e.visitor import Visitor

TASK = "核对申请材料"
NOTE = "checklist-0-note"
SAVED = re.compile("草稿已自动保存")


@pytest.fixture(scope="module")
def case(browser: Browser, address: str) -> str:
    """A case whose first task is open, for all tests: what one types, the next finds and writes over."""
    context = browser.new_context(locale="zh-CN")
    visitor = Visitor(context.new_page(), address)
    number = apply_at_the_window(visitor, "秦有福", "629901194706060011")
    context.close()
    return number


def test_back_leads_to_what_was_found_and_to_the_refused_form(visitor: Visitor, case: str) -> None:
    page = open_task(visitor, case)
    refuse(visitor)
    page.locator(".task-head .number").click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    expect(page.locator("[data-errors]")).to_be_focused()
    page.locator('[name="q"]').fill(case[:8])
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?kept=*")
    page.locator("tr[data-row] a", has_text=case).first.click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    expect(page.locator("tr[data-row]", has_text=case)).to_be_visible()
    assert case[:8] not in page.url


def test_a_reload_keeps_what_was_corrected_after_a_refusal(visitor: Visitor, case: str) -> None:
    page = open_task(visitor, case)
    refuse(visitor)
    page.locator(f'[name="{NOTE}"]').fill("改过了")
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    page.reload()
    expect(page.locator(f'[name="{NOTE}"]')).to_have_value("改过了")
    assert page.locator("[data-errors]").count() == 1


def test_leaving_at_once_loses_nothing(visitor: Visitor, case: str) -> None:
    page = open_task(visitor, case)
    note = page.locator(f'[name="{NOTE}"]')
    note.fill("马上走")
    expect(page.locator("#draft-state")).to_have_text("正在保存…")
    page.locator(".task-head .number").click()
    page.wait_for_url("**/cases/**")
    page.go_back()
    expect(note).to_have_value("马上走")
    note.fill("马上重来")
    page.reload()
    expect(note).to_have_value("马上重来")
    note.fill("接着写")
    expect(page.locator("#draft-state")).to_have_text(SAVED)


def test_a_new_case_has_a_draft_that_outlives_reload_and_refusal(visitor: Visitor) -> None:
    page = visitor.page
    visitor.become("赵敏")
    visitor.go("/new/ltci_assessment")
    visitor.fill({"insured-name": "陶春生"})
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    page.reload()
    expect(page.locator('[name="insured-name"]')).to_have_value("陶春生")
    visitor.press("提交")
    expect(page.locator("[data-errors]")).to_be_focused()
    visitor.fill({"phone": "13900000001"})
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    page.reload()
    expect(page.locator('[name="phone"]')).to_have_value("13900000001")
    visitor.go("/new/ltci_assessment")
    expect(page.locator('[name="insured-name"]')).to_have_value("")
    page.get_by_role("link", name=re.compile("陶春生")).click()
    visitor.press("删除草稿")
    assert "陶春生" not in page.locator("main").inner_text()


def test_an_expired_sign_in_is_said_where_one_types_and_then_saved(visitor: Visitor, case: str) -> None:
    page = open_task(visitor, case)
    page.context.clear_cookies()
    note = page.locator(f'[name="{NOTE}"]')
    note.fill("登录失效时写的")
    expect(page.locator("#draft-state")).to_contain_text("还没有保存")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator("[data-expired]")).to_be_in_viewport()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="在新窗口重新登录").click()
    sign_in_again(opened.value)
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    expect(page.locator("[data-expired]")).to_be_hidden()
    page.reload()
    expect(note).to_have_value("登录失效时写的")
    # The browser's console names the refused saving, as it should, and nothing else.
    assert all("401" in each for each in visitor.complaints)
    visitor.complaints.clear()


def test_a_second_window_overwrites_nothing_and_offers_both(visitor: Visitor, case: str) -> None:
    page = open_task(visitor, case)
    other = page.context.new_page()
    other.goto(page.url)
    page.locator(f'[name="{NOTE}"]').fill("这一窗口")
    expect(page.locator("#draft-state")).to_have_text(SAVED)
    other.locator(f'[name="{NOTE}"]').fill("那一窗口")
    expect(other.locator("#draft-state")).to_contain_text("改过这份草稿")
    page.reload()
    expect(page.locator(f'[name="{NOTE}"]')).to_have_value("这一窗口")
    other.get_by_role("button", name="以本窗口为准").click()
    other.wait_for_load_state()
    page.reload()
    expect(page.locator(f'[name="{NOTE}"]')).to_have_value("那一窗口")
    other.close()


def test_the_receipt_of_an_application_can_be_loaded_again(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go("/public/apply/")
    page.get_by_role("button", name=re.compile("开始填写")).click()
    visitor.press("提交申请")
    expect(page.locator("[data-errors]")).to_be_focused()
    page.reload()
    visitor.fill({**APPLICATION, "insured-name": "谢再明", "insured-id_number": "62990119550303001X"})
    visitor.press("提交申请")
    code = page.locator(".handed-code").inner_text()
    page.reload()
    assert page.locator(".handed-code").inner_text() == code


def open_task(visitor: Visitor, case: str) -> Page:
    visitor.become("赵敏")
    visitor.open_task(TASK, case)
    return visitor.page


def refuse(visitor: Visitor) -> None:
    visitor.press("提交")
    expect(visitor.page.locator("[data-errors]")).to_be_focused()


def sign_in_again(window: Page) -> None:
    window.get_by_role("button", name="以赵敏的身份登录").click()
    window.get_by_text("已重新登录").first.wait_for()
    window.close()

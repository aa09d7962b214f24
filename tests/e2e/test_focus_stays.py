"""The keyboard's place on a page: after an act by a button, in what unfolds, and on the way back."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.test_application_to_letter import apply_at_the_window
from tests.e2e.visitor import Visitor


def test_the_focus_stays_where_the_work_is(visitor: Visitor) -> None:
    for name, id_number in (("史玉芬", "629901194304110012"), ("康大勇", "629901194609220028")):
        case = apply_at_the_window(visitor, name, id_number)
    _claiming_keeps_the_button_and_tells_the_counts(visitor, case)
    _escape_closes_what_was_opened(visitor.page)
    _back_leads_to_the_row_that_was_left(visitor)
    _notes_and_questions_keep_their_place(visitor.page)
    _a_link_to_a_step_marks_it_in_the_diagram(visitor.page)


def _claiming_keeps_the_button_and_tells_the_counts(visitor: Visitor, case: str) -> None:
    visitor.go("/inbox?tab=group")
    page = visitor.page
    free = page.locator("tr[data-row]", has_text=case)
    row = page.locator(f"#{free.locator('xpath=..').get_attribute('id')}")
    counts = page.locator("#inbox-tabs .count"), page.locator("#navigation .nav-list__part .count")
    before = [_number(each.first) for each in counts]
    row.locator("[data-claim]").focus()
    page.keyboard.press("Enter")
    expect(row.locator("[data-claim]")).to_have_text("退回本组")
    expect(row.locator("[data-claim]")).to_be_focused()
    assert [_number(each.first) for each in counts] == [number + 1 for number in before]
    expect(page.locator("#inbox-told")).to_have_text(re.compile("^已认领：.+-2026-"))


def _escape_closes_what_was_opened(page: Page) -> None:
    row = page.locator("tr.is-current")
    row.locator("[data-open]").focus()
    page.keyboard.press("Space")
    page.locator(".peek__sheet").wait_for()
    expect(row.locator("[data-peek]")).to_have_attribute("aria-expanded", "true")
    page.locator(".peek__sheet a").first.focus()
    page.keyboard.press("Escape")
    expect(row.locator("[data-peek]")).to_be_focused()
    expect(row.locator("[data-peek]")).to_have_attribute("aria-expanded", "false")
    assert not page.locator(".peek__sheet").count()
    page.keyboard.press("/")
    expect(page.locator("[data-finder]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row.locator("[data-peek]")).to_be_focused()


def _back_leads_to_the_row_that_was_left(visitor: Visitor) -> None:
    page = visitor.page
    page.keyboard.press("k")
    row = page.locator("tr.is-current")
    opened = row.locator("[data-open]").get_attribute("href") or ""
    row.locator("[data-open]").click()
    page.locator(".task").wait_for()
    page.go_back()
    expect(page.locator("tr.is-current [data-open]")).to_be_focused()
    assert page.locator("tr.is-current [data-open]").get_attribute("href") == opened
    page.keyboard.press("Enter")
    page.get_by_role("button", name="认领并办理").click()
    page.locator("#task-form").wait_for()
    page.go_back()
    page.go_back()
    expect(page.locator("tr.is-current [data-open]")).to_be_focused()
    assert page.locator("tr.is-current [data-open]").get_attribute("href") != opened
    page.goto(visitor.address + opened)


def _notes_and_questions_keep_their_place(page: Page) -> None:
    page.locator("#talk summary").click()
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("家属周三在家")
    page.get_by_role("button", name="写下").click()
    expect(page.locator(".talk__done")).to_be_focused()
    page.get_by_role("link", name="请教同事").click()
    expect(page.locator("#adviser_id")).to_be_focused()
    page.get_by_role("link", name="不问了").click()
    expect(page.get_by_role("link", name="请教同事")).to_be_focused()


def _a_link_to_a_step_marks_it_in_the_diagram(page: Page) -> None:
    page.locator(".task-head a.number").click()
    page.get_by_role("link", name="步骤", exact=True).click()
    page.locator("td a[href*='element=']").first.click()
    expect(page.locator(".djs-element.is-chosen")).to_have_count(1)


def _number(count: Locator) -> int:
    return int(count.inner_text())

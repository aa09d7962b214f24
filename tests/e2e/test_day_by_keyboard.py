"""A caseworker's day with the hands on the keyboard: ten tasks, and the mouse is never touched."""

import re

from playwright.sync_api import Locator, Page

from tests.e2e.visitor import Visitor

TASKS = 10
FARTHEST = 120
HEAR_THE_MOUSE = "addEventListener('pointerdown', () => console.error('the mouse was used'), true)"
CHOSEN = "(here => here.selectedOptions ? here.selectedOptions[0].text : here.value)(document.activeElement)"
ANSWERS: dict[str, str | dict[str, str]] = {
    r"checklist-\d+-status": "complete",
    "originals_seen": "1",
    "decision": {"核对申请材料": "accept", "初审评估申请": "pass"},
    "(enrolment|duration|cause)_ok|material_true": "true",
    "doubt": "false",
    "late_reason": "workload",
    "institution": "平安里",
    "dispatch_mode": "rotation",
    "statement": "1",
}
KNOWN = ("核对申请材料", "初审评估申请", "派单给评估机构")


def test_ten_tasks_are_done_in_a_day_by_keyboard_alone(visitor: Visitor) -> None:
    visitor.page.add_init_script(HEAR_THE_MOUSE)
    sign_in(visitor, "赵敏")
    choose_in_inbox(visitor.page)
    done = [do_task(visitor.page)]
    while len(done) < TASKS:
        go_on(visitor.page)
        done.append(do_task(visitor.page))
    assert len(set(done)) == TASKS
    assert {name for name, _ in done} == set(KNOWN)


def sign_in(visitor: Visitor, name: str) -> None:
    visitor.go("/people")
    tab_to(visitor.page, visitor.page.get_by_role("button", name=f"以{name}的身份登录"))
    follow(visitor.page)


def choose_in_inbox(page: Page) -> None:
    """Opens a known task of the group, which is claimed first, or else one of the person's own."""
    skip_to_content(page)
    tab_to(page, page.locator("a.tab", has_text="本组"))
    follow(page)
    if walk_to_known(page):
        page.keyboard.press("c")
        page.locator("tr.is-current").get_by_text("退回本组").wait_for()
    else:
        tab_to(page, page.locator("a.tab", has_text="我的"), key="Shift+Tab")
        follow(page)
        assert walk_to_known(page), "no known task is left"
    follow(page)


def walk_to_known(page: Page) -> bool:
    """Goes down the rows; whether one is a known task."""
    for _ in range(page.locator("tr[data-row]").count()):
        page.keyboard.press("j")
        if page.locator("tr.is-current [data-open]").inner_text() in KNOWN:
            return True
    return False


def do_task(page: Page) -> tuple[str, str]:
    """Claims the task where nobody has, answers what is asked and submits: (task, case)."""
    name = page.locator(".task-head h1").inner_text().split()[0]
    case = page.locator(".task-head .number").inner_text()
    claim = page.get_by_role("button", name="认领并办理")
    skip_to_content(page)
    if claim.count():
        tab_to(page, claim)
        follow(page)
        skip_to_content(page)
    answered: set[str] = set()
    submit = page.locator(".task-actions .btn-primary")
    tab_to(page, page.locator("#task-form :focus"))
    for _ in range(FARTHEST):
        if has_focus(submit):
            break
        answer_here(page, name, answered)
        page.keyboard.press("Tab")
    follow(page)
    refused = page.locator("[data-errors]")
    assert not refused.count(), f"{name}: {refused.first.inner_text()}"
    assert f"已提交：{name}" in page.locator("h1").inner_text()
    return name, case


def go_on(page: Page) -> None:
    """To the task that is offered next, or back to the inbox."""
    offered = page.locator("a[autofocus]")
    if offered.count() and any(name in offered.inner_text() for name in KNOWN):
        assert has_focus(offered)
        follow(page)
        return
    tab_to(page, page.locator("main").get_by_role("link", name="回到收件箱"))
    follow(page)
    choose_in_inbox(page)


def answer_here(page: Page, task: str, answered: set[str]) -> None:
    """Answers the question that has the focus, unless that was done or it may stay open."""
    field, kind = page.evaluate("[document.activeElement.name ?? '', document.activeElement.type ?? '']")
    answer = next((given for name, given in ANSWERS.items() if re.fullmatch(name, field)), None)
    if answer is None or field in answered:
        return
    answered.add(field)
    if not kind.startswith("select"):
        page.keyboard.press("Space")
        settle(page)
    if kind != "checkbox":
        walk_to(page, answer if isinstance(answer, str) else answer[task])


def walk_to(page: Page, answer: str) -> None:
    """Goes by arrow through radio buttons (by value) or the options of a select (by their first words)."""
    for _ in range(9):
        if page.evaluate(CHOSEN).strip().startswith(answer):
            return
        page.keyboard.press("ArrowDown")
        settle(page)
    raise AssertionError(f"no {answer} is to be had here")


def skip_to_content(page: Page) -> None:
    """By the link that Tab reaches first on every page."""
    page.keyboard.press("Tab")
    assert has_focus(page.locator("a.skip"))
    page.keyboard.press("Enter")


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    for _ in range(FARTHEST):
        page.keyboard.press(key)
        if wanted.count() and has_focus(wanted.first):
            return
    raise AssertionError(f"{wanted} is not reached by Tab")


def has_focus(wanted: Locator) -> bool:
    return bool(wanted.evaluate("element => element === document.activeElement"))


def follow(page: Page) -> None:
    """Enter on what has the focus leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    settle(page)


def settle(page: Page) -> None:
    page.wait_for_selector(".htmx-request, .htmx-swapping, .htmx-settling", state="detached")

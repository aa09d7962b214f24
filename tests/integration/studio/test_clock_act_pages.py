"""The page on which a person stops, resumes or moves a clock."""

from sqlalchemy import select

from app.storage.records import Clock, ClockEntry
from tests.integration.studio.conftest import POSTS, Pages

GROUNDS = {"day": "2026-12-01", "reason": "申请人住院", "legal_basis": "甘医保发〔2026〕26号第十六条"}


def clock_of(pages: Pages) -> Clock:
    with pages.platform.reading_unit() as unit:
        return unit.session.scalars(select(Clock)).one()


def place(pages: Pages, act: str) -> str:
    return f"/cases/case/clocks/{clock_of(pages).id}/{act}"


def test_only_handlers_may_stop_and_only_the_authority_may_move(pages: Pages) -> None:
    moving, stopping = set(), set()
    for account in POSTS:
        client, grounds = pages.open_as(account), {**GROUNDS, "reason": f"事由{account}"}
        if client.post(place(pages, "stop"), data=grounds).status_code == 302:
            stopping.add(account)
            resumed = client.post(place(pages, "resume"), data={**grounds, "cause": grounds["reason"]})
            assert resumed.status_code == 302
        if client.post(place(pages, "move"), data={**GROUNDS, "due_on": "2027-01-20"}).status_code == 302:
            moving.add(account)
    assert (stopping, moving) == ({"head", "review", "clerk"}, {"head"})


def test_stop_from_the_page_leads_to_the_day_table_that_shows_it(pages: Pages) -> None:
    page = pages.open_as("clerk").post(place(pages, "stop"), data=GROUNDS, follow_redirects=True)
    assert page.status_code == 200
    assert "已办理：停表" in page.text
    for said in ("届满日待恢复计算后确定", "期限的记录", GROUNDS["legal_basis"]):
        assert said in page.text


def test_stopped_clock_offers_to_go_on_and_says_when_it_would_end(pages: Pages) -> None:
    client = pages.open_as("clerk")
    client.post(place(pages, "stop"), data=GROUNDS)
    page = client.get(place(pages, "act")).text
    assert "恢复计算" in page
    assert GROUNDS["reason"] in page
    resumed = {**GROUNDS, "reason": "申请人出院", "cause": GROUNDS["reason"]}
    assert client.post(place(pages, "resume"), data=resumed).status_code == 302
    assert clock_of(pages).state == "running"


def test_every_gap_is_named_at_once_and_what_was_typed_stays(pages: Pages) -> None:
    typed = {"day": "", "due_on": "", "reason": "案情复杂", "legal_basis": ""}
    answer = pages.open_as("head").post(place(pages, "move"), data=typed, follow_redirects=True)
    assert answer.status_code == 422
    for field in ("move-day", "move-due_on", "move-legal_basis"):
        assert f'id="{field}-error"' in answer.text
    assert 'value="案情复杂"' in answer.text


def test_due_day_before_the_decision_is_refused_in_words(pages: Pages) -> None:
    wrong = {**GROUNDS, "due_on": "2026-11-30"}
    answer = pages.open_as("head").post(place(pages, "move"), data=wrong, follow_redirects=True)
    assert answer.status_code == 409
    assert "届满日早于起算日或决定日" in answer.text


def test_a_rest_day_is_chosen_only_knowingly(pages: Pages) -> None:
    client, sunday = pages.open_as("head"), {**GROUNDS, "due_on": "2027-01-17"}
    asked = client.post(place(pages, "move"), data=sunday, follow_redirects=True)
    assert asked.status_code == 422
    assert "2027年1月17日是休息日（周末）" in asked.text and "<title>有误：" in asked.text
    assert client.post(place(pages, "move"), data={**sunday, "rest_day": "yes"}).status_code == 302
    assert "由2026年12月1日的决定定为2027年1月17日" in client.get(place(pages, "")[:-1]).text


def test_act_is_linked_from_the_page_that_explains_the_day(pages: Pages) -> None:
    why = f"/cases/case/clocks/{clock_of(pages).id}"
    assert place(pages, "act") in pages.open_as("head").get(why).text
    assert place(pages, "act") not in pages.open_as("department").get(why).text


def test_ledger_keeps_every_act_in_order(pages: Pages) -> None:
    client = pages.open_as("head")
    client.post(place(pages, "move"), data={**GROUNDS, "due_on": "2027-01-20"})
    client.post(place(pages, "stop"), data=GROUNDS)
    with pages.platform.reading_unit() as unit:
        kinds = unit.session.scalars(select(ClockEntry.kind).order_by(ClockEntry.seq)).all()
    assert kinds == ["started", "moved", "stopped"]

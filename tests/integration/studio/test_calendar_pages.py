"""The working calendar's pages: who may look, who may enter, and what a notice does."""

import re

from sqlalchemy import select

from app.storage.records import Clock, YearNotice
from tests.integration.studio.conftest import POSTS, Pages

FORM = {
    "year": "2027",
    "revision": "1",
    "title": "国务院办公厅关于2027年部分节假日安排的通知",
    "number": "国办发明电〔2026〕9号",
    "issued_on": "2026-11-27",
    "name-0": "元旦",
    "first-0": "2027-01-01",
    "last-0": "2027-01-03",
    "makeup_days": "2026-12-27",
}


def test_calendar_is_open_to_those_who_answer_for_it(pages: Pages) -> None:
    statuses = {account: pages.open_as(account).get("/calendar").status_code for account in POSTS}
    looking = {account for account, status in statuses.items() if status == 200}
    assert looking == {"policy", "admin", "head", "department"}
    assert set(statuses.values()) == {200, 403}


def test_only_policy_staff_and_administrator_may_enter_a_notice(pages: Pages) -> None:
    acts = ("", "/preview", "/text", "/edit")
    for account in POSTS:
        client, may = pages.open_as(account), account in ("policy", "admin")
        assert (client.get("/calendar/notices/new").status_code == 200) is may
        answers = {client.post(f"/calendar/notices{act}", data=FORM).status_code for act in acts}
        assert (403 not in answers) if may else (answers == {403})


def test_navigation_names_the_calendar_to_nobody_who_may_not_open_it(pages: Pages) -> None:
    assert "工作日历" not in pages.open_as("review").get("/inbox").text
    assert "工作日历" in pages.open_as("policy").get("/inbox").text


def test_year_without_notice_says_that_its_dates_are_provisional(pages: Pages) -> None:
    page = pages.open_as("policy").get("/calendar?year=2027").text
    assert "暂定" in page
    assert "不含春节" in page
    assert "已公布的2026年放假安排" in pages.open_as("policy").get("/calendar?year=2026").text


def test_published_year_marks_make_up_days_by_a_letter(pages: Pages) -> None:
    page = pages.open_as("head").get("/calendar?year=2026").text
    assert re.search(r'title="2026-10-10 国庆节 调休工作日".*?<i>班</i>', page, re.DOTALL)
    assert page.count("<caption>") == 12


def test_preview_names_each_deadline_from_when_to_when_and_enters_nothing(pages: Pages) -> None:
    page = pages.open_as("policy").post("/calendar/notices/preview", data=FORM).text
    for said in ("GS-2026-00001", "2027-01-04", "2026-12-31", "提前 4 天", "张*"):
        assert said in page
    with pages.platform.reading_unit() as unit:
        assert unit.session.scalars(select(YearNotice)).all() == []


def test_administrator_sees_the_preview_without_the_party(pages: Pages) -> None:
    page = pages.open_as("admin").post("/calendar/notices/preview", data=FORM).text
    assert "GS-2026-00001" in page
    assert "张*" not in page


def test_entered_notice_moves_the_clock_and_stands_in_the_list(pages: Pages) -> None:
    client = pages.open_as("policy")
    answer = client.post("/calendar/notices", data=FORM, follow_redirects=True)
    assert "1 件案件的期限正在逐件重新计算" in answer.text
    assert FORM["number"] in answer.text
    assert "还有 1 件案件" in answer.text
    pages.run()
    with pages.platform.reading_unit() as unit:
        assert unit.session.scalars(select(Clock)).one().due_on.isoformat() == "2026-12-31"
    assert "等待重新计算" not in client.get("/calendar?year=2027").text


def test_errors_stand_at_their_fields_and_nothing_typed_is_lost(pages: Pages) -> None:
    wrong = {**FORM, "number": "", "makeup_days": "2026-12-32", "last-0": "2026-13-01"}
    answer = pages.open_as("policy").post("/calendar/notices/preview", data=wrong)
    assert answer.status_code == 422
    for place in ("number", "makeup_days", "last-0"):
        assert f'id="{place}-error"' in answer.text
    assert 'value="2026-12-32"' in answer.text


def test_notice_that_contradicts_itself_is_refused(pages: Pages) -> None:
    answer = pages.open_as("policy").post("/calendar/notices", data={**FORM, "last-0": "2026-12-31"})
    assert answer.status_code == 422
    assert "早于开始日" in answer.text


def test_second_person_with_an_old_page_is_told_so(pages: Pages) -> None:
    pages.open_as("policy").post("/calendar/notices", data=FORM)
    answer = pages.open_as("admin").post("/calendar/notices", data={**FORM, "number": "另一号"})
    assert answer.status_code == 409
    assert "请核对后重新提交" in answer.text


def test_body_of_the_notice_fills_the_ranges(pages: Pages) -> None:
    text = "一、元旦：1月1日（周五）至3日放假，共3天。\n二、春节：2月5日至11日放假调休。2月13日上班。"
    page = pages.open_as("policy").post("/calendar/notices/text", data={"year": "2027", "text": text}).text
    for value in ("2027-01-03", "春节", "2027-02-11", "2027-02-13"):
        assert f'value="{value}"' in page


def test_form_for_a_published_year_brings_its_days(pages: Pages) -> None:
    page = pages.open_as("policy").get("/calendar/notices/new?year=2026").text
    assert 'value="2026-02-15"' in page
    assert "2026-10-10" in page


def test_going_back_from_the_preview_keeps_what_was_typed(pages: Pages) -> None:
    page = pages.open_as("policy").post("/calendar/notices/edit", data=FORM).text
    assert f'value="{FORM["number"]}"' in page

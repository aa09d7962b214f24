"""Pages of absences: entered, shown to those concerned, ended; the substitute finds the tasks."""

from datetime import date, timedelta

from tests.integration.desk.conftest import Held
from tests.integration.web.conftest import MORNING, Office, Window

TODAY = MORNING.date()
FRIDAY = TODAY + timedelta(days=1)


def enter(window: Window, absent: str, substitute: str, until: date = FRIDAY) -> int:
    account = window.office.cast.account
    form = {
        "account_id": account(absent),
        "substitute_id": account(substitute),
        "since": TODAY,
        "until": until,
    }
    return window.post("/absences/new", form).status_code


def test_the_substitute_finds_the_tasks_and_is_told(office: Office, held: Held) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    assert enter(office.window("zhao_min"), "zhao_min", "qian_lei") == 302
    substitute = office.window("qian_lei")
    assert "代 赵敏" in substitute.get("/inbox?tab=mine").text
    assert "由您代办其已认领的任务" in substitute.get("/messages").text
    page = substitute.get(f"/tasks/{item_id}").text
    assert "赵敏缺席，您正在代办这个任务" in page
    assert "退回本组" not in page
    answers = {"decision": "accept", "originals_seen": "on"}
    refused = substitute.post(f"/tasks/{item_id}", answers)
    assert refused.status_code == 422  # the form is incomplete, but it is the substitute's to fill in
    assert "代 赵敏" not in office.window("sun_li").get("/inbox?tab=mine").text
    assert case_id in substitute.get("/absences").text or "GS-2026-" in substitute.get("/absences").text


def test_before_it_is_entered_the_page_says_task_by_task_what_the_substitute_may_do(
    office: Office, held: Held
) -> None:
    held("zhao_min", "zhang")
    account = office.cast.account
    address = f"/absences/covered?account_id={account('zhao_min')}&substitute_id={{}}"
    window = office.window("zhao_min")
    assert "都可以代办" in window.get(address.format(account("qian_lei"))).text
    commissioner = window.get(address.format(account("sun_li"))).text
    assert "“核对申请材料”由第三方机构受理初审岗办理，孙莉不在该机构的该岗位。" in commissioner


def test_a_refused_entry_comes_back_with_the_errors_at_their_fields(office: Office) -> None:
    window = office.window("zhao_min")
    account = office.cast.account
    form = {"account_id": account("zhao_min"), "substitute_id": account("zhou_qiang"), "since": TODAY}
    answer = window.post("/absences/new", {**form, "until": ""})
    assert answer.status_code == 422
    assert 'id="until-error"' in answer.text and 'id="substitute_id-error"' in answer.text


def test_nobody_enters_an_absence_for_a_stranger(office: Office) -> None:
    window = office.window("zhao_min")
    assert enter(window, "qian_lei", "sun_li") == 403
    who = office.cast.account("qian_lei")
    assert window.get(f"/absences/new?who={who}").status_code == 404
    assert window.get(f"/absences/covered?account_id={who}").status_code == 404


def test_a_supervisor_enters_it_for_the_people_of_the_agency(office: Office) -> None:
    supervisor = office.window("qin_feng")
    assert "杨光" in supervisor.get("/absences/new").text
    assert enter(supervisor, "yang_guang", "zhu_hong") == 302
    assert "杨光缺席，由朱红代办" in supervisor.get("/absences").text
    assert "已为您登记缺席" in office.window("yang_guang").get("/messages").text


def test_who_may_not_end_it_finds_nothing_to_end(office: Office, held: Held) -> None:
    held("zhao_min", "zhang")
    window = office.window("zhao_min")
    enter(window, "zhao_min", "qian_lei")
    place = window.get("/absences").text.split('action="/absences/')[1].split('"')[0]
    assert office.window("qian_lei").post(f"/absences/{place}").status_code == 404
    assert window.post(f"/absences/{place}").status_code == 302
    assert "代 赵敏" not in office.window("qian_lei").get("/inbox?tab=mine").text

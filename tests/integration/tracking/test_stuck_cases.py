"""A case that cannot go on says so: on its page, in the lists, and to those who look after it."""

import re

import pytest

from app.casework.cases.incidents import add_incident
from app.storage import due_work
from app.storage.records import DueWork, Incident
from tests.builders import make_area
from tests.integration.web.conftest import Office

WHY = "缺少通知“weather”。"


@pytest.fixture
def stuck(office: Office) -> str:
    """The id of a case of which a piece of work was parked."""
    opened = office.apply()
    with office.platform.unit() as unit:
        area, work = office.cast.area_id, due_work.Work("timer", "t", unit.moment, "s", opened.case_id)
        due_work.put(unit, area, [work])
        unit.session.flush()
        parked = unit.session.query(DueWork).filter_by(case_id=opened.case_id, kind="timer").one()
        parked.state = "parked"
        add_incident(
            unit,
            area,
            kind="due_work_parked",
            sentence=WHY,
            case_id=opened.case_id,
            due_work_id=parked.id,
            element_id="check_materials",
        )
    return opened.case_id


def incident_of(office: Office, case_id: str) -> Incident:
    with office.platform.reading_unit() as unit:
        return unit.session.query(Incident).filter_by(case_id=case_id).one()


def work_of(office: Office, case_id: str) -> str:
    with office.platform.reading_unit() as unit:
        return unit.session.query(DueWork).filter_by(case_id=case_id, kind="timer").one().state


def test_everybody_who_sees_the_case_reads_what_happened_and_what_comes(office: Office, stuck: str) -> None:
    text = office.window("zhao_min").get(f"/cases/{stuck}").text
    assert f"卡住了：{WHY}" in text
    assert "自 2026-05-07 09:00 起" in text
    assert "核对申请材料" in text
    assert "不再自动重试" in text
    assert "已处理，让系统再试" not in text


def test_lists_mark_the_case(office: Office, stuck: str) -> None:
    window = office.window("zhao_min")
    assert "卡住了" in window.get("/cases").text
    assert "卡住了" in window.get("/inbox?tab=group").text


def test_a_sound_case_bears_no_mark(office: Office) -> None:
    opened = office.apply()
    window = office.window("zhao_min")
    for address in ("/cases", "/inbox?tab=group", f"/cases/{opened.case_id}"):
        assert "卡住了" not in window.get(address).text


def test_the_supervisor_says_what_was_done_and_lets_the_work_be_tried_again(
    office: Office, stuck: str
) -> None:
    window = office.window("qin_feng")
    listed = window.get("/incidents").text
    assert WHY in listed
    assert "让系统再试" in listed
    address = f"/incidents/{incident_of(office, stuck).id}"
    empty = window.post(address, {"resolution": " ", "again": "1"})
    assert (empty.status_code, work_of(office, stuck)) == (422, "parked")
    done = window.post(address, {"resolution": "通知模板已补上", "again": "1", "next": f"/cases/{stuck}"})
    assert done.headers["Location"].endswith(f"/cases/{stuck}")
    assert work_of(office, stuck) == "waiting"
    assert "卡住了" not in window.get(f"/cases/{stuck}").text
    assert "处理异常（通知模板已补上）" in window.get(f"/cases/{stuck}/timeline").text
    assert "通知模板已补上" in window.get("/incidents?state=resolved").text


def test_who_does_not_look_after_the_area_finds_no_such_page(office: Office, stuck: str) -> None:
    window = office.window("zhao_min")
    assert window.get("/incidents").status_code == 403
    refused = window.post(f"/incidents/{incident_of(office, stuck).id}", {"resolution": "好了"})
    assert refused.status_code == 403
    assert not re.search(r'href="/incidents"', window.get("/inbox").text)
    assert work_of(office, stuck) == "parked"


def test_an_administrator_reads_the_incident_but_not_whose_case_it_is(office: Office, stuck: str) -> None:
    text = office.window("xu_ning").get("/incidents").text
    assert WHY in text
    assert "GS-2026-" not in text
    assert "张" not in text


def test_nobody_reads_the_incidents_of_another_area(office: Office, stuck: str) -> None:
    with office.platform.unit() as unit:
        make_area(unit, "other", name="安泉市")
        add_incident(unit, "other", kind="due_work_parked", sentence="别处的异常。")
    for reader in ("qin_feng", "xu_ning"):
        text = office.window(reader).get("/incidents").text
        assert WHY in text
        assert "别处的异常" not in text

"""The pages of registers: who may look, what stood on a day, its history, personal fields for a reason."""

from datetime import date, timedelta

import pytest

from app.business.registers import entries
from app.business.registers.entries import Origin, Stated
from app.business.registers.subjects import registered
from app.casework.run_due_work import run_due_work
from app.storage.records import AccountEvent
from tests.integration.web.conftest import Office

FROM, UNTIL = date(2026, 5, 7), date(2026, 5, 20)
BANS = "/registers/ban"


@pytest.fixture
def banned(office: Office) -> str:
    """The address of a ban of an institution, kept by the agency of the area."""
    area_id = office.cast.area_id
    with office.platform.unit() as unit:
        about = registered(
            unit, area_id, {"kind": "organisation", "id": office.cast.organisations["ping_an"]}
        )
        values = {
            "since": FROM,
            "until": UNTIL,
            "ground": "terminated_for_violation",
            "condition": "penalty_discharged",
            "details": {"source_doc": "陇医保决〔2026〕3号", "facts": "王某虚报评估"},
        }
        entry = entries.enter(unit, area_id, "ban", about, Stated(values, "解除协议"), Origin("test"))
        return f"{BANS}/{entry.id}"


def test_the_office_sees_who_is_barred_on_a_day(office: Office, banned: str) -> None:
    window = office.window("qin_feng")
    page = window.get(BANS).text
    assert "平安里失能评估中心" in page
    assert "因违法违规被解除协议" in page
    assert "行政处罚责任履行完毕" in page
    assert "平安里失能评估中心" not in window.get(f"{BANS}?on=2026-05-06").text
    # The period is over, the condition is not.
    assert "平安里失能评估中心" in window.get(f"{BANS}?on=2026-06-01").text


def test_an_entry_shows_its_history_and_hides_what_is_personal(office: Office, banned: str) -> None:
    page = office.window("qin_feng").get(banned).text
    assert "陇医保决〔2026〕3号" in page
    assert "解除协议" in page
    assert "王某" not in page


def test_who_says_why_sees_what_is_personal_and_it_is_noted(office: Office, banned: str) -> None:
    window = office.window("qin_feng")
    assert window.post(f"{banned}/reveal", {"reason": " "}).status_code == 422
    assert "王某虚报评估" in window.post(f"{banned}/reveal", {"reason": "核查"}).text
    with office.platform.reading_unit() as unit:
        [event] = unit.session.query(AccountEvent).filter_by(kind="register_revealed")
        assert event.details["reason"] == "核查"


def test_other_posts_find_no_register(office: Office, banned: str) -> None:
    assert office.window("zhao_min").get(BANS).status_code == 404
    assert office.window("wu_jing").get("/registers").status_code == 403
    assert office.window("lv_ping").get(banned).status_code == 403
    assert BANS not in office.window("zhu_hong").get("/registers/agreement").text


def test_what_no_process_takes_lies_with_its_post_until_somebody_settles_it(office: Office) -> None:
    area_id = office.cast.area_id
    with office.platform.unit() as unit:
        person = {"kind": "person", "id": office.cast.person_ids["zhang"]}
        stated = Stated({"since": FROM, "until": UNTIL, "state": "entitled"})
        entries.enter(
            unit, area_id, "benefit_interval", registered(unit, area_id, person), stated, Origin("x")
        )
    office.pass_time(timedelta(days=15))
    while run_due_work(office.platform):
        pass
    window = office.window("zhu_hong")
    page = window.get("/unheard").text
    assert "有效期满而没有新的结论" in page
    assert "2026-05-20" in page
    assert "有效期满" not in office.window("zhao_min").get("/unheard").text
    address = page.split('action="/unheard/')[1].split('"')[0]
    assert window.post(f"/unheard/{address}", {"resolution": ""}).status_code == 422
    assert office.window("zhao_min").post(f"/unheard/{address}", {"resolution": "办了"}).status_code == 403
    window.post(f"/unheard/{address}", {"resolution": "已另行组织评估"})
    assert "没有待接办的消息" in window.get("/unheard").text

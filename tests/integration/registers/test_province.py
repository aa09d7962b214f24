"""Entries for a whole province: copied through the outbox, asked in each area, changed at home alone."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.business.registers.copies import send_lacking
from app.casework.run_due_work import run_one
from app.domain.errors import MaterialRefused
from app.storage.journal_lines import journal_lines
from app.storage.records import DueWork
from tests import builders
from tests.permits_office import PermitOffice

THERE = "hexi"
FROM, UNTIL = date(2026, 5, 7), date(2026, 6, 30)


@pytest.fixture
def province(office: PermitOffice) -> Iterator[PermitOffice]:
    """Two areas under the rules of one province that know the same person, and a third elsewhere."""
    with office.platform.unit() as unit:
        builders.make_area(unit, THERE, number_prefix="HX")
        builders.make_area(unit, "elsewhere", region="jilin", number_prefix="JL")
        unit.session.flush()
        builders.make_person(unit, id="known-there", area_id=THERE)
        builders.make_person(unit, id="known-elsewhere", area_id="elsewhere")
    yield office


def known(area_id: str) -> dict[str, str]:
    return {"kind": "person", "id": {THERE: "known-there", "elsewhere": "known-elsewhere"}[area_id]}


def test_an_entry_for_the_province_is_asked_in_its_other_areas(province: PermitOffice) -> None:
    entry = province.enter(since=FROM, until=UNTIL, scope="province")
    assert province.consult(FROM, THERE, known(THERE)) == []
    province.work()
    [found] = province.consult(FROM, THERE, known(THERE))
    assert (found["id"], found["details"], found["subject"]["id"]) == (entry, {"what": "驾驶"}, "known-there")
    assert province.consult(FROM, "elsewhere", known("elsewhere")) == []


def test_an_entry_for_the_area_stays_in_it(province: PermitOffice) -> None:
    province.enter(since=FROM, until=UNTIL)
    province.work()
    assert province.consult(FROM, THERE, known(THERE)) == []


def test_a_change_reaches_the_copies_with_its_history(province: PermitOffice) -> None:
    entry = province.enter(since=FROM, until=UNTIL, scope="province")
    province.work()
    province.change(entry, date(2026, 6, 1), state="resting")
    province.work()
    states = [province.consult(day, THERE, known(THERE))[0]["state"] for day in (FROM, date(2026, 6, 1))]
    assert states == ["valid", "resting"]


def test_copies_that_arrive_in_the_wrong_order_end_with_the_last(province: PermitOffice) -> None:
    entry = province.enter(since=FROM, until=UNTIL, scope="province")
    province.change(entry, date(2026, 6, 1), state="resting")
    with province.platform.reading_unit() as unit:
        copies = unit.session.query(DueWork).filter_by(kind="register_copy").order_by(DueWork.id)
        ids = [work.id for work in copies]
    assert [run_one(province.platform, work_id) for work_id in reversed(ids)] == [True, True]
    [found] = province.consult(date(2026, 6, 1), THERE, known(THERE))
    assert found["state"] == "resting"


def test_only_the_home_changes_an_entry(province: PermitOffice) -> None:
    entry = province.enter(since=FROM, until=UNTIL, scope="province")
    province.work()
    with pytest.raises(MaterialRefused) as refused:
        province.change(entry, FROM, THERE, state="resting")
    assert "只能由登记地变更" in str(refused.value)


def test_only_the_home_begins_what_its_days_bring(province: PermitOffice) -> None:
    province.enter(since=FROM, until=UNTIL, scope="province")
    province.travel(date(2026, 6, 25))
    assert province.unheard() == [("permit_expiring", "waiting")]


def test_an_area_that_was_laid_later_gets_what_it_lacks(province: PermitOffice) -> None:
    province.enter(since=FROM, until=UNTIL, scope="province")
    province.work()
    with province.platform.unit() as unit:
        builders.make_area(unit, "new", number_prefix="NW")
        unit.session.flush()
        builders.make_person(unit, id="known-new", area_id="new")
    with province.platform.unit() as unit:
        assert send_lacking(unit) == 1
    with province.platform.unit() as unit:
        assert send_lacking(unit) == 0
    province.work()
    assert len(province.consult(FROM, "new", {"kind": "person", "id": "known-new"})) == 1


def test_an_entry_that_arrives_late_is_noticed_by_the_running_cases(province: PermitOffice) -> None:
    with province.platform.unit() as unit:
        case = builders.make_case(
            unit, area_id=THERE, number="HX-2026-00001", subject_kind="person", subject_id="known-there"
        )
        over = builders.make_case(
            unit,
            area_id=THERE,
            number="HX-2026-00002",
            subject_kind="person",
            subject_id="known-there",
            state="ended",
        )
        case_id, over_id = case.id, over.id
    province.enter(since=FROM, until=UNTIL, scope="province")
    province.work()
    with province.platform.reading_unit() as unit:
        [line] = journal_lines(unit, THERE, case_id, "register_noticed")
        assert line["register"] == "permit"
        assert journal_lines(unit, THERE, over_id, "register_noticed") == []

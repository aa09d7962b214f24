"""What an entry's days begin: once, on what is in use now, else with a post; anew after a new declaration."""

from datetime import date
from pathlib import Path

from app.business.registers.leads import follow_declarations
from app.business.registers.records import RegisterEntry
from app.business.registers.rules import rule_of_entry
from app.storage.records import CaseFile, DueWork
from tests import builders
from tests.permits_office import PermitOffice

FROM, UNTIL = date(2026, 5, 7), date(2026, 6, 30)
LEAD, AFTER = date(2026, 6, 25), date(2026, 7, 1)


def test_a_lead_that_no_process_hears_lies_with_the_post_once(office: PermitOffice) -> None:
    office.enter(since=FROM, until=UNTIL)
    office.travel(date(2026, 6, 24))
    assert office.unheard() == []
    office.travel(LEAD)
    office.travel(AFTER)
    office.travel(date(2026, 8, 1))
    assert office.unheard() == [("permit_expiring", "waiting"), ("permit_over", "waiting")]


def test_a_process_that_is_deployed_later_takes_over_what_lies_there(office: PermitOffice) -> None:
    office.enter(since=FROM, until=UNTIL)
    office.travel(LEAD)
    office.deploy("permit_renewal")
    office.work()
    assert office.unheard() == [("permit_expiring", "taken_over")]
    [case_id] = office.cases("permit_renewal")
    with office.platform.reading_unit() as unit:
        assert unit.session.get_one(CaseFile, (builders.AREA, case_id)).party == "张*"
    office.deploy("permit_renewal")
    office.work()
    assert office.cases("permit_renewal") == [case_id]


def test_a_lead_begins_a_case_of_what_is_in_use_then(office: PermitOffice) -> None:
    office.enter(since=FROM, until=UNTIL)
    office.deploy("permit_renewal")
    office.travel(LEAD)
    assert len(office.cases("permit_renewal")) == 1
    assert office.unheard() == []


def test_a_moved_end_moves_its_leads_and_may_begin_again(office: PermitOffice) -> None:
    entry = office.enter(since=FROM, until=UNTIL)
    office.travel(LEAD)
    office.change(entry, LEAD, until=date(2026, 12, 31))
    office.travel(date(2026, 12, 25))
    assert office.unheard() == [("permit_expiring", "waiting")]
    office.travel(date(2026, 12, 26))
    assert office.unheard() == [("permit_expiring", "waiting")] * 2


def test_a_change_of_something_else_begins_nothing_twice(office: PermitOffice) -> None:
    entry = office.enter(since=FROM, until=UNTIL)
    office.travel(LEAD)
    office.change(entry, LEAD, state="resting")
    office.travel(date(2026, 6, 29))
    assert office.unheard() == [("permit_expiring", "waiting")]


def test_an_ended_entry_begins_nothing(office: PermitOffice) -> None:
    office.end(office.enter(since=FROM, until=UNTIL), date(2026, 6, 1))
    office.end(office.enter(since=FROM, until=UNTIL), date(2026, 8, 1))  # Known beforehand to end later.
    office.travel(AFTER)
    assert office.unheard() == []


def test_a_new_declaration_computes_the_leads_anew_and_the_entry_keeps_its_own(
    sqlite_office: PermitOffice, tmp_path: Path
) -> None:
    entry_id = sqlite_office.enter(since=FROM, until=UNTIL)
    later = sqlite_office.with_register(tmp_path / "new", "{value: 5, unit: days}", "{value: 10, unit: days}")
    with later.platform.unit() as unit:
        assert follow_declarations(unit) == 1
    with later.platform.unit() as unit:
        assert follow_declarations(unit) == 0
        entry = unit.session.get_one(RegisterEntry, (builders.AREA, entry_id))
        assert entry.declaration != unit.tools.registers["permit"].hash
        assert "value: 5" in rule_of_entry(unit, entry).text
    later.travel(date(2026, 6, 20))
    assert later.unheard() == [("permit_expiring", "waiting")]
    later.travel(LEAD)
    assert later.unheard() == [("permit_expiring", "waiting")]
    later.platform.close()


def test_a_new_declaration_begins_nothing_about_what_is_past(
    sqlite_office: PermitOffice, tmp_path: Path
) -> None:
    sqlite_office.enter(since=FROM, until=UNTIL)
    sqlite_office.travel(date(2026, 8, 1))
    before = sqlite_office.unheard()
    later = sqlite_office.with_register(tmp_path / "new", "renewal:", "another_renewal:")
    with later.platform.unit() as unit:
        follow_declarations(unit)
    later.travel(date(2026, 8, 2))
    assert later.unheard() == before
    later.platform.close()


def test_a_lead_by_a_parameter_waits_until_the_area_has_set_it(
    sqlite_office: PermitOffice, tmp_path: Path
) -> None:
    office = sqlite_office.with_register(tmp_path / "new", "{value: 5, unit: days}", "permit.lead")
    office.enter(since=FROM, until=UNTIL)
    with office.platform.unit() as unit:
        [work] = unit.session.query(DueWork).filter_by(kind="register_lead")
        assert work.details["lead"] == "over"
        builders.make_parameter(unit, "permit.lead", {"value": 20, "unit": "days"})
    with office.platform.unit() as unit:
        assert follow_declarations(unit) == 1
    office.travel(date(2026, 6, 10))
    assert office.unheard() == [("permit_expiring", "waiting")]
    office.platform.close()

"""Opening cases: by the applicant or at the window, with a number, a party and a first clock."""

from dataclasses import replace
from datetime import date

import pytest

from app.casework.cases.open_case import open_case
from app.casework.cases.view_start import startable, view_start
from app.domain.errors import InvalidSubmission, MaterialMissing, NotPermitted, StaleForm
from app.storage.clock_ledgers import clocks_of
from app.storage.journal_lines import journal_lines
from app.storage.records import CaseFile
from tests import builders
from tests.errands_office import Office


def test_a_case_has_a_number_of_its_area_and_year_and_its_first_task(office: Office) -> None:
    opened = office.ask()
    assert opened.number == "GS-2026-00001"
    assert [(work.name, work.mine) for work in opened.next] == [("准备", False)]
    with office.platform.reading_unit() as unit:
        case = unit.session.get_one(CaseFile, (builders.AREA, opened.case_id))
        assert (case.state, case.channel, case.opened_by) == ("open", "online", office.asker.account_id)
        [line] = journal_lines(unit, builders.AREA, case.id, "case_opened")
        assert line.keys() == {"submission", "release"}


def test_the_next_year_counts_from_one(sqlite_office: Office) -> None:
    sqlite_office.ask()
    sqlite_office.clock.moment = sqlite_office.clock.moment.replace(year=2027)
    assert sqlite_office.ask().number == "GS-2027-00001"


def test_the_first_clock_starts_with_the_case(sqlite_office: Office) -> None:
    opened = sqlite_office.ask()
    with sqlite_office.platform.reading_unit() as unit:
        [(clock, [entry])] = clocks_of(unit.session, builders.AREA, opened.case_id)
        assert (clock.name, clock.started_on, clock.due_on) == (
            "errand_limit",
            date(2026, 5, 7),
            date(2026, 5, 13),
        )
        assert (entry.kind, entry.element_id) == ("started", "asked")
    [work] = opened.next
    assert work.due == clock.due_at


def test_the_clerk_at_the_window_opens_a_case_for_the_asker(sqlite_office: Office) -> None:
    with sqlite_office.platform.unit() as unit:
        opened = open_case(unit, sqlite_office.clerk, "errand", {"what": "开具证明"})
    with sqlite_office.platform.reading_unit() as unit:
        assert unit.session.get_one(CaseFile, (builders.AREA, opened.case_id)).channel == "window"


def test_another_post_opens_nothing(sqlite_office: Office) -> None:
    held = replace(sqlite_office.clerk.memberships[0], post="archivist")
    archivist = replace(sqlite_office.clerk, memberships=(held,))
    with pytest.raises(NotPermitted), sqlite_office.platform.unit() as unit:
        open_case(unit, archivist, "errand", {"what": "开具证明"})
    with sqlite_office.platform.reading_unit() as unit:
        assert startable(unit, archivist) == []


def test_a_process_that_is_not_deployed_cannot_be_begun(sqlite_office: Office) -> None:
    with pytest.raises(MaterialMissing), sqlite_office.platform.unit() as unit:
        open_case(unit, sqlite_office.asker, "ltci_assessment", {})


def test_a_refused_start_leaves_no_case_and_no_number(sqlite_office: Office) -> None:
    with pytest.raises(InvalidSubmission), sqlite_office.platform.unit() as unit:
        open_case(unit, sqlite_office.asker, "errand", {"what": ""})
    assert sqlite_office.ask().number == "GS-2026-00001"


def test_a_stale_start_page_is_refused(sqlite_office: Office) -> None:
    with sqlite_office.platform.reading_unit() as unit:
        version = view_start(unit, sqlite_office.asker, "errand").form.version
    with pytest.raises(StaleForm), sqlite_office.platform.unit() as unit:
        open_case(unit, sqlite_office.asker, "errand", {"what": "x"}, form_version="other")
    with sqlite_office.platform.unit() as unit:
        open_case(unit, sqlite_office.asker, "errand", {"what": "x"}, form_version=version)

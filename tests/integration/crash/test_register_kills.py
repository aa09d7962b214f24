"""A process is killed while an entry's day begins something: it has begun once, wherever the process died."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Platform
from app.casework.cases.verify_cases import verify_cases
from app.casework.run_due_work import run_due_work
from app.storage.database import Database
from app.workcalendar.moments import day_of
from tests.integration.crash.test_kills import kill_at, points_of
from tests.permits_office import PermitOffice, open_permit_office


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[PermitOffice]:
    office = open_permit_office(database, tmp_path)
    yield office
    office.platform.close()


def test_a_lead_begins_one_case_wherever_the_process_dies(office: PermitOffice) -> None:
    office.deploy("permit_renewal")
    points = points_of(office, _with_due_lead(office))
    assert {"load", "step", "before_commit", "after_commit"} <= set(points)
    for begun, (number, point) in enumerate(enumerate(points), start=2):
        kill_at(office, _with_due_lead(office), number)
        office.work()
        assert len(office.cases("permit_renewal")) == begun, point
    with office.platform.reading_unit() as unit:
        assert list(verify_cases(unit)) == []


def test_a_lead_that_nobody_hears_lies_with_its_post_once_wherever_the_process_dies(
    office: PermitOffice,
) -> None:
    points = points_of(office, _with_due_lead(office))
    for begun, (number, point) in enumerate(enumerate(points), start=2):
        kill_at(office, _with_due_lead(office), number)
        office.work()
        assert len(office.unheard()) == begun, point


def _with_due_lead(office: PermitOffice) -> Callable[[Platform], object]:
    """An entry whose renewal is due. Its end is another lead, which no test comes to."""
    today = day_of(office.clock.moment)
    office.enter(since=today, until=today + timedelta(days=5))
    return run_due_work

"""A process is killed at every named point of a command: each case is at a whole step, nothing is doubled.

The killed process is a fork with a database connection of its own; it dies by SIGKILL, without a farewell.
"""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Platform
from app.casework.cases.open_case import open_case
from app.casework.cases.verify_cases import verify_case, verify_cases
from app.casework.papers.attachments import keep_attachment
from app.casework.papers.forget_uploads import KEPT, forget_unsubmitted
from app.casework.run_due_work import run_due_work
from app.casework.tasks.complete_work import complete_work
from app.domain.errors import TaskAlreadyDone
from app.storage.database import Database
from app.storage.journal_lines import journal_lines
from app.storage.records import Attachment, CaseFile, JournalEntry
from app.storage.submissions import opened_submissions
from app.storage.unit_of_work import PointHook
from tests import builders
from tests.errands_office import Office, open_office

ANSWER = "before_answer"


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[Office]:
    office = open_office(database, tmp_path)
    yield office
    office.platform.close()


@dataclass
class Killer:
    """A hook that notes every point, and at one of them kills its own process."""

    at: int | None = None
    seen: list[str] = field(default_factory=list)

    def __call__(self, name: str) -> None:
        if len(self.seen) == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.seen.append(name)


def reconnected(office: Office, point: PointHook) -> Platform:
    """The same platform over new connections, with a hook at its points."""
    old = office.platform
    database = Database(old.settings.database_url, synchronous="OFF")
    workplace = replace(old.workplace, database=database, point=point)
    return replace(old, database=database, workplace=workplace)


def points_of(office: Office, act: Callable[[Platform], object]) -> list[str]:
    """The points that an act passes, in order."""
    killer = Killer()
    platform = reconnected(office, killer)
    act(platform)
    killer(ANSWER)
    platform.close()
    return killer.seen


def kill_at(office: Office, act: Callable[[Platform], object], number: int) -> None:
    """Lets a fork act and die at the point of that number."""
    office.platform.close()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            killer = Killer(at=number)
            act(reconnected(office, killer))
            killer(ANSWER)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, "the fork lived"


def problems(office: Office, case_id: str) -> list[str]:
    with office.platform.reading_unit() as unit:
        case = unit.session.get_one(CaseFile, (builders.AREA, case_id))
        return list(verify_case(unit, case))


def kinds(office: Office, case_id: str) -> Counter[str]:
    """How often each kind of line stands in the case's journal."""
    with office.platform.reading_unit() as unit:
        return Counter(row.kind for row in unit.session.query(JournalEntry).filter_by(case_id=case_id))


def prepared(office: Office) -> tuple[str, str]:
    """A new case and its claimed task."""
    case_id = office.ask().case_id
    item_id = office.only_item(case_id)
    office.claim(item_id)
    return case_id, item_id


def completing(office: Office, item_id: str) -> Callable[[Platform], object]:
    def act(platform: Platform) -> None:
        with platform.unit() as unit:
            complete_work(unit, office.clerk, item_id, {"days": 1})

    return act


def test_a_task_is_completed_wholly_or_not_at_all_wherever_the_process_dies(office: Office) -> None:
    points = points_of(office, completing(office, prepared(office)[1]))
    assert {"load", "step", "before_commit", "after_commit", ANSWER} <= set(points)
    assert sum(point.startswith("write:") for point in points) >= 10
    for number, point in enumerate(points):
        case_id, item_id = prepared(office)
        kill_at(office, completing(office, item_id), number)
        was_done = number > points.index("before_commit")
        assert problems(office, case_id) == [], point
        assert kinds(office, case_id)["work_completed"] == was_done, point
        if was_done:
            with pytest.raises(TaskAlreadyDone):
                office.complete(item_id, {"days": 1})
        else:
            office.complete(item_id, {"days": 1})
        assert problems(office, case_id) == [], point
        assert kinds(office, case_id)["work_completed"] == 1, point
        assert _submissions(office, case_id) == ["asked", "prepare"], point


def test_a_timer_fires_once_wherever_the_process_dies(office: Office) -> None:
    points = points_of(office, _with_due_timer(office)[1])
    assert points.count("before_commit") >= 2  # The attempt is counted in a unit of its own.
    for number, point in enumerate(points):
        case_id, act = _with_due_timer(office)
        kill_at(office, act, number)
        assert problems(office, case_id) == [], point
        while run_due_work(office.platform):
            pass
        assert problems(office, case_id) == [], point
        assert kinds(office, case_id)["timer_fired"] == 1, point
        assert office.only_item(case_id, "close"), point
        with office.platform.reading_unit() as unit:
            [fired] = journal_lines(unit, builders.AREA, case_id, "timer_fired")
            assert fired["due"] <= unit.moment


def _with_due_timer(office: Office) -> tuple[str, Callable[[Platform], object]]:
    """A case whose timer is due, and nothing else is."""
    case_id, item_id = prepared(office)
    office.complete(item_id, {"days": 1})
    while run_due_work(office.platform):
        pass
    office.clock.moment += timedelta(days=2)
    return case_id, run_due_work


def _submissions(office: Office, case_id: str) -> list[str]:
    with office.platform.reading_unit() as unit:
        return [row.element_id for row in opened_submissions(unit, builders.AREA, case_id)]


def test_a_case_is_opened_wholly_or_not_at_all_wherever_the_process_dies(office: Office) -> None:
    points = points_of(office, _opening(office))
    opened = 1
    for number, point in enumerate(points):
        kill_at(office, _opening(office), number)
        opened += number > points.index("before_commit")
        with office.platform.reading_unit() as unit:
            numbers = [case.number for case in unit.session.query(CaseFile).order_by(CaseFile.number)]
            assert numbers == [f"GS-2026-{count:05d}" for count in range(1, opened + 1)], point
    with office.platform.reading_unit() as unit:
        assert list(verify_cases(unit)) == []


def test_a_message_opens_one_case_wherever_the_process_dies(office: Office) -> None:
    points = points_of(office, _with_message_to_deliver(office))
    followed = 1
    for number, point in enumerate(points):
        kill_at(office, _with_message_to_deliver(office), number)
        while run_due_work(office.platform):
            pass
        followed += 1
        with office.platform.reading_unit() as unit:
            assert unit.session.query(CaseFile).filter_by(kind="follow_up").count() == followed, point
    with office.platform.reading_unit() as unit:
        assert list(verify_cases(unit)) == []


def _opening(office: Office) -> Callable[[Platform], object]:
    def act(platform: Platform) -> None:
        with platform.unit() as unit:
            open_case(unit, office.asker, "errand", {"what": "开具证明"})

    return act


def _with_message_to_deliver(office: Office) -> Callable[[Platform], object]:
    """A case whose last task has just thrown its message."""
    case_id, act = _with_due_timer(office)
    act(office.platform)
    while run_due_work(office.platform):
        pass
    item_id = office.only_item(case_id, "close")
    office.claim(item_id)
    office.complete(item_id, {"outcome": "办成"})
    return run_due_work


def test_a_file_that_was_not_submitted_goes_with_its_row_wherever_the_process_dies(office: Office) -> None:
    points = points_of(office, _with_forgotten_upload(office))
    assert points.count("before_commit") >= 2  # The row goes first, the file in a transaction of its own.
    for number, point in enumerate(points):
        kill_at(office, _with_forgotten_upload(office), number)
        _forget(office.platform)
        left = [path for path in office.platform.tools.uploads.rglob("*") if path.is_file()]
        with office.platform.reading_unit() as unit:
            assert (unit.session.query(Attachment).count(), left) == (0, []), point


def _with_forgotten_upload(office: Office) -> Callable[[Platform], object]:
    """A file that nobody has submitted for longer than it is kept."""
    with office.platform.unit() as unit:
        keep_attachment(unit, office.clerk, "回执.pdf", b"%PDF-1.4\n")
    office.clock.moment += KEPT + timedelta(minutes=1)
    return _forget


def _forget(platform: Platform) -> None:
    with platform.unit() as unit:
        forget_unsubmitted(unit)
    while run_due_work(platform):
        pass

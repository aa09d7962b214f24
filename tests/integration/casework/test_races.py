"""Eight at once: one wins, the others are told what happened, and nothing is done twice."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from app.casework.cases.verify_cases import verify_cases
from app.casework.run_due_work import run_due_work, run_one
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.domain.errors import Refusal
from app.storage import due_work
from app.storage.records import CaseFile, JournalEntry
from tests.errands_office import Office

AT_ONCE = 8


def race(act: Callable[[int], object]) -> Counter[str]:
    """What became of eight who started together: "won", or the code of the refusal."""
    start = Barrier(AT_ONCE)

    def run(number: int) -> str:
        start.wait()
        try:
            act(number)
        except Refusal as refusal:
            return refusal.code
        return "won"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(run, range(AT_ONCE)))


def lines(office: Office, kind: str) -> int:
    with office.platform.reading_unit() as unit:
        return unit.session.query(JournalEntry).filter_by(kind=kind).count()


def assert_whole(office: Office) -> None:
    with office.platform.reading_unit() as unit:
        assert list(verify_cases(unit)) == []


def test_one_of_eight_claims_a_task(office: Office) -> None:
    item_id = office.only_item(office.ask().case_id)
    clerks = [office.clerk, office.colleague]

    def claim(number: int) -> None:
        with office.platform.unit() as unit:
            claim_work(unit, clerks[number % 2], item_id)

    outcome = race(claim)
    # To claim one's own task again is no refusal: four are the winner's own.
    assert outcome == {"won": 4, "task_taken": 4}
    assert lines(office, "work_claimed") == 1
    assert_whole(office)


def test_one_of_eight_completes_a_task_and_the_others_learn_who_did(office: Office) -> None:
    item_id = office.only_item(office.ask().case_id)
    office.claim(item_id)

    def complete(_number: int) -> None:
        with office.platform.unit() as unit:
            complete_work(unit, office.clerk, item_id, {"days": 2})

    assert race(complete) == {"won": 1, "task_done_by_you": 7}
    assert lines(office, "work_completed") == 1
    assert_whole(office)


def test_eight_cases_opened_at_once_have_numbers_without_a_gap(office: Office) -> None:
    assert race(lambda _number: office.ask()) == {"won": AT_ONCE}
    with office.platform.reading_unit() as unit:
        numbers = sorted(case.number for case in unit.session.query(CaseFile))
    assert numbers == [f"GS-2026-{count:05d}" for count in range(1, AT_ONCE + 1)]
    assert_whole(office)


def test_a_timer_that_eight_workers_take_fires_once(office: Office) -> None:
    case_id = office.ask().case_id
    item_id = office.only_item(case_id)
    office.claim(item_id)
    office.complete(item_id, {"days": 1})
    run_due_work(office.platform)
    office.clock.moment = office.clock.moment.replace(day=office.clock.moment.day + 3)
    with office.platform.reading_unit() as unit:
        [timer] = due_work.due_ids(unit.session, unit.moment, unit.machine_moment)
    race(lambda _number: run_one(office.platform, timer))
    assert lines(office, "timer_fired") == 1
    assert office.only_item(case_id, "close")
    assert_whole(office)

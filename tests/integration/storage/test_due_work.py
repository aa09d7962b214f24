"""Work for the machine is put once, done once, and waits or is set aside when it fails."""

import threading
from datetime import timedelta

import pytest

from app.domain.errors import NotFound
from app.storage import due_work
from app.storage.due_work import Work
from app.storage.records import DueWork
from app.storage.unit_of_work import Workplace
from tests.builders import AREA, MOMENT, make_area, make_case

LATER = MOMENT + timedelta(days=5)


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """An area with one case."""
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        make_case(unit, id="case-1")
    return workplace


def _work(name: str = "one", **changes: object) -> Work:
    known: dict[str, object] = {"due_at": LATER, "case_id": "case-1", "details": {"wait": name}}
    return Work("timer", f"timer:{name}", subject=name, **{**known, **changes})  # type: ignore[arg-type]


def _put(office: Workplace, *works: Work) -> tuple[str, ...]:
    with office.unit(MOMENT) as unit:
        return due_work.put(unit, AREA, works)


def _due(office: Workplace, moment: object = LATER, machine: object = MOMENT) -> tuple[str, ...]:
    with office.reading_unit(MOMENT) as unit:
        return due_work.due_ids(unit.session, moment, machine)  # type: ignore[arg-type]


def test_same_work_is_put_once(office: Workplace) -> None:
    assert len(_put(office, _work())) == 1
    assert _put(office, _work()) == ()
    assert len(_due(office)) == 1


def test_work_is_due_at_its_moment_and_not_before(office: Workplace) -> None:
    (due_id,) = _put(office, _work())
    assert _due(office, LATER - timedelta(seconds=1)) == ()
    assert _due(office, LATER) == (due_id,)
    with office.reading_unit(MOMENT) as unit:
        assert due_work.next_due(unit.session) == LATER


def test_work_that_is_not_due_yet_is_not_taken(office: Workplace) -> None:
    (due_id,) = _put(office, _work())
    with office.unit(MOMENT) as unit:
        assert due_work.take(unit, due_id) is None
    with office.unit(LATER) as unit:
        assert due_work.take(unit, due_id) is not None


def test_moved_work_waits_for_its_new_moment(office: Workplace) -> None:
    _put(office, _work())
    with office.unit(MOMENT) as unit:
        due_work.move(unit, AREA, "one", LATER + timedelta(days=1))
    assert _due(office) == ()


def test_cancelled_work_is_never_taken(office: Workplace) -> None:
    (due_id,) = _put(office, _work())
    with office.unit(MOMENT) as unit:
        due_work.cancel(unit, AREA, ["one"])
    with office.unit(LATER) as unit:
        assert due_work.take(unit, due_id) is None


def test_work_taken_by_four_at_once_is_done_once(office: Workplace) -> None:
    (due_id,) = _put(office, _work())
    done, ready = [], threading.Barrier(4)

    def run() -> None:
        ready.wait()
        with office.unit(LATER) as unit:
            work = due_work.take(unit, due_id)
            if work is not None:
                done.append(work.id)
                due_work.finish(unit, work)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [due_id]


def test_failed_work_waits_and_is_set_aside_in_the_end(office: Workplace) -> None:
    (due_id,) = _put(office, _work())
    with office.unit(MOMENT) as unit:
        assert due_work.count_attempt(unit, due_id) == 1
        due_work.put_off(unit, due_id, "no connection", timedelta(minutes=1))
    assert _due(office) == ()
    assert _due(office, machine=MOMENT + timedelta(minutes=1)) == (due_id,)
    with office.unit(MOMENT) as unit:
        assert due_work.count_attempt(unit, due_id) == 2
        due_work.park(unit, due_id, "no connection")
    assert _due(office, machine=LATER) == ()
    with office.unit(MOMENT) as unit:
        with pytest.raises(NotFound):
            due_work.count_attempt(unit, due_id)
        due_work.unpark(unit, AREA, due_id)
        assert due_work.count_attempt(unit, due_id) == 1
        assert unit.session.get_one(DueWork, (AREA, due_id)).last_error == "no connection"


def test_work_of_a_refused_unit_is_not_put(office: Workplace) -> None:
    with pytest.raises(NotFound), office.unit(MOMENT) as unit:
        due_work.put(unit, AREA, [_work()])
        raise NotFound()
    assert _due(office) == ()


def test_one_process_holds_a_lease_until_it_is_over(office: Workplace) -> None:
    def hold(holder: str, after: timedelta) -> bool:
        with office.unit(MOMENT + after) as unit:
            return due_work.hold_lease(unit, "scheduler", holder, timedelta(seconds=30))

    assert hold("first", timedelta())
    assert not hold("second", timedelta(seconds=10))
    assert hold("first", timedelta(seconds=20))
    assert not hold("second", timedelta(seconds=40))
    assert hold("second", timedelta(seconds=51))
    assert not hold("first", timedelta(seconds=52))

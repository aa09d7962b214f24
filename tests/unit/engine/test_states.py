"""The saved state: small, ours, and read back as it was written."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.engine.interface import StepFailed
from app.engine.running.plain_data import from_json, plain, to_json
from app.engine.running.state_versions import UnknownStateVersion
from app.feel import parse_duration

VALUES = {
    "text": "长期护理",
    "yes": True,
    "nothing": None,
    "whole": 7,
    "money": Decimal("120.50"),
    "three": Decimal("3"),
    "day": date(2026, 2, 28),
    "moment": datetime(2026, 5, 6, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
    "written": datetime.fromisoformat("2026-05-06T09:00:00+08:00"),
    "naive": datetime(2026, 5, 6, 9, 0),
    "clock": time(8, 30),
    "months": parse_duration("P1Y6M"),
    "days": parse_duration("P5DT2H"),
    "list": [1, [Decimal("0.1"), {"inner": date(2026, 1, 1)}]],
    "empty": {},
}


def test_every_kind_of_value_comes_back_as_it_was():
    back = from_json(to_json(plain(VALUES)))
    assert back == VALUES
    assert [type(value) for value in back.values()] == [type(value) for value in VALUES.values()]
    assert back["moment"].tzinfo == ZoneInfo("Asia/Shanghai")
    assert str(back["three"]) == "3"


def test_plain_data_is_a_copy_that_nobody_else_can_change():
    given = {"list": [1]}
    taken = plain(given)
    given["list"].append(2)
    assert taken == {"list": [1]}


def test_a_state_says_its_version_and_holds_nothing_of_the_past(play):
    case = play("calls").start(institution="i1", document={"number": "7"})
    state = json.loads(case.step.state)
    assert state["v"] == 1
    assert [row[2] for _, _, rows in state["scopes"] for row in rows] == ["deliver", "record"]


def test_data_that_branches_share_is_written_once(play):
    case = play("two_branches").start(long="x" * 1000)
    assert case.step.state.count("x" * 1000) == 1


def test_the_data_of_an_embedded_sub_process_is_written_once(play):
    case = play("withdrawal").start(long="x" * 1000)
    assert case.step.state.count("x" * 1000) == 1


@pytest.mark.parametrize(
    "state", ["{}", "[]", '"x"', '{"v": 0}', '{"v": 2}', '{"v": "1.1"}', '{"v": true}', "null"]
)
def test_a_state_of_another_make_is_refused(play, state):
    case = play("rounds")
    with pytest.raises(UnknownStateVersion):
        case.engine.look(case.definition, state, case.host)


def test_a_state_of_another_process_is_refused(play):
    state = play("rounds").start().step.state
    other = play("calls")
    with pytest.raises(StepFailed):
        other.engine.look(other.definition, state, other.host)


def test_a_state_whose_node_the_diagram_lacks_is_refused(play):
    case = play("rounds").start()
    with pytest.raises(StepFailed, match="gone"):
        case.engine.look(case.definition, case.step.state.replace('"work"', '"gone"'), case.host)


def test_a_state_that_grows_beyond_bounds_fails_and_the_old_one_stays_good(play):
    case = play("two_branches").start()
    before = case.step.state
    with pytest.raises(StepFailed, match="字节"):
        case.do("grade_it", notes=["x" * 10_000] * 300)
    assert case.step.state == before and case.do("grade_it", notes=[]).open == ["watch"]


def test_looking_moves_nothing(play):
    case = play("first_of_three").start()
    seen = case.engine.look(case.definition, case.step.state, case.host)
    assert (seen.state, seen.open, seen.waits) == (case.step.state, case.step.open, case.step.waits)
    assert seen.happenings == () and seen.throws == ()


def test_an_instance_that_is_over_keeps_its_outcome_and_data(play):
    case = play("rounds").start(a=1).do("work", repeat=False)
    seen = case.engine.look(case.definition, case.step.state, case.host)
    assert (seen.ended, seen.data, seen.open, seen.waits) == ("done", {"a": 1, "repeat": False}, (), ())

"""Whatever is drawn and however it is played: the engine does what the token game does."""

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from app.engine.interface import StepFailed
from app.engine.process_engine import ProcessEngine
from app.engine.reading.diagrams import parse_definition
from app.engine.reading.problems import DiagramRefused
from tests.unit.engine.conftest import FakeHost, Played
from tests.unit.engine.token_game.drawing import Drawn, drawings
from tests.unit.engine.token_game.playing import Game

KINDS = ("task", "timer", "message")


def _engine_offers(case: Played, kind: str) -> list[object]:
    if kind == "task":
        return sorted(case.step.open, key=lambda task: int(task.task_id))
    waits = [wait for wait in case.step.waits if wait.kind == kind]
    return sorted(waits, key=lambda wait: int(wait.task_id))


def _same(case: Played, game: Game) -> None:
    for kind in KINDS:
        ours = [(item.element_id, item.instance, item.path) for item in _engine_offers(case, kind)]
        theirs = [(item.node.id, item.instance, item.level.path) for item in game.offers(kind)]
        assert sorted(ours, key=repr) == sorted(theirs, key=repr)
    assert case.host.done == game.completed
    assert case.step.ended == game.outcome
    if game.outcome is not None:
        assert case.step.data == game.top.data


def _stands_still(game: Game) -> bool:
    """A join that waits for a branch which ended elsewhere: the engine makes that an incident."""
    return game.outcome is None and not any(game.offers(kind) for kind in KINDS)


def _move(case: Played, game: Game, number: int, value: object) -> None:
    offers = [(kind, item) for kind in KINDS for item in _engine_offers(case, kind)]
    kind, ours = offers[number % len(offers)]
    key = (ours.element_id, ours.instance, ours.path)
    same = [item for item in _engine_offers(case, kind) if (item.element_id, item.instance, item.path) == key]
    theirs = [item for item in game.offers(kind) if (item.node.id, item.instance, item.level.path) == key][
        same.index(ours)
    ]
    case.host.done.clear()
    engine, definition, state = case.engine, case.definition, case.step.state
    game.move(theirs, {"n": value} if kind == "message" else value)
    if kind == "task":
        values = {theirs.node.keeps or "x": value, "said": value}
        case.step = engine.complete(definition, state, ours.task_id, values, case.host)
    elif kind == "timer":
        case.step = engine.fire(definition, state, ours.id, case.host)
    else:
        case.step = engine.deliver(definition, state, ours.id, {"n": value}, case.host)


@settings(
    max_examples=400,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(drawings(), st.lists(st.tuples(st.integers(0, 7), st.booleans()), min_size=1, max_size=40))
def test_the_engine_plays_every_drawing_as_the_token_game_does(drawn: Drawn, moves) -> None:
    try:
        definition = parse_definition({"main.bpmn": drawn.xml().encode()}, "main")
    except DiagramRefused as refused:
        event(f"refused: {refused.problems[0].sentence}")
        return
    case, game = Played(definition, FakeHost()), Game(drawn)
    assert isinstance(case.engine, ProcessEngine)
    case.start()
    _same(case, game)
    for number, value in moves:
        if game.outcome is not None:
            break
        try:
            _move(case, game, number, value)
        except StepFailed as failed:
            assert _stands_still(game), failed
            break
        _same(case, game)
        assert len(case.step.state) < 8_000
    event(f"ended: {game.outcome is not None}")

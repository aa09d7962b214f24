"""States as older releases wrote them, read by this one and run to the end.

Each file holds the diagram's name, what is still to be done, and the state as it was saved. A file is never
rewritten: where one no longer runs, a migration is missing in app/engine/running/state_versions.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.engine.process_engine import ProcessEngine
from app.engine.reading.diagrams import parse_definition
from tests.unit.engine.conftest import FakeHost

HERE = Path(__file__).parent / "engine"
DIAGRAMS = Path(__file__).parents[1] / "unit" / "engine" / "diagrams"
MOVES = {"do": "complete", "fire": "fire", "deliver": "deliver"}


@pytest.mark.parametrize("path", sorted(HERE.glob("*.json")), ids=lambda path: path.stem)
def test_an_old_state_runs_to_its_end(path):
    saved = json.loads(path.read_text())
    name = saved["diagram"]
    definition = parse_definition({name: (DIAGRAMS / f"{name}.bpmn").read_bytes()}, name)
    engine, host = ProcessEngine(), FakeHost()
    host.moment = datetime(2026, 6, 1, tzinfo=UTC)
    host.decisions = {"panel_majority": "not_qualified"}
    step = engine.look(definition, json.dumps(saved["state"], ensure_ascii=False), host)
    for move, element, *values in saved["moves"]:
        item = next(item for item in (*step.open, *step.waits) if item.element_id == element)
        step = getattr(engine, MOVES[move])(definition, step.state, item.task_id, *values, host)
    assert step.ended == saved["ended"]
    assert saved["data"].items() <= step.data.items()


def test_there_is_a_state_of_every_version():
    versions = {json.loads(path.read_text())["state"]["v"] for path in HERE.glob("*.json")}
    assert versions >= {1}

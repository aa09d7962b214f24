"""The reference models of the BPMN Model Interchange Working Group: read, or refused with sentences.

They lie beside the checkout and are not part of the project; where they are missing these tests say so.
"""

import re
from pathlib import Path

import pytest

from app.engine.reading.diagrams import parse_definition, references
from app.engine.reading.problems import DiagramRefused
from tests.unit.engine.conftest import FakeHost, Played

MODELS = Path(__file__).parents[4] / "shared" / "conformance" / "bpmn-miwg"
CHINESE = re.compile(r"[\u4e00-\u9fff].*。")
pytestmark = pytest.mark.skipif(not MODELS.is_dir(), reason=f"no reference models under {MODELS.name}")


def _typed(name: str) -> bytes:
    """A model with what its drawing leaves open: executable, its tasks done by persons."""
    content = (MODELS / name).read_bytes()
    content = re.sub(rb"(</?)((?:\w+:)?)task\b", rb"\1\2userTask", content)
    return content.replace(b'isExecutable="false"', b'isExecutable="true"')


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.bpmn")), ids=lambda path: path.stem)
def test_each_model_is_read_and_every_fault_in_it_has_a_place_and_a_sentence(path):
    content = path.read_bytes()
    processes = references(content).processes
    assert processes
    for process_id in processes:
        with pytest.raises(DiagramRefused) as refused:
            parse_definition({path.name: content}, process_id)
        for problem in refused.value.problems:
            assert problem.element and CHINESE.match(str(problem))


def test_the_linear_model_runs_once_its_tasks_have_a_type():
    content = _typed("A.1.0.bpmn")
    case = Played(parse_definition({"a": content}, references(content).processes[0]), FakeHost()).start()
    for _ in range(3):
        case.do(case.open[0])
    assert case.step.ended is not None


def test_a_choice_without_conditions_is_told_apart_from_one_that_can_be_made():
    content = _typed("A.2.0.bpmn")
    with pytest.raises(DiagramRefused) as refused:
        parse_definition({"a": content}, references(content).processes[0])
    assert any("没有条件" in str(problem) for problem in refused.value.problems)

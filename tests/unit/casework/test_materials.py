"""What a process reaches of the materials, and the identity of what it reaches."""

from pathlib import Path

import pytest

from app.casework.releases.materials import CHECKOUT, content_hash, reach_of, read_checkout
from app.domain.errors import MaterialMissing

ERRANDS = Path(__file__).resolve().parents[2] / "errands"


@pytest.fixture
def materials() -> dict[str, bytes]:
    return read_checkout(ERRANDS)


def test_a_process_reaches_its_diagram_clocks_forms_and_letters(materials: dict[str, bytes]) -> None:
    assert sorted(reach_of(materials, "errand").files) == [
        "bpmn/errand/clocks.yaml",
        "bpmn/errand/documents/errand_note.html",
        "bpmn/errand/errand.bpmn",
        "bpmn/errand/told.yaml",
        "forms/errand/asked.form",
        "forms/errand/close.form",
        "forms/errand/prepare.form",
    ]


def test_the_assessment_reaches_what_it_calls_and_what_that_decides() -> None:
    files = reach_of(read_checkout(CHECKOUT), "ltci_assessment").files
    assert {
        "bpmn/shared/sub_delivery.bpmn",
        "bpmn/shared/clocks.yaml",
        "bpmn/ltci_assessment_conclusion/qualifying.dmn",
        "forms/shared/withdrawal.form",
    } <= files.keys()
    assert not any("/scenarios/" in path or "/regions/" in path for path in files)


def test_the_hash_follows_content_and_path_and_nothing_else(materials: dict[str, bytes]) -> None:
    files = reach_of(materials, "errand").files
    backwards = dict(reversed(files.items()))
    assert content_hash(files) == content_hash(backwards)
    changed = {**files, "bpmn/errand/clocks.yaml": b"{}"}
    assert content_hash(files) != content_hash(changed)
    moved = {path.replace("clocks", "times"): content for path, content in files.items()}
    assert content_hash(files) != content_hash(moved)


def test_a_called_process_that_is_not_there_is_named(materials: dict[str, bytes]) -> None:
    with pytest.raises(MaterialMissing, match="elsewhere"):
        reach_of(materials, "elsewhere")

from pathlib import Path

import pytest

from app.scenarios.faults import NotWellFormed
from app.scenarios.reader import Scenario, read_scenario

WHOLE = """
scenario: whole
covers: [GS-14b]
process: ltci_assessment
region: gansu
now: 2026-05-06 09:00
parameters: {a: 1, b: 2}
given:
  - person: {as: zhang, name: 张某, enrolled_since: 2019-01-01}
  - staff: {as: li, role: expert, of: ping_an}
start:
  as: applicant
  with: {insured: zhang, cause: illness}
steps:
  - do: check_materials
    as: tpa
  - expect: {open: [initial_review]}
  - refused: initial_review
    as: expert:li
    because: not_permitted
  - wait: 2 days
  - do: deliver_letter/record_delivery
    as: tpa
  - do: archive
    as: tpa
"""


def read(folder: Path, text: str) -> Scenario:
    (folder / "whole.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return read_scenario(folder / "own.yaml", frozenset({"GS-14b"}))


def test_the_others_acts_up_to_a_task_come_before_the_own_steps(tmp_path: Path) -> None:
    own = read(tmp_path, "{scenario: own, like: whole.yaml, until: record_delivery, steps: [wait: 1 day]}")
    assert [step.title for step in own.steps] == ["do check_materials", "wait 2 days", "wait 1 day"]


def test_without_until_nothing_of_the_others_steps_is_taken(tmp_path: Path) -> None:
    own = read(tmp_path, "{scenario: own, like: whole.yaml, steps: [wait: 1 day]}")
    assert [step.title for step in own.steps] == ["wait 1 day"]


def test_what_is_said_anew_wins_and_the_rest_stays(tmp_path: Path) -> None:
    text = """
scenario: own
like: whole.yaml
parameters: {b: 3}
given:
  - person: {as: zhang, enrolled_since: null}
  - staff: {as: wang, role: expert, of: ping_an}
start: {with: {cause: work_injury}}
steps: []
"""
    own = read(tmp_path, text)
    assert own.start == {"as": "applicant", "with": {"insured": "zhang", "cause": "work_injury"}}
    assert own.parameters == {"a": 1, "b": 3}
    assert own.given[0] == {"person": {"as": "zhang", "name": "张某", "enrolled_since": None}}
    assert [given.get("staff", {}).get("as") for given in own.given] == [None, "li", "wang"]


def test_what_the_other_covers_is_not_covered_again(tmp_path: Path) -> None:
    assert read(tmp_path, "{scenario: own, like: whole.yaml, steps: []}").covers == ()


def test_a_task_that_the_other_never_does_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWellFormed):
        read(tmp_path, "{scenario: own, like: whole.yaml, until: publish, steps: []}")


def test_until_without_like_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWellFormed):
        read(tmp_path, WHOLE + "\nuntil: archive\n")

"""The runner of the DMN Technology Compatibility Kit, and its level 2 where the kit is at hand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.dmn import dmn_commands
from app.cli.feel import feel_commands
from app.dmn.tck import run_folder

KIT = Path(__file__).parents[3].parent / "shared" / "conformance" / "dmn-tck-level-2"
CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<modelName>double.dmn</modelName>
<testCase id="right"><inputNode name="n"><value xsi:type="xsd:decimal">2</value></inputNode>
<resultNode name="d"><expected><list><item><value xsi:type="xsd:decimal">4.000000001</value></item></list>
</expected></resultNode>
</testCase>
<testCase id="null">
<resultNode name="d"><expected><list><item><value xsi:nil="true"/></item></list></expected></resultNode>
</testCase>
<testCase id="wrong"><inputNode name="n"><value xsi:type="xsd:decimal">2</value></inputNode>
<resultNode name="d"><expected><component name="a"><value xsi:type="xsd:string">4</value></component>
</expected></resultNode>
</testCase>
</testCases>"""


@pytest.fixture
def folder(tmp_path: Path, document: Callable[..., bytes], write: dict[str, Callable[..., str]]) -> Path:
    inside = tmp_path / "deep" / "down"
    inside.mkdir(parents=True)
    body = write["input"]("n", "number") + write["decision"]("d", write["literal"]("[n * 2]"), ["in_n"])
    (inside / "double.dmn").write_bytes(document(body))
    (inside / "double-test-01.xml").write_text(CASES, encoding="utf-8")
    return tmp_path


def test_cases_at_any_depth_are_run_and_failures_told(folder: Path) -> None:
    result = CliRunner().invoke(dmn_commands, ["tck", str(folder)])
    *failures, last = result.output.strip().splitlines()
    assert last == "2 passed, 1 failed"
    assert result.exit_code == 1
    assert len(failures) == 1
    assert failures[0].endswith('wrong d: expected {a: "4"}, found [4]')


def test_a_model_that_is_missing_fails_its_cases(folder: Path) -> None:
    (folder / "deep" / "down" / "double.dmn").unlink()
    result = CliRunner().invoke(dmn_commands, ["tck", str(folder)])
    assert result.output.strip().endswith("0 passed, 3 failed")


def test_all_cases_of_level_2_pass() -> None:
    if not KIT.is_dir():
        pytest.skip(f"the compatibility kit is no part of this project and is not at {KIT}")
    outcomes = list(run_folder(KIT))
    assert [outcome for outcome in outcomes if not outcome.passed] == []
    assert len({(outcome.file, outcome.case) for outcome in outcomes}) == 116


def test_expressions_are_evaluated_line_by_line() -> None:
    lines = [
        {"expression": "a + 1/4", "context": {"a": 1}},
        {"expression": "1 +", "context": {}},
        {"expression": 'today() + @"P1D"', "context": {}, "moment": "2026-03-01T08:00:00+08:00"},
        {"expression": "{x: [1, null]}"},
        {"context": {}},
    ]
    result = CliRunner().invoke(feel_commands, ["eval"], input="\n".join(json.dumps(line) for line in lines))
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert [answer.get("value") for answer in answers] == [1.25, None, "2026-03-02", {"x": [1, None]}, None]
    assert (answers[1]["line"], answers[1]["column"]) == (1, 4)
    assert "error" in answers[4]
    assert all(answer["ms"] >= 0 for answer in answers)

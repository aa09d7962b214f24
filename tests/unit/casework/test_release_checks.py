"""Each rule of publishing by itself: a small process that passes it, and what it refuses, with the place."""

from pathlib import Path

import pytest

from app.bootstrap import build_tools
from app.casework.releases import checks
from app.casework.releases.checks import (
    RULES,
    Rule,
    calls,
    clocks,
    drawing,
    expressions,
    form_expressions,
    forms,
    letters,
    names_in_scope,
    notifications,
    parameters,
    people,
    registers,
    services,
    table_expressions,
    tables,
    times,
)
from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.releases.house import house_of
from app.casework.releases.materials import reach_of, read_checkout
from app.casework.releases.pinned_release import Catalogue

MATERIALS = read_checkout(Path(__file__).with_name("visit"))
DIAGRAM = "bpmn/visit/visit.bpmn"


def entering(given: str) -> tuple[str, str]:
    """What the diagram calls, and a register in its place with what it is given."""
    called = 'changhu:service="notifications.send"\n        changhu:with="{'
    written = given.replace("'", "&#34;")
    return called, f'changhu:service="registers.enter" changhu:with="{{{written}, '


# The rule, the file, its words, what stands there instead, and what is found of it.
REFUSED: list[tuple[Rule, str, str, str, str]] = [
    (drawing.check, DIAGRAM, 'calledElement="handing"', 'calledElement="handling"', "handling"),
    (drawing.check, "forms/visit/look.form", '"textfield"', '"texfield"', "texfield"),
    (drawing.check, "bpmn/visit/told.yaml", "notifications:", "notification:", "不认识的键"),
    (forms.check, DIAGRAM, 'keeps="found"', 'keeps="seen"', "look 保留的内容"),
    (people.check, DIAGRAM, ' changhu:post="agency_intake"', "", "look 岗位"),
    (people.check, DIAGRAM, 'post="agency_intake"', 'post="intake"', "office 岗位"),
    (people.check, DIAGRAM, 'organisation="agency"', 'organisation="office"', "office 机构"),
    (services.check, DIAGRAM, "notifications.send", "notifications.sent", "told 服务"),
    (services.check, DIAGRAM, "{to:", "{too:", "told 给出的内容"),
    (services.check, DIAGRAM, "notifications.send", "deliveries.record", "told 服务"),
    (registers.check, DIAGRAM, 'mark = "high"', 'in_force("bann", null)', "bann"),
    (registers.check, DIAGRAM, 'mark = "high"', 'permitted("fly", null)', "fly"),
    (registers.check, DIAGRAM, *entering("register: 'bann'"), "told 给出的内容：没有登记簿“bann”"),
    (registers.check, DIAGRAM, *entering("register: 'ban', state: 'actve'"), "的state没有“actve”"),
    (registers.check, DIAGRAM, *entering("register: 'ban', ground: 'wether'"), "的ground没有“wether”"),
    (registers.check, DIAGRAM, *entering("register: 'ban', details: {colour: 1}"), "没有字段“colour”"),
    (calls.check, DIAGRAM, "{what: found}", "{which: found}", "缺少“what”"),
    (calls.check, DIAGRAM, "{what: found}", "{what: found, more: 1}", "多余的“more”"),
    (notifications.check, DIAGRAM, "&#34;applicant&#34;", "&#34;everybody&#34;", "everybody"),
    (notifications.check, DIAGRAM, "&#34;seen&#34;", "&#34;heard&#34;", "heard"),
    (tables.check, DIAGRAM, "{found: found}", "{fund: found}", "要的“found”没有给出"),
    (tables.check, "bpmn/visit/rating.dmn", '"clean"</text>', "“clean”</text>", "无法识别"),
    (tables.check, "bpmn/visit/rating.dmn", 'id="ie"', 'id="ie" expressionLanguage="groovy"', "groovy"),
    (tables.check, "bpmn/visit/rating.dmn", 'href="#found"', 'href="#gone"', "gone"),
    (table_expressions.check, "bpmn/visit/rating.dmn", '"clean"</text>', "clean</text>", "row_1"),
    (table_expressions.check, "bpmn/visit/rating.dmn", '"clean"</text>', '"clena"</text>', "clena"),
    (clocks.check, DIAGRAM, 'clock="limit"', 'clock="limits"', "look 期限"),
    (clocks.check, "bpmn/visit/clocks.yaml", "{value: 5, unit: days}", '"=duratoin"', "limit"),
    (names_in_scope.check, DIAGRAM, 'clock="limit"', 'clock="handing_limit"', "look 期限"),
    (letters.check, DIAGRAM, 'issues="note"', 'issues="notice"', "look 出具的文书"),
    (letters.check, "bpmn/visit/documents/note.html", "case.number", "case.nummer", "case.nummer"),
    (letters.check, "bpmn/visit/documents/note.html", "{{ found }}", "{{ found", "note.html"),
    (parameters.check, DIAGRAM, "{what: found}", "{what: parameter(&#34;no.such&#34;)}", "no.such"),
    (times.check, DIAGRAM, "P5D", "=2026/05/01", "pause 定时"),
    (expressions.check, DIAGRAM, "mark = ", "marc = ", "to_good 条件"),
    (expressions.check, DIAGRAM, 'mark = "high"', 'mark = "hihg"', "hihg"),
    (expressions.check, DIAGRAM, 'handed.outcome = "done"', 'handed.outcome = "dome"', "dome"),
    (form_expressions.check, "forms/visit/look.form", "=found !=", "=fuond !=", "fuond"),
]


def under_check(changes: dict[str, str] | None = None) -> UnderCheck:
    materials = {**MATERIALS, **{path: text.encode() for path, text in (changes or {}).items()}}
    tools = build_tools(Path("uploads"), Catalogue())
    return UnderCheck(reach_of(materials, "visit"), "visit", house_of(tools))


def found_by(rule: Rule, checked: UnderCheck) -> list[Finding]:
    return list(rule(checked, DataShapes(checked)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.rpartition(".")[2])
def test_a_sound_process_passes_every_rule(rule: Rule) -> None:
    assert [finding.line for finding in found_by(rule, under_check())] == []


@pytest.mark.parametrize(
    ("rule", "path", "old", "new", "said"),
    REFUSED,
    ids=[f"{rule.__module__.rpartition('.')[2]}: {new[:30]}" for rule, _, _, new, _ in REFUSED],
)
def test_a_rule_refuses_with_the_place(rule: Rule, path: str, old: str, new: str, said: str) -> None:
    text = MATERIALS[path].decode()
    assert old in text
    found = found_by(rule, under_check({path: text.replace(old, new)}))
    assert any(said in finding.line for finding in found), [finding.line for finding in found]


def test_every_rule_is_asked() -> None:
    """A rule that is written and not listed would be none."""
    folder = Path(checks.__file__).parent
    written = {
        path.stem for path in folder.glob("*.py") if "\ndef check(" in path.read_text(encoding="utf-8")
    }
    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == written

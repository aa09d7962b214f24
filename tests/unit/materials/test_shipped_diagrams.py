import re
from pathlib import Path

import pytest

from app.casework.releases.articles import article_of, known_requirements
from app.engine.reading.elements import Element
from app.forms import read_form
from app.identity.posts import ORGANISATION_KINDS
from app.workcalendar.declarations import read_clocks
from tests.shipped import definition_of, processes

ROOT = Path(__file__).resolve().parents[3]
QUOTED = re.compile(r"^([A-Z]+-[\w.]+)（第[^）]+条）：“(.+)”$", re.MULTILINE)
CLOCKS = ("startsClocks", "stopsClocks", "resumesClocks", "endsClocks", "clock")


def elements() -> list[Element]:
    return [element for process in processes() for element in definition_of(process).elements.values()]


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    "element", elements(), ids=lambda element: f"{element.process_id}-{element.id}"
)  # fmt: skip
def test_an_element_quotes_its_articles_word_for_word(element: Element) -> None:
    for requirement, words in QUOTED.findall(element.documentation):
        article = article_of(requirement)
        assert article is not None
        assert article.text is not None
        assert without_space(words) in without_space(article.text)


def test_requirements_are_those_of_the_catalogue() -> None:
    named = {requirement for element in elements() for requirement in element.requirements}
    assert named <= known_requirements()


def test_whatever_carries_a_requirement_says_how_it_is_read() -> None:
    silent = [e.id for e in elements() if e.requirements and not e.documentation and e.kind != "endEvent"]
    assert silent == []


def test_every_user_task_has_a_form_that_can_be_read() -> None:
    for element in elements():
        if element.kind == "userTask":
            form_id = element.attributes.get("form", f"{element.process_id}/{element.id}")
            text = (ROOT / "forms" / f"{form_id}.form").read_text(encoding="utf-8")
            assert read_form(text, form_id).fields


def test_what_a_task_keeps_is_asked_in_its_form() -> None:
    for element in elements():
        if element.kind == "userTask" and element.keeps:
            form_id = f"{element.process_id}/{element.id}"
            form = read_form((ROOT / "forms" / f"{form_id}.form").read_text(encoding="utf-8"), form_id)
            assert set(element.keeps) <= set(form.keys), form_id


def test_every_clock_that_an_element_names_is_declared() -> None:
    declared: set[str] = set()
    for path in (ROOT / "bpmn").rglob("clocks.yaml"):
        declared |= read_clocks(path.read_text(encoding="utf-8"), path.name).keys()
    named = {
        clock
        for element in elements()
        for attribute in CLOCKS
        if not element.attributes.get(attribute, "").startswith("=")
        for clock in element.attributes.get(attribute, "").split()
    }
    assert named <= declared


def test_a_case_is_kept_to_a_kind_of_organisation_that_exists() -> None:
    kept = {name: definition_of(name).processes[name].confidential_to for name in processes()}
    assert kept["ltci_notice_objection"] == "agency"
    assert {kind for kind in kept.values() if kind} <= ORGANISATION_KINDS.keys()

"""What a click on an element of the diagram tells: who, when, what was entered, which rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.casework.pinned_release import form_of
from app.engine.elements import Element
from app.forms.bound import BoundForm
from app.forms.context import FormContext
from app.storage.records import Submission, WorkItem
from app.tracking.case_page import CasePage
from app.web.due_words import DueWords, due_words
from app.web.hidden_values import hide_personal
from app.web.law import Law, laws_of
from app.web.queries import submissions_of


@dataclass(frozen=True)
class Visit:
    """One time that the case came to the element; `at` is None while it is open."""

    who: str
    at: datetime | None
    due: DueWords | None = None
    form: BoundForm | None = None


@dataclass(frozen=True)
class Ruling:
    """What a decision table said; `rules` are the articles of the rows that fired."""

    value: object
    rules: list[Mapping[str, Any]]


@dataclass(frozen=True)
class Panel:
    """The element and all that is known of it in this case."""

    element: Element
    articles: Sequence[Law]
    visits: list[Visit]
    rulings: list[Ruling] = field(default_factory=list)


def panel_of(page: CasePage, process_id: str, element_id: str) -> Panel:
    """The panel of an element. Raises NotFound."""
    element = page.element(process_id, element_id)
    return Panel(
        element=element,
        articles=laws_of(element.requirements),
        visits=_visits(page, element),
        rulings=_rulings(page, element),
    )


def _visits(page: CasePage, element: Element) -> list[Visit]:
    items = [
        item for item in page.items if (item.process_id, item.element_id) == (element.process_id, element.id)
    ]
    if items:
        forms = {each.work_item_id: each for each in submissions_of(page.unit, page.case)}
        return [
            _visit(page, element, item, forms.get(item.id)) for item in items if item.state != "cancelled"
        ]
    return [Visit(line.actor, line.at) for line in page.journal if _completes(line, element)]


def _completes(line: Any, element: Element) -> bool:
    place = (line.kind, line.process_id, line.element_id)
    return place == ("element_completed", element.process_id, element.id)


def _visit(page: CasePage, element: Element, item: WorkItem, submission: Submission | None) -> Visit:
    who = page.names.get(item.ended_by or item.claimed_by or "", "")
    if item.state == "open":
        return Visit(who, None, due_words(item.due_at, page.unit.moment, provisional=item.provisional))
    return Visit(who, item.ended_at, form=_filled(page, element, submission) if submission else None)


def _filled(page: CasePage, element: Element, submission: Submission) -> BoundForm:
    """What was entered, with identity numbers and telephones hidden."""
    form = page.release.form(form_of(element))
    values = hide_personal(form, page.unit.vault.read(submission, "values"))
    return form.show(values, FormContext(facts={}, moment=page.unit.moment))


def _rulings(page: CasePage, element: Element) -> list[Ruling]:
    place = (element.process_id, element.id)
    return [
        Ruling(line.payload.get("value"), list(line.payload.get("rows", ())))
        for line in page.journal
        if line.kind == "decision_made" and (line.process_id, line.element_id) == place
    ]

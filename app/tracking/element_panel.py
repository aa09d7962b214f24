"""What a click on an element of the diagram tells: who, when, what was entered, which rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.casework.releases.pinned_release import form_of
from app.engine.reading.elements import Element
from app.forms.bound import BoundForm
from app.storage.records import Submission, WorkItem
from app.tracking.calls import Call
from app.tracking.case_page import CasePage
from app.tracking.shown_forms import show_form
from app.web.due_words import DueWords, due_words
from app.web.hidden_values import hide_personal
from app.web.journal_lines import JournalLine
from app.web.law import Law, laws_of


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
class Letter:
    """A letter that was written there; `document` is its id."""

    document: str
    title: str
    number: str


@dataclass(frozen=True)
class Panel:
    """The element and all that is known of it at one time that the case went through its diagram."""

    element: Element
    call: Call
    articles: Sequence[Law]
    visits: list[Visit]
    rulings: list[Ruling] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    below: list[Call] = field(default_factory=list)


def panel_of(page: CasePage, call: Call, element_id: str) -> Panel:
    """The panel of an element. Raises NotFound."""
    element = page.element(call.process_id, element_id)
    lines = [line for line in call.lines if line.element_id == element.id]
    return Panel(
        element=element,
        call=call,
        articles=laws_of(element.requirements),
        visits=_visits(page, call, element, lines),
        rulings=[_ruling(line) for line in lines if line.kind == "decision_made"],
        letters=[Letter(**_letter(line)) for line in lines if line.payload.get("document")],
        below=_called(page, call, element),
    )


def _visits(page: CasePage, call: Call, element: Element, lines: Sequence[JournalLine]) -> list[Visit]:
    items = [item for item in page.items if item.element_id == element.id and call.holds(item)]
    if items:
        forms = {each.work_item_id: each for each in page.submissions}
        return [
            _visit(page, element, item, forms.get(item.id)) for item in items if item.state != "cancelled"
        ]
    return [_happened(page, element, line) for line in lines if line.kind == "element_completed"]


def _happened(page: CasePage, element: Element, line: JournalLine) -> Visit:
    """What was handed in there, if somebody did, was kept at the same moment."""
    place = (element.process_id, element.id, line.at)
    given = (each for each in page.submissions if each.work_item_id is None)
    submission = next(
        (each for each in given if (each.process_id, each.element_id, each.submitted_at) == place), None
    )
    if submission is None:
        return Visit(line.actor, line.at)
    return Visit(
        page.names.get(submission.submitted_by, ""), line.at, form=_filled(page, element, submission)
    )


def _visit(page: CasePage, element: Element, item: WorkItem, submission: Submission | None) -> Visit:
    who = page.names.get(item.ended_by or item.claimed_by or "", "")
    if item.state == "open":
        return Visit(who, None, due_words(item.due_at, page.unit.moment, provisional=item.provisional))
    return Visit(who, item.ended_at, form=_filled(page, element, submission) if submission else None)


def _filled(page: CasePage, element: Element, submission: Submission) -> BoundForm:
    """What was entered, with identity numbers and telephones hidden."""
    form = page.release.form(form_of(element))
    values = hide_personal(form, page.unit.vault.read(submission, "values"))
    return show_form(page, form, values)


def _ruling(line: JournalLine) -> Ruling:
    return Ruling(line.payload.get("value"), list(line.payload.get("rows", ())))


def _letter(line: JournalLine) -> dict[str, str]:
    return {name: str(line.payload[name]) for name in ("document", "title", "number")}


def _called(page: CasePage, call: Call, element: Element) -> list[Call]:
    """The times that a call activity was gone through from here; in an old journal all that there were."""
    if element.called is None:
        return []
    return [each for each in page.calls(element.called) if each.path in (None, call.below(element.id))]

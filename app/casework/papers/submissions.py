"""Submitted forms: checked against the pinned version, kept sealed, their files bound to the case."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.complained_of import note_complained_of
from app.casework.cases.expression_functions import expression_functions
from app.casework.cases.sources import sources
from app.casework.rooms.room import Choice, ChoiceList
from app.domain.errors import StaleForm
from app.domain.scopes import WHOLE_CASE, Scope, written
from app.engine.reading.elements import Element
from app.forms import Form, FormContext
from app.identity.actor import Actor
from app.storage.records import Submission
from app.storage.repositories import add_rows
from app.storage.submissions import Submitted
from app.storage.uploads import attachment_of, bind_attachments
from app.storage.vault import row_key


def check_version(form: Form, form_version: str | None) -> None:
    """Raises StaleForm where the page was drawn from another version than the case has now."""
    if form_version is not None and form_version != form.version:
        raise StaleForm()


def form_context(
    at_hand: CaseAtHand,
    actor: Actor,
    data: Mapping[str, object] | None = None,
    form: Form | None = None,
    scope: Scope = WHOLE_CASE,
) -> FormContext:
    """What a form of the case may know; `data` is the process data that its task sees, `scope` its place.

    With the form only those facts are read that its text names.
    """
    text = at_hand.release.form_text(form.form_id) if form else None
    facts = at_hand.facts.named(actor, data, text, scope)
    return FormContext(
        facts=facts,
        functions={**expression_functions(at_hand.law, lambda: facts), **sources(at_hand, facts)},
        choices=lambda name: _choices(at_hand, name, facts),
        moment=at_hand.unit.moment,
        attachment=lambda file_id: attachment_of(
            at_hand.unit, at_hand.area_id, file_id, at_hand.case.id, actor.account_id
        ),
    )


def _choices(at_hand: CaseAtHand, name: str, facts: Mapping[str, object]) -> Sequence[Choice]:
    """What may be chosen now; nothing for a name that no room announces."""
    found: ChoiceList | None = at_hand.unit.tools.rooms.choices.get(name)
    return found.find(at_hand, facts) if found else ()


def keep_submission(
    at_hand: CaseAtHand,
    element: Element,
    form: Form,
    values: Mapping[str, object],
    *,
    path: str = "",
    scope: Scope = WHOLE_CASE,
    work_item_id: str | None = None,
) -> str:
    """Stores validated values and lets the rest of the step see them; the submission's id."""
    unit, submission_id = at_hand.unit, at_hand.unit.new_id()
    row = {
        "area_id": at_hand.area_id,
        "id": submission_id,
        "case_id": at_hand.case.id,
        "instance_id": at_hand.instance_id,
        "work_item_id": work_item_id,
        "process_id": element.process_id,
        "element_id": element.id,
        "path": path,
        "scope": written(scope),
        "form_id": form.form_id,
        "form_version": form.version,
        "submitted_by": at_hand.actor_id,
        "submitted_at": unit.moment,
        "values": unit.vault.seal("submission.values", row_key(at_hand.area_id, submission_id), values),
    }
    add_rows(unit, Submission, [row])
    bind_attachments(unit.session, at_hand.area_id, at_hand.case.id, list(file_ids(values)))
    stored = Submitted(submission_id, element.id, form.form_id, form.version, values, written(scope))
    at_hand.facts.submitted(stored)
    note_complained_of(at_hand, form, values)
    return submission_id


def file_ids(value: Any) -> Iterator[str]:
    """The ids of all files in submitted values: a file is {id, name, size, sha256}."""
    if isinstance(value, Mapping):
        if {"id", "name", "size", "sha256"} <= value.keys():
            yield str(value["id"])
        else:
            for part in value.values():
                yield from file_ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from file_ids(part)

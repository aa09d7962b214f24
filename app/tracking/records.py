"""A case's business records in words: what a caseworker files, when it was written and by which step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from flask_babel import gettext

from app.casework.rooms.shown import Personal, RecordReader, ShownRecord
from app.engine.reading.elements import Element
from app.forms import Form
from app.forms.bound import Bound, BoundField, BoundGroup, BoundTable
from app.forms.fields.choice import ChoiceField
from app.storage.records import Submission
from app.tracking.calls import Call
from app.tracking.case_page import CasePage
from app.tracking.record_names import FieldName, RecordName, record_names
from app.tracking.shown_forms import show_form
from app.web.hidden_values import hide_personal
from app.web.journal_lines import JournalLine
from app.web.law import Law, laws_of
from app.web.wording import plain_value


@dataclass(frozen=True)
class RecordRow:
    """A value with its label: as the record's form prints it (`bound`), or as `text`."""

    label: str
    text: str = ""
    bound: Bound | None = None
    personal: Personal | None = None


@dataclass(frozen=True)
class Written:
    """The step that wrote a record: its element, and at which time through the diagram."""

    element: Element
    call: Call


@dataclass(frozen=True)
class BusinessRecord:
    """One record as it is filed."""

    title: str
    at: datetime
    who: str
    written: Written | None
    articles: Sequence[Law]
    rows: list[RecordRow]


def records_of(page: CasePage) -> list[BusinessRecord]:
    """Every record that the case has left, in the order of their writing."""
    kinds = list(record_names())
    kept = sorted(
        (*_handed_in(page), *_kept_in_tables(page)), key=lambda each: (each.at, kinds.index(each.kind))
    )
    steps = _Steps(page)
    return [_record(page, steps, each) for each in kept]


def _kept_in_tables(page: CasePage) -> Iterator[ShownRecord]:
    reader = RecordReader(page.unit, page.case, page.offices, gettext)
    for show in page.unit.tools.rooms.shown:
        yield from show(reader)


def _handed_in(page: CasePage) -> Iterator[ShownRecord]:
    """The records that are a submitted form and nothing else."""
    by_form = {name.form: name for name in record_names().values() if name.form and not name.written_by}
    for submission in page.submissions:
        if submission.form_id in by_form:
            values = _values(page, submission)
            kind = by_form[submission.form_id].kind
            yield ShownRecord(kind, submission.submitted_at, submission.submitted_by, values)


def _values(page: CasePage, submission: Submission) -> Mapping[str, object]:
    form = page.release.form(submission.form_id)
    return hide_personal(form, page.unit.vault.read(submission, "values"))


class _Steps:
    """Finds the steps that wrote records: each completed element once, so that two of one moment are two."""

    def __init__(self, page: CasePage) -> None:
        self._page = page
        self._workers = {item.task_id: item.ended_by or "" for item in page.items}
        self._free = [
            (call, line)
            for process_id in {line.process_id for line in page.journal if line.process_id}
            for call in page.calls(process_id)
            for line in call.lines
            if line.kind == self._ending(line)
        ]

    def _ending(self, line: JournalLine) -> str:
        """Each task of several at one element is done by itself; the element completes with the last."""
        return "work_completed" if self._element(line).kind == "userTask" else "element_completed"

    def take(self, name: RecordName, kept: ShownRecord) -> Written | None:
        """The step of that moment which writes such records; the one of the same person first."""
        fitting = [each for each in self._free if each[1].at == kept.at and self._writes(name, each[1])]
        if not fitting:
            return None
        found = next((each for each in fitting if self._by(each[1]) == kept.by), fitting[0])
        if len(fitting) > 1:
            self._free.remove(found)
        call, line = found
        return Written(self._element(line), call)

    def _writes(self, name: RecordName, line: JournalLine) -> bool:
        element = self._element(line)
        if name.written_by:
            return element.attributes.get("service") in name.written_by
        own = element.attributes.get("form") or f"{element.process_id}/{element.id}"
        return own == name.form

    def _element(self, line: JournalLine) -> Element:
        return self._page.element(line.process_id or "", line.element_id or "")

    def _by(self, line: JournalLine) -> str:
        return self._workers.get(line.task_id or "", "")


def _record(page: CasePage, steps: _Steps, kept: ShownRecord) -> BusinessRecord:
    name = record_names()[kept.kind]
    written = steps.take(name, kept)
    return BusinessRecord(
        title=gettext(name.title),
        at=kept.at,
        who=page.names.get(kept.by or "", ""),
        written=written,
        articles=laws_of(written.element.requirements) if written else (),
        rows=list(_rows(page, name, kept)),
    )


def _rows(page: CasePage, name: RecordName, kept: ShownRecord) -> Iterator[RecordRow]:
    """The values that there are, in the order of the catalogue."""
    bound = _bound(page, name, kept)
    for field in name.fields:
        value = kept.values.get(field.key)
        if value in (None, "", []):
            continue
        personal = value if isinstance(value, Personal) else None
        if field.label:
            yield RecordRow(gettext(field.label), _text(page, field, value), personal=personal)
        elif field.key in bound:
            yield RecordRow(_label(bound[field.key]), bound=bound[field.key], personal=personal)


def _bound(page: CasePage, name: RecordName, kept: ShownRecord) -> dict[str, Bound]:
    """The fields of the record's form by key, filled with what was kept and personal values masked."""
    if not name.form or not page.release.has_form(name.form):
        return {}
    values = {
        key: value.masked if isinstance(value, Personal) else value for key, value in kept.values.items()
    }
    form = page.release.form(name.form)
    shown = show_form(page, form, _known(form, values))
    return {key: bound for bound in shown.components if (key := _key(bound))}


def _known(form: Form, values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if key in form.keys}


def _key(bound: Bound) -> str:
    if isinstance(bound, BoundField | BoundTable):
        return bound.field.path[0]
    keys = [_key(each) for each in bound.components] if isinstance(bound, BoundGroup) else []
    return keys[0] if keys else ""


def _label(bound: Bound) -> str:
    if isinstance(bound, BoundField | BoundTable):
        return gettext(bound.field.label)
    return gettext(bound.group.label) if isinstance(bound, BoundGroup) else ""


def _text(page: CasePage, field: FieldName, value: object) -> str:
    if isinstance(value, Personal):
        return value.masked
    if field.codes:
        several = value if isinstance(value, list) else [value]
        return plain_value([gettext(field.codes.get(str(one), str(one))) for one in several])
    if field.like:
        return _like(page, field.like, value)
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    return plain_value(value)


def _like(page: CasePage, like: str, value: object) -> str:
    """A value in the words of a form's choice."""
    form_id, _, key = like.partition(".")
    options = page.release.form(form_id).fields if page.release.has_form(form_id) else ()
    choice = next((each for each in options if isinstance(each, ChoiceField) and each.name == key), None)
    return gettext(choice.shown(value)) if choice else plain_value(value)

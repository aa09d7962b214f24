"""The refusals that the materials of a process can give: by its forms, posts, recorders and messages."""

from collections.abc import Collection, Iterator, Sequence

from app.casework.cases.start_of_process import start_event
from app.casework.releases.pinned_release import PinnedRelease, form_of
from app.casework.services.registry import ServiceTasks
from app.engine.reading.elements import Element
from app.forms import Form
from app.forms.fields.base import Component, Field
from app.forms.fields.bounds import Bounds
from app.forms.fields.choice import ChoiceField
from app.forms.fields.files import FilesField
from app.forms.fields.lengths import Lengths
from app.forms.fields.rows import RowsField, leaves
from app.forms.fields.text import TextField
from app.forms.validators import CODES
from app.scenarios.refused import Refused

Place = tuple[str, str]
_WRITTEN = {"id_number": "id_number_refused", "phone": "phone_refused", "uscc": "credit_code_refused"}


def possible_refusals(
    release: PinnedRelease, services: ServiceTasks, sources: Sequence[str]
) -> Iterator[Refused]:
    """Each refusal once. Fields that rest on the sources of other regions alone are left out.

    `sources` are the beginnings of the requirement ids that the played regions have, as "GS".
    """
    yield from dict.fromkeys(_all(release, services, sources))


def is_met(possible: Refused, met: Collection[Refused]) -> bool:
    """Whether a scenario met the refusal; a named check of a table may point at a field of its rows."""
    if possible in met:
        return True
    within = f"{possible.field}-"
    return possible.code in CODES.values() and any(
        (other.place, other.code) == (possible.place, possible.code) and other.field.startswith(within)
        for other in met
    )


def _all(release: PinnedRelease, services: ServiceTasks, sources: Sequence[str]) -> Iterator[Refused]:
    start = start_event(release.definition)
    for element in (start, *release.definition.elements.values()):
        if element is start or element.kind == "userTask":
            place = (element.process_id, element.id)
        elif element.event == "message" and release.has_form(form_of(element)):
            place = ("message", str(element.message))
            yield Refused(place, "message_too_late" if "tooLate" in element.attributes else _NOT_NOW)
        else:
            continue
        yield Refused(place, "not_permitted")
        yield from (Refused(place, code) for code in _of_recorder(element, services))
        yield from _of_form(place, release.form(form_of(element)), sources)


_NOT_NOW = "message_not_awaited"


def _of_recorder(element: Element, services: ServiceTasks) -> tuple[str, ...]:
    name = element.attributes.get("service")
    return services.find(name).refuses if name else ()


def _of_form(place: Place, form: Form, sources: Sequence[str]) -> Iterator[Refused]:
    for name, field in _fields(form.components):
        if not field.requirements or any(_is_from(each, sources) for each in field.requirements):
            yield from (Refused(place, code, name) for code in _codes(field))


def _is_from(requirement: str, sources: Sequence[str]) -> bool:
    return requirement.partition("-")[0] in sources


def _fields(components: Sequence[Component], table: str = "") -> Iterator[tuple[str, Field]]:
    for field in leaves(components):
        name = f"{table}{field.name}"
        yield name, field
        if isinstance(field, RowsField):
            yield from _fields(field.components, f"{name}-")


def _codes(field: Field) -> Iterator[str]:
    """What may be wrong with a field, beyond what cannot be read at all."""
    if field.computed or field.readonly:
        return
    if field.required or field.required_when:
        yield "required"
    if field.rule:
        yield "rule"
    yield from dict.fromkeys(CODES[name] for name in field.validators)
    if isinstance(field, Bounds):
        limits = (("too_small", field.minimum), ("too_large", field.maximum))
        yield from (code for code, limit in limits if limit is not None)
    if isinstance(field, Lengths):
        yield from (code for code, limit in field.lengths() if limit is not None)
    if isinstance(field, ChoiceField) and (field.choices or field.options_from):
        yield "not_an_option"
    if isinstance(field, FilesField) and field.accept:
        yield "wrong_file_kind"
    if isinstance(field, TextField) and field.kind in _WRITTEN:
        yield _WRITTEN[field.kind]

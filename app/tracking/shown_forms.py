"""Forms as they were handed in, with the names behind the ids that they hold."""

from collections.abc import Iterator, Mapping, Sequence

from flask_babel import gettext

from app.forms import Form, FormContext
from app.forms.bound import BoundForm
from app.storage.staff import names_of
from app.tracking.case_page import CasePage

Choice = Mapping[str, object]


def show_form(page: CasePage, form: Form, values: Mapping[str, object]) -> BoundForm:
    """Kept values to be read. Personal ones are to be hidden before."""
    named = _named(page, values)
    return form.show(values, FormContext(facts={}, moment=page.unit.moment, choices=lambda _: named))


def _named(page: CasePage, values: object) -> Sequence[Choice]:
    """Whatever a form may have offered for choice: offices, people, and the parties of the case."""
    texts = set(_texts(values))
    found = {**page.offices, **names_of(page.unit.session, texts - page.offices.keys())}
    found |= {"insured": page.case.party, "subject": page.case.party}
    found |= {"representative": gettext("监护人或委托代理人")}
    return [{"value": each, "label": found[each]} for each in sorted(texts & found.keys())]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)

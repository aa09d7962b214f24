"""A form from its components, and a context with an actor, at nine in the morning of 6 May 2026."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

import app.business  # noqa: F401 - its rooms bring validators
from app.domain.errors import FieldError, InvalidSubmission
from app.feel import HostFunction
from app.forms import Form, FormContext, read_form
from app.forms.bound import BoundForm
from app.workcalendar.moments import SHANGHAI

NOW = datetime(2026, 5, 6, 9, 0, tzinfo=SHANGHAI)
FILES = {"f1": {"id": "f1", "name": "回执.pdf", "size": 3, "sha256": "ab"}}
PARAMETERS: dict[str, object] = {"assessment.onsite.min_assessors": 2, "scopes": ["village", "website"]}


@pytest.fixture
def form_of() -> Callable[..., Form]:
    def build(*components: Mapping[str, object]) -> Form:
        schema = {"type": "default", "id": "test", "schemaVersion": 18, "components": components}
        return read_form(json.dumps(schema, ensure_ascii=False), "test/form")

    return build


@pytest.fixture
def context_with() -> Callable[..., FormContext]:
    def build(
        choices: Mapping[str, Sequence[Mapping[str, object]]] | None = None, **facts: object
    ) -> FormContext:
        lists = choices or {}
        return FormContext(
            facts={"actor": {"account": "a1", "name": "李敏"}, **facts},
            functions={"parameter": HostFunction("parameter", ("key",), PARAMETERS.get)},
            choices=lambda name: lists.get(name, ()),
            moment=NOW,
            attachment=FILES.get,
        )

    return build


@pytest.fixture
def context(context_with: Callable[..., FormContext]) -> FormContext:
    return context_with()


@pytest.fixture
def errors_of(context: FormContext) -> Callable[..., list[tuple[str, str]]]:
    """The field and the code of every error of a submission."""

    def errors(form: Form, values: Mapping[str, Any], around: FormContext = context) -> list[tuple[str, str]]:
        return [(error.field, error.code) for error in full_errors(form, values, around)]

    return errors


def full_errors(form: Form, values: Mapping[str, Any], around: FormContext) -> tuple[FieldError, ...]:
    try:
        form.check(values, around)
    except InvalidSubmission as refusal:
        return refusal.errors
    return ()


@pytest.fixture(scope="session")
def templates() -> Environment:
    """The templates of the forms, with what the screens bring to them."""
    loader = FileSystemLoader(Path(__file__).parents[3] / "app/web/templates")
    environment = Environment(
        loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(sentence=str, translated=str, said=str, as_written=str)
    environment.filters.update(prose_blocks=lambda bound: bound.blocks(str))
    environment.filters.update(value_in_words=lambda bound: bound.text)
    environment.globals.update(hits_at=lambda name: (), icon=lambda name: "", language_of=lambda text: "")
    return environment


@pytest.fixture(scope="session")
def page_of(templates: Environment) -> Callable[[BoundForm], str]:
    """The HTML of a form with its list of errors."""
    page = templates.from_string(
        '{% from "forms/form.html" import error_summary, form_fields %}'
        '{{ error_summary(bound) }}{{ form_fields(bound, "/redraw") }}'
    )
    return lambda bound: page.render(bound=bound)

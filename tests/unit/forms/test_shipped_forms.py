"""Every form that is shipped can be read, and drawn before anything is known about its case."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.feel import HostFunction, compile_expression
from app.forms import FormContext, read_form
from app.forms.bound import BoundForm

FORMS = Path(__file__).parents[3] / "forms"
SILENT = {
    "parameter": HostFunction("parameter", ("key",), lambda key: None),
    "in_words": HostFunction("in_words", ("length",), lambda length: None),
    "due": HostFunction("due", ("start", "length"), lambda start, length: None),
    "last_day": HostFunction("last_day", ("start", "length"), lambda start, length: None),
}


@pytest.mark.parametrize(
    "path", sorted(FORMS.rglob("*.form")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_a_shipped_form_opens_empty(
    path: Path, context: FormContext, page_of: Callable[[BoundForm], str]
) -> None:
    form = read_form(path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.stem}")
    page = page_of(form.bind(None, replace(context, functions=SILENT)))
    assert "form-fields" in page
    assert all(compile_expression(text) for _, _, text in form.expressions)

"""Whatever is sent, a form answers with values or with a refusal that has a sentence."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.domain.errors import InvalidSubmission, Refusal
from app.forms import Form, FormContext
from app.forms.bound import BoundForm

FORM = (
    {"type": "textfield", "key": "line", "label": "文字", "validate": {"pattern": "^[a-z]*$"}},
    {"type": "textarea", "key": "lines", "conditional": {"hide": "=yes = true"}},
    {"type": "number", "key": "number", "validate": {"min": 1, "max": "=limit"}},
    {
        "type": "number",
        "key": "money",
        "properties": {"changhu_type": "money", "rule": "=money > number", "rule_message": "{}"},
    },
    {"type": "datetime", "subtype": "date", "key": "day", "properties": {"min": "=moment"}},
    {"type": "datetime", "subtype": "datetime", "key": "moment", "properties": {"max": "=day"}},
    {"type": "checkbox", "key": "tick"},
    {"type": "checkbox", "key": "sign", "properties": {"changhu_type": "signature", "signer": "line"}},
    {"type": "radio", "key": "yes", "properties": {"changhu_type": "bool"}, "defaultValue": True},
    {
        "type": "checklist",
        "key": "several",
        "values": [{"value": "a"}, {"value": 5}],
        "properties": {"min_items": "=1"},
    },
    {"type": "filepicker", "key": "files", "multiple": True},
    {"type": "textfield", "key": "id_number", "properties": {"changhu_type": "id_number", "id_kind": "line"}},
    {"type": "textfield", "key": "phone", "properties": {"changhu_type": "phone"}},
    {"type": "textfield", "key": "uscc", "properties": {"changhu_type": "uscc"}},
    {"type": "expression", "key": "sum", "expression": "=sum(rows.number) + number", "label": "合计"},
    {
        "type": "dynamiclist",
        "path": "rows",
        "components": [
            {"type": "number", "key": "number", "properties": {"required": "=text != null"}},
            {"type": "textfield", "key": "text", "conditional": {"hide": "=number > 5"}},
            {"type": "dynamiclist", "path": "inner", "components": [{"type": "checkbox", "key": "tick"}]},
        ],
    },
)
KEYS = [str(field.get("key") or field["path"]) for field in FORM]
NAMES = [
    *KEYS,
    "rows-0-number",
    "rows-1-text",
    "rows-0-inner-0-tick",
    "rows-3-inner",
    "_add",
    "_remove",
    "csrf_token",
]
TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            "true",
            "false",
            "5",
            "-1,000.5",
            "2026-05-06",
            "2026-05-06T09:30",
            "a",
            "f1",
            "9999-12-31T23:59",
        ]
    ),
    st.sampled_from(
        ["620102194503040031", "13900000000", "91620100MA7TE00108", "rows", "rows-0", "0001-01-01T00:00Z"]
    ),
)
USUAL = st.one_of(
    TEXTS, st.none(), st.booleans(), st.integers(-9, 99), st.dates(), st.datetimes(), st.decimals(0, 9)
)
STRANGE = st.one_of(
    st.integers(),
    st.floats(),
    st.decimals(),
    st.just(date(1, 1, 1)),
    st.just(datetime.max),
    st.just(Decimal("1E+999999")),
    st.text(st.characters(codec=None), max_size=5),
)
ROWS = st.lists(st.dictionaries(st.sampled_from(["number", "text"]), USUAL, max_size=2), max_size=3)
ANYTHING = st.recursive(
    USUAL | STRANGE,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*NAMES, "tick", "id"]), inner, max_size=4)
    ),
    max_leaves=8,
)
FITTING = st.fixed_dictionaries({}, optional={name: ROWS if name == "rows" else USUAL for name in KEYS})
QUICKLY = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def form(form_of: Callable[..., Form]) -> Form:
    return form_of(*FORM)


def outcome(act: Callable[[], Any]) -> Any:
    """The result, or the refusal; any other exception is a failure."""
    try:
        return act()
    except Refusal as refusal:
        assert str(refusal)
        if isinstance(refusal, InvalidSubmission):
            assert refusal.errors
            assert all(str(error) for error in refusal.errors)
        return refusal


@QUICKLY
@given(
    sent=st.lists(st.tuples(st.sampled_from(NAMES), TEXTS), max_size=16),
    strange=st.one_of(st.just([]), st.lists(st.tuples(st.text(max_size=9), TEXTS), max_size=1)),
)
def test_any_page_gives_values_or_a_refusal(
    form: Form,
    context: FormContext,
    page_of: Callable[[BoundForm], str],
    sent: list[tuple[str, str]],
    strange: list[tuple[str, str]],
) -> None:
    browser = MultiDict([*sent, *strange])
    values = outcome(lambda: form.decode(browser))
    if isinstance(values, Refusal):
        return
    clean = outcome(lambda: form.check(values, context))
    errors = clean.errors if isinstance(clean, InvalidSubmission) else ()
    bound = outcome(lambda: form.bind(form.change_rows(values, browser) or values, context, errors))
    if not isinstance(bound, Refusal):
        assert "form-fields" in page_of(bound)


@QUICKLY
@given(values=FITTING | st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=6))
def test_any_data_gives_values_or_a_refusal(form: Form, context: FormContext, values: Any) -> None:
    clean = outcome(lambda: form.check(values, context))
    if not isinstance(clean, Refusal):
        assert form.check(clean, context) == clean
    outcome(lambda: form.bind(values, context))
    outcome(lambda: form.show(values, context))

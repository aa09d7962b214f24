"""From names on a page to values, and what is refused on the way."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from app.domain.errors import DataRefused, UnknownField
from app.forms import Form, FormContext

FIELDS = (
    {"type": "textfield", "key": "name"},
    {"type": "checkbox", "key": "consent"},
    {"type": "checklist", "key": "records", "values": [{"value": "a"}, {"value": "b"}]},
    {"type": "filepicker", "key": "proof", "multiple": True},
    {"type": "group", "path": "adl", "components": [{"type": "number", "key": "eating"}]},
    {"type": "number", "key": "score.total"},
    {"type": "dynamiclist", "path": "members", "components": [{"type": "filepicker", "key": "paper"}]},
)


def test_values_nest_by_their_names(form_of: Callable[..., Form]) -> None:
    sent = MultiDict(
        [
            ("csrf_token", "t"),
            ("_form_version", "v"),
            ("name", "张三"),
            ("consent", "false"),
            ("consent", "true"),
            ("records", ""),
            ("records", "b"),
            ("adl-eating", "10"),
            ("score-total", "90"),
        ]
    )
    assert form_of(*FIELDS).decode(sent) == {
        "name": "张三",
        "consent": "true",
        "records": ["b"],
        "adl": {"eating": "10"},
        "score": {"total": "90"},
    }


def test_an_empty_choice_and_an_empty_table_are_told_from_absent_ones(form_of: Callable[..., Form]) -> None:
    form = form_of(*FIELDS)
    assert form.decode(MultiDict([("records", ""), ("members", ""), ("proof", "")])) == {
        "records": [],
        "members": [],
        "proof": [],
    }
    assert form.decode(MultiDict()) == {}


def test_new_files_join_those_already_there(form_of: Callable[..., Form]) -> None:
    new = {"id": "n", "name": "b.pdf"}
    form = form_of(*FIELDS)
    sent = MultiDict([("proof", ""), ("proof", "f1")])
    assert form.decode(sent, {"_upload-proof": [new]}) == {"proof": ["f1", new]}
    in_row = form.decode(MultiDict(), {"_upload-members-0-paper": [new]})
    assert in_row == {"members": [{"paper": [new]}]}


def test_rows_keep_their_order_and_close_their_gaps(form_of: Callable[..., Form]) -> None:
    form = form_of({"type": "dynamiclist", "path": "t", "components": [{"type": "textfield", "key": "a"}]})
    sent = MultiDict([("t-10-a", "x"), ("t-2-a", "y")])
    assert form.decode(sent) == {"t": [{"a": "y"}, {"a": "x"}]}


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        "name-0",
        "adl",
        "adl-eating-x",
        "members-0",
        "members-x-paper",
        "members-01-paper",
        "members--1-paper",
        "members-0-other",
        "members-99999-paper",
        "members-²-paper",
        "-",
        "name-",
        "this",
        "Name",
    ],
)
def test_an_unknown_name_is_refused_by_name(form_of: Callable[..., Form], name: str) -> None:
    with pytest.raises(UnknownField, match=name):
        form_of(*FIELDS).decode(MultiDict([(name, "x")]))


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"other": 1}, "other"),
        ({"adl": {"other": 1}}, "adl-other"),
        ({"adl": 3}, "adl"),
        ({"members": [{"paper": []}, {"other": 1}]}, "members-1-other"),
        ({"csrf_token": "x"}, "csrf_token"),
        ({"": 1}, ""),
    ],
)
def test_an_unknown_value_is_refused_at_any_depth(
    form_of: Callable[..., Form], context: FormContext, values: Any, name: str
) -> None:
    with pytest.raises(UnknownField) as refused:
        form_of(*FIELDS).check(values, context)
    assert refused.value.params["name"] == name


def deep(depth: int) -> object:
    return [deep(depth - 1)] if depth else "x"


@pytest.mark.parametrize(
    "value",
    [
        "a\x00b",
        "\ud800",
        deep(30),
        "x" * 100_001,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("1E+99"),
        10**60,
        ["x"] * 60_000,
        {3: "x"},
        {"\x00": 1},
    ],
)
def test_what_cannot_be_stored_is_refused_whatever_the_form_says(
    form_of: Callable[..., Form], context: FormContext, value: Any
) -> None:
    with pytest.raises(DataRefused):
        form_of(*FIELDS).check({"name": value}, context)


def test_too_many_fields_or_rows_are_refused(form_of: Callable[..., Form]) -> None:
    form = form_of(
        *FIELDS, {"type": "dynamiclist", "path": "t", "components": [{"type": "textfield", "key": "a"}]}
    )
    with pytest.raises(DataRefused):
        form.decode(MultiDict((f"t-{number}-a", "x") for number in range(201)))
    with pytest.raises(DataRefused):
        form.decode(MultiDict((f"x{number}", "x") for number in range(5_001)))
    with pytest.raises(DataRefused):
        form.decode(MultiDict([("name", "a\x00")]))


def test_a_table_that_is_no_table_is_an_error_at_its_field(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    form = form_of({"type": "dynamiclist", "path": "t", "components": [{"type": "textfield", "key": "a"}]})
    assert errors_of(form, {"t": "x"}) == [("t", "not_a_table")]
    assert errors_of(form, {"t": ["x"]}) == [("t", "not_a_table")]
    assert errors_of(form, {"t": [{"a": "x"}] * 201}) == [("t", "too_many")]

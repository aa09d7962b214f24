"""What a form schema may say, and what is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import MaterialRefused
from app.forms import Form, read_form


def refusal_of(form_of: Callable[..., Form], *components: dict[str, Any]) -> str:
    with pytest.raises(MaterialRefused) as refused:
        form_of(*components)
    return str(refused.value)


def test_a_form_has_its_content_hash_as_version_and_is_read_once(form_of: Callable[..., Form]) -> None:
    one = form_of({"type": "textfield", "key": "name", "label": "姓名"})
    same = form_of({"type": "textfield", "key": "name", "label": "姓名"})
    other = form_of({"type": "textfield", "key": "name", "label": "名称"})
    assert one is same
    assert len(one.version) == 64
    assert one.version != other.version
    assert one.keys == ("name",)


def test_an_unknown_component_type_is_refused_with_a_sentence(form_of: Callable[..., Form]) -> None:
    said = refusal_of(form_of, {"type": "html", "id": "x", "content": "<b>"})
    assert said == "“test/form”不能使用：html“x”：不支持组件类型“html”。"


@pytest.mark.parametrize(
    ("component", "word"),
    [
        ({"type": "textfield", "key": "a", "requried": True}, "requried"),
        ({"type": "textfield", "key": "a", "properties": {"prefil": "=x"}}, "prefil"),
        ({"type": "textfield", "key": "a", "validate": {"maxlength": 3}}, "maxlength"),
        ({"type": "textfield", "key": "a", "conditional": {"show": "=x"}}, "show"),
        ({"type": "textfield", "key": "A-b"}, "a-b".upper()[0]),
        ({"type": "textfield", "key": "_x"}, "_x"),
        ({"type": "textfield", "key": ""}, "key"),
        ({"type": "textfield", "key": "a", "label": 3}, "label"),
        ({"type": "textfield", "key": "a", "properties": {"changhu_type": "money"}}, "money"),
        ({"type": "textfield", "key": "a", "properties": {"validator": "no_such"}}, "no_such"),
        ({"type": "textfield", "key": "a", "properties": {"rule": "=true"}}, "rule_message"),
        ({"type": "textfield", "key": "a", "validate": {"pattern": "(a+)+"}}, "pattern"),
        ({"type": "textfield", "key": "a", "validate": {"pattern": "a*a*a*b"}}, "pattern"),
        ({"type": "textfield", "key": "a", "validate": {"pattern": "["}}, "pattern"),
        ({"type": "textfield", "key": "a", "readonly": True, "validate": {"required": True}}, "必填"),
        ({"type": "datetime", "key": "a", "subtype": "time"}, "time"),
        ({"type": "select", "key": "a"}, "没有选项"),
        ({"type": "radio", "key": "a", "values": [{"label": "x", "value": "x"}] * 2}, "重复"),
        ({"type": "radio", "key": "a", "values": [{"label": "x", "value": {}}]}, "选项的值"),
        ({"type": "group", "properties": {"appearance": "pretty"}, "components": []}, "pretty"),
        ({"type": "expression", "key": "a"}, "expression"),
        ({"type": "number", "key": "a", "validate": {"min": "many"}}, "min"),
        (
            {
                "type": "dynamiclist",
                "path": "t",
                "components": [{"type": "textfield", "key": "x", "readonly": True}],
            },
            "x",
        ),
    ],
)
def test_what_is_not_understood_is_named(
    form_of: Callable[..., Form], component: dict[str, Any], word: str
) -> None:
    assert word in refusal_of(form_of, component)


def test_two_fields_in_one_place_are_refused(form_of: Callable[..., Form]) -> None:
    twice = {"type": "textfield", "key": "a"}
    assert "重复" in refusal_of(form_of, twice, twice)
    group = {"type": "group", "path": "a", "components": [{"type": "textfield", "key": "b"}]}
    assert "冲突" in refusal_of(form_of, twice, group)


def test_all_problems_are_told_at_once(form_of: Callable[..., Form]) -> None:
    said = refusal_of(form_of, {"type": "html"}, {"type": "iframe"}, {"type": "textfield", "key": "Bad"})
    assert said.count("；") == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"type":"default","type":"default"}',
        '{"type":"other","components":[]}',
        "[" * 100000,
        '{"type":"default","components":[NaN]}',
        '{"type":"default","components":3}',
        '"�"',
    ],
)
def test_a_text_that_is_no_schema_is_refused(text: str) -> None:
    with pytest.raises(MaterialRefused):
        read_form(text, "x")


def test_nesting_without_end_is_refused() -> None:
    component = {"type": "textfield", "key": "a"}
    for _ in range(12):
        component = {"type": "group", "components": [component]}
    with pytest.raises(MaterialRefused, match="嵌套过深"):
        read_form(json.dumps({"type": "default", "components": [component]}), "x")


def test_the_editors_own_attributes_are_accepted(form_of: Callable[..., Form]) -> None:
    form = form_of(
        {
            "type": "number",
            "id": "Field_1",
            "key": "amount",
            "label": "金额",
            "layout": {"row": "Row_1", "columns": None},
            "appearance": {"suffixAdorner": "元"},
            "decimalDigits": 2,
            "increment": "0.1",
            "serializeToString": False,
            "validate": {"min": 0, "max": 10},
        },
        {"type": "separator", "id": "s"},
        {"type": "spacer", "id": "t", "height": 60},
    )
    assert form.fields[0].unit == "元"


def test_every_expression_can_be_listed_for_a_check_before_release(form_of: Callable[..., Form]) -> None:
    inner = {"type": "number", "key": "amount", "validate": {"max": "=limit"}}
    form = form_of(
        {"type": "group", "id": "g", "conditional": {"hide": "=x"}, "components": []},
        {"type": "dynamiclist", "path": "lines", "properties": {"prefill": "=given"}, "components": [inner]},
    )
    assert form.expressions == (
        ("g", "hide", "x"),
        ("lines", "prefill", "given"),
        ("amount", "maximum", "limit"),
    )

"""Conditions, obligations, offers, computed values and options: what a form asks depends on what it knows."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import FieldError, InvalidSubmission, MaterialRefused
from app.forms import Form, FormContext
from app.forms.validators import VALIDATORS

DECISION = {
    "type": "radio",
    "key": "decision",
    "label": "初审结论",
    "values": [{"label": "通过", "value": "pass"}, {"label": "不予受理", "value": "not_accepted"}],
    "validate": {"required": True},
}
REASON = {
    "type": "textarea",
    "key": "reason",
    "label": "理由",
    "conditional": {"hide": '=decision != "not_accepted"'},
    "properties": {"required": "=true", "requirements": "GS-15d GS-14"},
}


def test_a_hidden_field_is_dropped_even_if_it_was_sent(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    form = form_of(DECISION, REASON)
    assert form.check({"decision": "pass", "reason": "无"}, context) == {"decision": "pass"}


def test_a_shown_field_is_required_with_sentence_and_requirement(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        form_of(DECISION, REASON).check({"decision": "not_accepted", "reason": " "}, context)
    (error,) = refused.value.errors
    assert (error.field, str(error), error.requirement) == ("reason", "请填写“理由”。", "GS-15d GS-14")


def test_all_errors_are_told_at_once_in_the_order_of_the_form(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    form = form_of(
        {"type": "number", "key": "age"},
        DECISION,
        {"type": "textfield", "key": "name", "validate": {"required": True}},
    )
    assert errors_of(form, {"age": "x", "decision": "", "name": ""}) == [
        ("age", "not_a_number"),
        ("decision", "required"),
        ("name", "required"),
    ]


def test_what_is_hidden_counts_as_not_entered_for_other_conditions(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    chain = [
        {"type": "checkbox", "key": "a"},
        {"type": "checkbox", "key": "b", "conditional": {"hide": "=a != true"}},
        {"type": "textfield", "key": "c", "conditional": {"hide": "=b != true"}},
    ]
    form = form_of(*reversed(chain))
    assert form.check({"a": False, "b": True, "c": "x"}, context) == {"a": False}
    assert form.check({"a": True, "b": True, "c": "x"}, context) == {"a": True, "b": True, "c": "x"}


def test_a_hidden_group_takes_its_fields_with_it(form_of: Callable[..., Form], context: FormContext) -> None:
    group = {"type": "group", "path": "home", "conditional": {"hide": "=true"}, "components": [REASON]}
    assert form_of(group).check({"home": {"reason": "x"}}, context) == {}


def test_conditions_that_chase_each_other_are_a_fault_of_the_form(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    form = form_of(
        {"type": "checkbox", "key": "a", "defaultValue": True, "conditional": {"hide": "=b = true"}},
        {"type": "checkbox", "key": "b", "defaultValue": True, "conditional": {"hide": "=a != true"}},
    )
    with pytest.raises(MaterialRefused, match="循环"):
        form.check({}, context)


def test_an_expression_that_cannot_be_read_names_the_form(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    form = form_of({"type": "checkbox", "key": "a", "conditional": {"hide": "=if if"}})
    with pytest.raises(MaterialRefused, match="test/form"):
        form.check({}, context)


def test_a_fact_is_offered_and_may_be_changed(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    form = form_of(
        {
            "type": "textfield",
            "key": "phone",
            "properties": {"prefill": "=insured.phone", "source": "参保数据"},
        }
    )
    context = context_with(insured={"phone": "13900000000"})
    offered = form.bind(None, context).components[0]
    changed = form.bind({"phone": "13900000001"}, context).components[0]
    assert (offered.control.data, offered.prefilled) == ("13900000000", True)
    assert (changed.control.data, changed.prefilled) == ("13900000001", False)
    assert form.check({}, context) == {"phone": "13900000000"}
    assert form.check({"phone": ""}, context) == {"phone": None}


def test_a_readonly_field_is_never_taken_from_the_browser(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    form = form_of(
        {
            "type": "datetime",
            "subtype": "date",
            "key": "last",
            "readonly": True,
            "properties": {"prefill": "=last_conclusion.issued_at"},
        }
    )
    context = context_with(last_conclusion={"issued_at": "2025-11-01"})
    assert form.check({"last": "2026-01-01"}, context) == {"last": date(2025, 11, 1)}
    assert form.check({}, context_with(last_conclusion=None)) == {"last": None}


def test_a_field_or_group_may_be_called_like_the_fact_that_fills_it(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    fixed = {"type": "number", "key": "grade", "readonly": True, "properties": {"prefill": "=grade"}}
    name = {"type": "textfield", "key": "name", "properties": {"prefill": "=insured.name"}}
    phone = {"type": "textfield", "key": "phone", "properties": {"prefill": "=insured.phone"}}
    old = {
        "type": "checkbox",
        "key": "old",
        "conditional": {"hide": "=insured.age < 80 or insured.phone = null"},
    }
    form = form_of(fixed, {"type": "group", "path": "insured", "components": [name, phone]}, old)
    context = context_with(grade=3, insured={"name": "张某", "phone": "1", "age": 81})
    assert form.check({"grade": 5, "insured": {"name": "李某"}}, context) == {
        "grade": Decimal(3),
        "insured": {"name": "李某", "phone": "1"},
        "old": False,
    }
    assert "old" not in form.check({"insured": {"phone": ""}}, context)


def test_an_offer_may_rest_on_what_the_system_fills_in_before_it(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    day = {"type": "datetime", "subtype": "date"}
    form = form_of(
        {**day, "key": "issued_at", "readonly": True, "properties": {"prefill": "=today()"}},
        {**day, "key": "valid_until", "properties": {"prefill": '=issued_at + duration("P2Y")'}},
    )
    assert form.check({}, context)["valid_until"] == date(2028, 5, 6)


def test_a_computed_value_follows_the_answers(form_of: Callable[..., Form], context: FormContext) -> None:
    form = form_of(
        {"type": "expression", "key": "total", "expression": "=price * count", "label": "合计"},
        {"type": "number", "key": "price"},
        {"type": "number", "key": "count"},
    )
    assert form.check({"price": "2.5", "count": 4, "total": 99}, context)["total"] == Decimal("10.0")
    assert form.deciding == {"price", "count"}


def test_a_rule_compares_answers_and_must_be_true(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    form = form_of(
        {"type": "datetime", "subtype": "datetime", "key": "arrived_at"},
        {
            "type": "datetime",
            "subtype": "datetime",
            "key": "left_at",
            "properties": {"rule": "=left_at > arrived_at", "rule_message": "离开应晚于到达{}。"},
        },
    )
    good = {"arrived_at": "2026-05-05 09:00", "left_at": "2026-05-05 10:00"}
    assert errors_of(form, good) == []
    assert errors_of(form, good | {"left_at": "2026-05-05 09:00"}) == [("left_at", "rule")]
    assert errors_of(form, {"left_at": "2026-05-05 09:00"}) == [("left_at", "rule")]
    assert errors_of(form, {}) == []


def test_options_come_from_a_parameter_with_the_labels_of_the_form(
    form_of: Callable[..., Form], context: FormContext, errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    values = [
        {"label": "官网", "value": "website"},
        {"label": "村（社区）", "value": "village"},
        {"label": "街道", "value": "street"},
    ]
    form = form_of(
        {"type": "checklist", "key": "scope", "values": values, "valuesExpression": '=parameter("scopes")'}
    )
    bound = form.bind({"scope": ["village"]}, context).components[0]
    assert [option.label for option in bound.options] == ["村（社区）", "官网"]
    assert bound.text == "村（社区）"
    assert form.check({"scope": ["website"]}, context) == {"scope": ["website"]}
    assert errors_of(form, {"scope": ["street"]}) == [("scope", "not_an_option")]


def test_options_are_asked_of_the_platform_once_for_a_page(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    asked = []
    form = form_of(
        {"type": "select", "key": "one", "properties": {"choices": "people"}},
        {"type": "select", "key": "two", "properties": {"choices": "people"}},
    )
    context = context_with(choices={"people": [{"value": "p1", "label": "赵敏", "detail": "评估员"}]})
    object.__setattr__(
        context, "choices", lambda name, real=context.choices: asked.append(name) or real(name)
    )
    bound = form.bind({"one": "p1"}, context).components[0]
    assert asked == ["people"]
    assert (bound.text, bound.options[0].detail) == ("赵敏", "评估员")


def test_a_limit_may_be_an_expression_over_other_answers(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    form = form_of(
        {"type": "number", "key": "granted"},
        {"type": "number", "key": "paid", "validate": {"max": "=granted"}},
    )
    assert errors_of(form, {"granted": 10, "paid": 11}) == [("paid", "too_large")]
    assert errors_of(form, {"granted": None, "paid": 11}) == []


def test_a_limit_of_another_kind_is_a_fault_of_the_form(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    form = form_of({"type": "datetime", "subtype": "date", "key": "a", "properties": {"min": "=5"}})
    with pytest.raises(MaterialRefused):
        form.check({"a": "2026-05-06"}, context)


def test_text_between_fields_may_be_computed_and_has_three_kinds_of_line(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    form = form_of(
        {"type": "text", "text": '="当事人 " + insured.name'},
        {"type": "text", "text": "### 说明\n第一行\n第二行\n\n- 一项"},
    )
    first, second = form.bind(None, context_with(insured={"name": "张*"})).components
    assert [(block.kind, block.text) for block in first.blocks(str)] == [("paragraph", "当事人 张*")]
    assert [block.kind for block in second.blocks(str)] == ["heading", "paragraph", "item"]


def test_words_of_a_computed_text_are_put_into_another_language_and_values_are_not(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    text = '="### 说明\n- 认知：" + insured.name + (if true then "分" else "")'
    form = form_of({"type": "text", "text": text})
    english = {"说明": "Remarks", "认知：": "Cognition: ", "分": " points"}
    [prose] = form.bind(None, context_with(insured={"name": "说明"})).components
    texts = [(block.kind, block.text) for block in prose.blocks(lambda words: english[words])]
    assert texts == [("heading", "Remarks"), ("item", "Cognition: 说明 points")]


@pytest.mark.parametrize(
    ("moment", "wrong"), [("2026-05-06 23:59", []), ("2026-05-07 00:00", [("x", "too_large")])]
)
def test_a_day_as_the_last_moment_lasts_until_its_end(
    form_of: Callable[..., Form],
    errors_of: Callable[..., list[tuple[str, str]]],
    moment: str,
    wrong: list[tuple[str, str]],
) -> None:
    form = form_of({"type": "datetime", "subtype": "datetime", "key": "x", "properties": {"max": "=today()"}})
    assert errors_of(form, {"x": moment}) == wrong


def test_neither_rule_nor_validator_is_asked_of_a_field_that_is_wrong_already(
    form_of: Callable[..., Form],
    errors_of: Callable[..., list[tuple[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    never = FieldError("x", "never", "永远不对")
    monkeypatch.setitem(VALIDATORS, "never", lambda submission: iter([never]))
    properties = {"rule": "=x < 5", "rule_message": "应小于五", "validator": "never"}
    form = form_of({"type": "number", "key": "x", "validate": {"max": 10}, "properties": properties})
    assert errors_of(form, {"x": "11"}) == [("x", "too_large")]
    assert errors_of(form, {"x": "7"}) == [("x", "rule")]
    assert errors_of(form, {"x": "3"}) == [("x", "never")]

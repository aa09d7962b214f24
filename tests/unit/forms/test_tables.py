"""Dynamic lists: rows that come, go, are given, are left blank."""

from collections.abc import Callable
from decimal import Decimal

from werkzeug.datastructures import MultiDict

from app.forms import Form, FormContext

MEMBERS = {
    "type": "dynamiclist",
    "path": "members",
    "label": "评估人员",
    "validate": {"required": True},
    "properties": {"min_items": '=parameter("assessment.onsite.min_assessors")', "requirements": "GS-16.1a"},
    "components": [
        {"type": "textfield", "key": "assessor", "label": "姓名", "validate": {"required": True}},
        {"type": "checkbox", "key": "lead", "label": "组长"},
    ],
}
CHECKLIST = {
    "type": "dynamiclist",
    "path": "checklist",
    "label": "材料清单",
    "allowAddRemove": False,
    "properties": {"prefill": '=[{material: "id_copy"}, {material: "medical_record", status: "complete"}]'},
    "components": [
        {
            "type": "select",
            "key": "material",
            "readonly": True,
            "values": [{"label": "身份证件", "value": "id_copy"}],
        },
        {
            "type": "radio",
            "key": "status",
            "label": "状态",
            "validate": {"required": True},
            "values": [{"label": "齐全", "value": "complete"}, {"label": "缺少", "value": "missing"}],
        },
        {"type": "textfield", "key": "note", "conditional": {"hide": '=status != "missing"'}},
    ],
}


def test_rows_left_blank_are_not_kept_and_the_rest_counts(
    form_of: Callable[..., Form], context: FormContext, errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    form = form_of(MEMBERS)
    two = [{"assessor": "甲", "lead": "true"}, {"assessor": "", "lead": "false"}, {"assessor": "乙"}]
    assert form.check({"members": two}, context) == {
        "members": [{"assessor": "甲", "lead": True}, {"assessor": "乙", "lead": False}]
    }
    assert errors_of(form, {"members": two[:2]}) == [("members", "too_few")]
    assert errors_of(form, {"members": []}) == [("members", "required")]


def test_an_error_in_a_row_names_the_row(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    rows = [{"assessor": "甲"}, {"lead": True}]
    assert errors_of(form_of(MEMBERS), {"members": rows}) == [("members-1-assessor", "required")]


def test_a_fixed_table_has_exactly_the_rows_that_were_given(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    sent = [{"material": "forged", "status": "missing", "note": "缺"}, {"note": "x"}, {"status": "complete"}]
    assert form_of(CHECKLIST).check({"checklist": sent}, context) == {
        "checklist": [
            {"material": "id_copy", "status": "missing", "note": "缺"},
            {"material": "medical_record", "status": "complete"},
        ]
    }


def test_every_row_of_a_fixed_table_must_be_answered(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    assert errors_of(form_of(CHECKLIST), {}) == [("checklist-0-status", "required")]


def test_a_row_computes_with_its_own_values_its_number_and_its_form(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    form = form_of(
        {"type": "number", "key": "rate"},
        {
            "type": "dynamiclist",
            "path": "lines",
            "components": [
                {"type": "number", "key": "minutes"},
                {"type": "expression", "key": "amount", "expression": "=this.minutes * parent.rate + i"},
            ],
        },
    )
    kept = form.check({"rate": 2, "lines": [{"minutes": 10}, {"minutes": 20}]}, context)
    assert [row["amount"] for row in kept["lines"]] == [Decimal(21), Decimal(42)]


def test_offered_rows_may_be_changed_and_removed(form_of: Callable[..., Form], context: FormContext) -> None:
    table = {
        "type": "dynamiclist",
        "path": "items",
        "properties": {"prefill": '=[{code: "a"}, {code: "b"}]'},
        "components": [{"type": "textfield", "key": "code"}],
    }
    form = form_of(table)
    assert form.check({}, context) == {"items": [{"code": "a"}, {"code": "b"}]}
    assert form.check({"items": [{"code": "c"}]}, context) == {"items": [{"code": "c"}]}
    assert form.check({"items": []}, context) == {"items": []}


def test_a_new_form_opens_with_its_default_rows(form_of: Callable[..., Form], context: FormContext) -> None:
    table = {
        "type": "dynamiclist",
        "path": "t",
        "defaultRepetitions": 2,
        "components": [
            {
                "type": "radio",
                "key": "a",
                "values": [{"label": "甲", "value": "a"}],
                "validate": {"required": True},
            }
        ],
    }
    form = form_of(table)
    rows = form.bind(None, context).components[0].rows
    assert [row.components[0].options[0].label for row in rows] == ["甲", "甲"]
    assert [row.components[0].required for row in rows] == [True, True]
    assert form.check({}, context) == {"t": []}


def test_buttons_add_and_remove_rows_and_keep_what_was_typed(form_of: Callable[..., Form]) -> None:
    form = form_of(MEMBERS)
    sent = MultiDict([("members", ""), ("members-0-assessor", "甲"), ("members-1-assessor", "乙")])
    values = form.decode(sent)
    assert form.change_rows(values, MultiDict()) is None
    added = form.change_rows(values, MultiDict({"_add": "members"}))
    assert added == {"members": [{"assessor": "甲"}, {"assessor": "乙"}, {}]}
    removed = form.change_rows(added, MultiDict({"_remove": "members-0"}))
    assert removed == {"members": [{"assessor": "乙"}, {}]}
    assert values == {"members": [{"assessor": "甲"}, {"assessor": "乙"}]}


def test_a_button_that_names_no_row_changes_nothing(form_of: Callable[..., Form]) -> None:
    form = form_of(MEMBERS, CHECKLIST)
    values = {"members": [{"assessor": "甲"}]}
    for name in (
        "members-5",
        "members-x",
        "members",
        "nothing-0",
        "members-0-assessor-1",
        "",
        "checklist-0",
        "members-²",
    ):
        changed = form.change_rows(values, MultiDict({"_remove": name}))
        assert changed is not None and changed["members"] == values["members"]
    assert form.change_rows(values, MultiDict({"_add": "checklist"}))["members"] == values["members"]


def test_rows_within_rows_are_named_by_their_place(
    form_of: Callable[..., Form], context: FormContext, errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    inner = {"type": "dynamiclist", "path": "papers", "components": [{"type": "number", "key": "pages"}]}
    form = form_of(
        {"type": "dynamiclist", "path": "staff", "components": [{"type": "textfield", "key": "name"}, inner]}
    )
    sent = MultiDict(
        [("staff-0-name", "甲"), ("staff-0-papers-0-pages", "3"), ("staff-0-papers-1-pages", "x")]
    )
    values = form.decode(sent)
    assert values == {"staff": [{"name": "甲", "papers": [{"pages": "3"}, {"pages": "x"}]}]}
    assert errors_of(form, values) == [("staff-0-papers-1-pages", "not_a_number")]
    fewer = form.change_rows(values, MultiDict({"_remove": "staff-0-papers-1"}))
    assert form.check(fewer, context) == {"staff": [{"name": "甲", "papers": [{"pages": Decimal(3)}]}]}


def test_experts_and_assessors_must_hold_the_post_of_their_role(
    form_of: Callable[..., Form],
    context_with: Callable[..., FormContext],
    errors_of: Callable[..., list[tuple[str, str]]],
) -> None:
    role = [{"label": "评估员", "value": "assessor"}, {"label": "评估专家", "value": "expert"}]
    form = form_of(
        {
            "type": "dynamiclist",
            "path": "members",
            "properties": {"validator": "qualified_for_role", "requirements": "GS-16.1a"},
            "components": [
                {"type": "select", "key": "assessor", "properties": {"choices": "team_candidates"}},
                {"type": "radio", "key": "role", "values": role},
            ],
        }
    )
    candidates = [
        {"value": "a", "label": "赵敏", "posts": ["assessor"]},
        {"value": "e", "label": "钱进", "posts": ["expert"]},
    ]
    context = context_with(choices={"team_candidates": candidates})
    mixed = [{"assessor": "e", "role": "assessor"}, {"assessor": "a", "role": "expert"}]
    assert errors_of(form, {"members": mixed}, context) == [("members-1-assessor", "not_qualified")]
    assert errors_of(form, {"members": mixed[:1]}, context) == []


def test_who_signs_in_a_row_is_named_by_the_choice_beside_it(
    form_of: Callable[..., Form], context_with: Callable[..., FormContext]
) -> None:
    table = {
        "type": "dynamiclist",
        "path": "present",
        "allowAddRemove": False,
        "properties": {"prefill": '=[{who: "b"}]'},
        "components": [
            {"type": "select", "key": "who", "readonly": True, "properties": {"choices": "people"}},
            {"type": "checkbox", "key": "sign", "properties": {"changhu_type": "signature", "signer": "who"}},
        ],
    }
    context = context_with(choices={"people": [{"value": "b", "label": "钱进"}]})
    (row,) = form_of(table).check({"present": [{"sign": "true"}]}, context)["present"]
    assert (row["who"], row["sign"]["name"], row["sign"]["by"]) == ("b", "钱进", "a1")


def test_a_table_that_need_not_be_asked_for_still_has_its_least_number_of_rows(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    optional = form_of({**MEMBERS, "validate": {"required": False}})
    assert errors_of(optional, {"members": []}) == [("members", "too_few")]

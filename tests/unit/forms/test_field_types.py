"""What each kind of field understands, refuses, and keeps."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.forms import Form, FormContext
from app.workcalendar.moments import SHANGHAI

KINDS = {
    "line": {"type": "textfield", "key": "x", "label": "文字", "validate": {"minLength": 2, "maxLength": 5}},
    "code": {
        "type": "textfield",
        "key": "x",
        "validate": {"pattern": "^[A-Z]{2}$", "patternErrorMessage": "两位字母"},
    },
    "lines": {"type": "textarea", "key": "x"},
    "number": {"type": "number", "key": "x"},
    "whole": {"type": "number", "key": "x", "decimalDigits": 0, "validate": {"min": 1, "max": "10"}},
    "money": {"type": "number", "key": "x", "properties": {"changhu_type": "money"}},
    "date": {"type": "datetime", "subtype": "date", "key": "x", "properties": {"max": "=today()"}},
    "moment": {"type": "datetime", "subtype": "datetime", "key": "x", "properties": {"min": "=today()"}},
    "tick": {"type": "checkbox", "key": "x"},
    "yes_no": {"type": "radio", "key": "x", "properties": {"changhu_type": "bool"}},
    "points": {
        "type": "radio",
        "key": "x",
        "values": [{"label": "依赖", "value": 0}, {"label": "自理", "value": 10}],
    },
    "list": {
        "type": "checklist",
        "key": "x",
        "values": [{"label": "甲", "value": "a"}, {"label": "乙", "value": "b"}],
    },
    "id_number": {"type": "textfield", "key": "x", "properties": {"changhu_type": "id_number"}},
    "phone": {"type": "textfield", "key": "x", "properties": {"changhu_type": "phone"}},
    "uscc": {"type": "textfield", "key": "x", "properties": {"changhu_type": "uscc"}},
    "person": {"type": "textfield", "key": "x", "properties": {"changhu_type": "person"}},
    "files": {"type": "filepicker", "key": "x", "multiple": True, "accept": ".pdf,image/*"},
}


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("line", "  张三 ", "张三"),
        ("line", "张\t三", "张 三"),
        ("line", "", None),
        ("line", 12345, "12345"),
        ("line", Decimal("1.50"), "1.50"),
        ("lines", " 一\r\n二\t三 ", "一\n二\t三"),
        ("number", "1,234.5", Decimal("1234.5")),
        ("number", "-3", Decimal(-3)),
        ("number", 7, Decimal(7)),
        ("number", 0.1, Decimal("0.1")),
        ("number", " ", None),
        ("whole", "5.0", Decimal(5)),
        ("money", "12.5", Decimal("12.50")),
        ("date", "2026-05-06", date(2026, 5, 6)),
        ("date", date(2026, 5, 6), date(2026, 5, 6)),
        ("date", datetime(2026, 5, 5, 20, tzinfo=SHANGHAI), date(2026, 5, 5)),
        ("moment", "2026-05-06T09:30", moment(2026, 5, 6, 9, 30)),
        ("moment", "2026-05-06 09:30", moment(2026, 5, 6, 9, 30)),
        ("moment", "2026-05-06T01:30:00Z", moment(2026, 5, 6, 9, 30)),
        ("moment", datetime(2026, 5, 6, 9, 30), moment(2026, 5, 6, 9, 30)),
        ("tick", "true", True),
        ("tick", True, True),
        ("tick", "false", False),
        ("tick", None, False),
        ("yes_no", "false", False),
        ("yes_no", True, True),
        ("points", "10", Decimal(10)),
        ("points", 0, Decimal(0)),
        ("list", ["b", "a", "b", ""], ["b", "a"]),
        ("list", "a", ["a"]),
        ("id_number", " 11010519491231002x ", "11010519491231002X"),
        ("phone", "139 0000 0000", "13900000000"),
        ("phone", 13900000000, "13900000000"),
        ("uscc", "91620100ma7te00108", "91620100MA7TE00108"),
        ("person", "欧阳  小明", "欧阳 小明"),
        ("files", ["f1", "f1"], [{"id": "f1", "name": "回执.pdf", "size": 3, "sha256": "ab"}]),
        (
            "files",
            {"id": "f1", "name": "evil.exe", "size": 0},
            [{"id": "f1", "name": "回执.pdf", "size": 3, "sha256": "ab"}],
        ),
        ("files", None, []),
    ],
)
def test_an_answer_is_understood_and_kept_typed(
    form_of: Callable[..., Form], context: FormContext, kind: str, raw: Any, value: Any
) -> None:
    kept = form_of(KINDS[kind]).check({"x": raw}, context)["x"]
    assert kept == value
    assert type(kept) is type(value)


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("line", "一", "too_short"),
        ("line", "一二三四五六", "too_long"),
        ("line", True, "not_text"),
        ("line", ["x"], "not_text"),
        ("line", "a\x07b", "unprintable"),
        ("line", "a\u202eb", "unprintable"),
        ("code", "ab", "pattern_mismatch"),
        ("number", "五", "not_a_number"),
        ("number", "1e5", "not_a_number"),
        ("number", "1,23", "not_a_number"),
        ("number", "١٢", "not_a_number"),
        ("number", True, "not_a_number"),
        ("number", 10**30, "not_a_number"),
        ("number", "1.1234567", "too_precise"),
        ("whole", "1.5", "too_precise"),
        ("whole", "0", "too_small"),
        ("whole", "11", "too_large"),
        ("money", "1.005", "too_precise"),
        ("money", "-1", "too_small"),
        ("date", "2026-02-30", "not_a_date"),
        ("date", "2026-5-6", "not_a_date"),
        ("date", "0001-01-01", "not_a_date"),
        ("date", 20260506, "not_a_date"),
        ("date", "2026-05-07", "too_large"),
        ("moment", "2026-05-06", "not_a_moment"),
        ("moment", "2026-05-06T25:00", "not_a_moment"),
        ("moment", "2026-05-05T23:59", "too_small"),
        ("moment", date(2026, 5, 6), "not_a_moment"),
        ("tick", "perhaps", "not_yes_or_no"),
        ("tick", [True], "not_yes_or_no"),
        ("yes_no", "maybe", "not_an_option"),
        ("points", "5", "not_an_option"),
        ("points", {"value": 5}, "not_an_option"),
        ("list", ["a", "z"], "not_an_option"),
        ("id_number", "110105194912310020", "id_number_refused"),
        ("phone", "12345", "phone_refused"),
        ("uscc", "91350100M000100Y44", "credit_code_refused"),
        ("person", "???", "not_a_name"),
        ("files", ["unknown"], "unknown_file"),
        ("files", [3], "unknown_file"),
    ],
)
def test_a_wrong_answer_has_one_error_at_its_field(
    form_of: Callable[..., Form],
    errors_of: Callable[..., list[tuple[str, str]]],
    kind: str,
    raw: Any,
    code: str,
) -> None:
    assert errors_of(form_of(KINDS[kind]), {"x": raw}) == [("x", code)]


def test_a_file_of_another_kind_or_one_too_many_is_refused(
    form_of: Callable[..., Form], errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    pictures = form_of({"type": "filepicker", "key": "x", "accept": "image/*"})
    assert errors_of(pictures, {"x": ["f1"]}) == [("x", "wrong_file_kind")]


def test_an_identity_number_is_checked_by_its_document(
    form_of: Callable[..., Form], context: FormContext, errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    kind = {"type": "select", "key": "kind", "values": [{"label": "护照", "value": "passport"}]}
    number = {
        "type": "textfield",
        "key": "number",
        "properties": {"changhu_type": "id_number", "id_kind": "kind"},
    }
    form = form_of(kind, number)
    assert form.check({"kind": "passport", "number": "e12345678"}, context)["number"] == "E12345678"
    assert errors_of(form, {"kind": "", "number": "e12345678"}) == [("number", "id_number_refused")]


def test_a_signature_is_made_from_who_is_signed_in_never_from_what_was_sent(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    form = form_of({"type": "checkbox", "key": "sign", "properties": {"changhu_type": "signature"}})
    forged = {"signed": True, "by": "somebody", "name": "他人", "at": "2020-01-01"}
    signed = {"signed": True, "by": "a1", "name": "李敏", "at": context.moment}
    for raw in (forged, "signed", "true", True):
        assert form.check({"sign": raw}, context) == {"sign": signed}
    assert form.check({"sign": "false"}, context) == {"sign": None}


def test_a_signature_on_paper_carries_the_name_of_its_signer(
    form_of: Callable[..., Form], context: FormContext, errors_of: Callable[..., list[tuple[str, str]]]
) -> None:
    name = {"type": "textfield", "key": "who", "properties": {"changhu_type": "person"}}
    sign = {
        "type": "checkbox",
        "key": "sign",
        "label": "签字",
        "properties": {"changhu_type": "signature", "signer": "who"},
    }
    form = form_of(name, sign)
    assert form.check({"who": "王五", "sign": "true"}, context)["sign"] == {
        "signed": True,
        "by": "a1",
        "name": "王五",
        "at": context.moment,
    }
    assert errors_of(form, {"who": "", "sign": "true"}) == [("sign", "signer_missing")]

"""A letter: its words, its amounts, its page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from lxml import html

from app.documents import front_matter, render_document, to_pdf
from app.documents.amounts import in_capitals
from app.documents.rendering import check_template
from app.domain.errors import DataRefused, MaterialRefused
from app.feel import YearMonthDuration
from app.workcalendar.moments import SHANGHAI

FIRST = "{# title: 评估结论书 ; number: 评结 #}\n"


def words(body: str, **data: Any) -> str:
    page = html.fromstring(render_document(FIRST + body, data).html)
    return str(page.xpath("string(//article)")).strip()


def test_a_letter_has_its_title_its_mark_and_a_whole_page() -> None:
    letter = render_document(FIRST + "<h1>评估结论书</h1><p>{{ name }}</p>", {"name": "张<三>"})
    assert (letter.title, letter.number_prefix) == ("评估结论书", "评结")
    assert letter.html.startswith("<!doctype html>")
    assert "<title>评估结论书</title>" in letter.html
    assert "张&lt;三&gt;" in letter.html
    assert "size: A4" in letter.html
    assert "http" not in letter.html
    assert "<script" not in letter.html


@pytest.mark.parametrize(
    "text", ["", "<p>x</p>", "{# number: x #}\n", "{# title: #}\n", "{# title: " + "长" * 61 + " #}\n"]
)
def test_a_template_without_title_is_refused(text: str) -> None:
    with pytest.raises(MaterialRefused, match="第一行"):
        front_matter(text)


def test_a_mark_may_be_written_with_full_width_signs() -> None:
    assert front_matter("{# title：结论书；number：评结 #}").number_prefix == "评结"


@pytest.mark.parametrize(
    ("body", "value", "said"),
    [
        ("{{ x | day }}", date(2026, 5, 6), "2026年5月6日"),
        ("{{ x | day }}", "2026-05-06", "2026年5月6日"),
        ("{{ x | day }}", datetime(2026, 5, 6, 23, 30, tzinfo=SHANGHAI), "2026年5月6日"),
        ("{{ x | day }}", "2026-05-05T16:30:00+00:00", "2026年5月6日"),
        ("{{ x | moment }}", "2026-05-06T09:05:00+08:00", "2026年5月6日 09:05"),
        ("{{ x | day }}", None, ""),
        ("{{ x }}", date(2026, 5, 6), "2026年5月6日"),
        ("{{ x | span }}", {"value": 10, "unit": "working_days"}, "10个工作日"),
        ("{{ x | span }}", {"value": 2, "unit": "years"}, "2年"),
        ("{{ x | money }}", Decimal("1234.5"), "1,234.50元"),
        ("{{ x | capital_money }}", "1234.5", "人民币壹仟贰佰叁拾肆元伍角整"),
        ("{{ x | grade }}", Decimal(3), "重度失能Ⅰ级"),
        ("{{ x | mask_name }}", "欧阳小明", "欧***"),
        ("{{ x | mask_id_number }}", "620102194503040031", "620102********0031"),
        ("{{ x | mask_phone }}", "13900000000", "139****0000"),
        ("{{ x | mask_name }}", None, ""),
        ("{{ x }}", None, ""),
        ("{{ x }}", True, "是"),
        ("{{ x }}", Decimal("10.50"), "10.50"),
        ("{{ x.items }}", {"items": "款项"}, "款项"),
        ("{{ x.values() | sum }}", {"a": Decimal(5), "b": 10}, "15"),
        (
            "{{ x | map(attribute='r') | sum(start=[]) | unique | join('、') }}",
            [{"r": ["a", "b"]}, {"r": ["a"]}],
            "a、b",
        ),
        (
            "{% for k, v in x.items() %}{{ k ~ '=' ~ v }}{% if not loop.last %}，{% endif %}{% endfor %}",
            {"a": 1, "b": 2},
            "a=1，b=2",
        ),
        ("{{ '未' if x is not defined else x }}", "有", "有"),
        ("{{ x }}", YearMonthDuration(18), "P1Y6M"),
    ],
)
def test_values_stand_in_a_letter_as_the_office_writes_them(body: str, value: Any, said: str) -> None:
    assert words(body, x=value) == said


def test_text_of_several_lines_keeps_them_and_stays_text() -> None:
    assert "一<br>&lt;b&gt;二" in render_document(FIRST + "{{ x | lines }}", {"x": "一\n<b>二"}).html
    assert "一&lt;b&gt;|" in render_document(FIRST + "{{ x | lines ~ '|' }}", {"x": "一<b>"}).html


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("0.50", "人民币伍角整"),
        ("10", "人民币壹拾元整"),
        ("1005.30", "人民币壹仟零伍元叁角整"),
        ("325.04", "人民币叁佰贰拾伍元零肆分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("100000000", "人民币壹亿元整"),
        ("100000005", "人民币壹亿零伍元整"),
        ("1000050000", "人民币壹拾亿零伍万元整"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("123456789.12", "人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
        ("-3.005", "人民币负叁元零壹分"),
    ],
)
def test_an_amount_is_written_out_as_on_a_cheque(amount: str, said: str) -> None:
    assert in_capitals(Decimal(amount)) == said


def test_an_amount_beyond_all_money_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        in_capitals(Decimal(10) ** 17)


@pytest.mark.parametrize(
    ("body", "data"),
    [
        ("{{ missing }}", {}),
        ("{{ x.missing }}", {"x": {}}),
        ("{{ x | day }}", {"x": "soon"}),
        ("{{ x | grade }}", {"x": 9}),
        ("{{ x | span }}", {"x": 5}),
        ("{{ x | money }}", {"x": "viel"}),
        ("{{ x }}", {"x": [1]}),
        ("{{ x + 'a' }}", {"x": 1}),
        ("{{ 1 / x }}", {"x": 0}),
        ("{{ x[3] }}", {"x": []}),
    ],
)
def test_what_the_data_does_not_have_stops_the_letter_and_names_it(body: str, data: dict[str, Any]) -> None:
    with pytest.raises(MaterialRefused, match="评估结论书"):
        render_document(FIRST + body, data)


@pytest.mark.parametrize("value", [object(), len, {"a": [b"x"]}])
def test_only_plain_data_is_taken(value: object) -> None:
    with pytest.raises(DataRefused):
        render_document(FIRST, {"x": value})


def test_a_fault_of_the_template_is_told_with_its_line() -> None:
    with pytest.raises(MaterialRefused, match="第3行"):
        check_template(FIRST + "<p>\n{% if %}")


def test_the_title_of_a_letter_is_text_and_never_markup() -> None:
    html = render_document("{# title: 告知<b>书</b> #}\n<p>正文</p>", {}).html
    assert "<title>告知&lt;b&gt;书&lt;/b&gt;</title>" in html


def test_a_letter_becomes_a_pdf_that_fetches_nothing() -> None:
    pytest.importorskip("weasyprint")
    letter = render_document(
        FIRST + "<p class='number'>1号</p><img src='file:///etc/hostname'><p>结论</p>", {}
    )
    assert to_pdf(letter.html).startswith(b"%PDF")

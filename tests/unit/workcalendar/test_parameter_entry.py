"""Values of parameters as people write and read them, and as they are kept."""

from decimal import Decimal

import pytest

from app.domain.errors import MaterialRefused
from app.workcalendar.parameter_entry import (
    COUNTED,
    UNIT_NAMES,
    as_entry,
    from_plain,
    in_words,
    read_entry,
    to_plain,
)
from app.workcalendar.parameter_units import UNITS

WRITTEN = [
    ("5", "working_days", 5, "5 个工作日"),
    ("70.5", "percent", Decimal("70.5"), "70.5%"),
    ("45.50", "CNY", Decimal("45.50"), "45.50 元"),
    ("200", "CNY_per_case", 200, "200 元/件"),
    ("是", "boolean", True, "是"),
    ("3\n4\n5", "list", [3, 4, 5], "3、4、5"),
    ("村务公开栏\n 乡镇公示栏 \n", "enum_set", ["村务公开栏", "乡镇公示栏"], "村务公开栏、乡镇公示栏"),
    ("agency", "role", "agency", "统筹区医疗保障经办机构"),
    ("tpa\nagency", "role", ["tpa", "agency"], "第三方机构、统筹区医疗保障经办机构"),
    ("2026-07-01", "date", "2026-07-01", "2026-07-01"),
    ("", "immediate", 0, "即时办结"),
]


@pytest.mark.parametrize(("text", "unit", "value", "words"), WRITTEN)
def test_written_value_is_read_shown_and_written_again(
    text: str, unit: str, value: object, words: str
) -> None:
    assert read_entry(text, unit) == value
    assert in_words(value, unit) == words
    assert read_entry(as_entry(value, unit), unit) == value
    assert from_plain(to_plain(value), unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("0", "working_days"),
        ("1.5", "days"),
        ("５", "days"),
        ("-1", "CNY"),
        ("1e3", "CNY"),
        ("yes", "boolean"),
        ("", "text"),
        (" \n ", "list"),
        ("king", "role"),
        ("2026-1-1", "date"),
        ("2026-02-30", "date"),
        ("9" * 20, "count"),
        ("1", "table"),
        ("1", "weeks"),
    ],
)
def test_what_does_not_fit_the_unit_is_refused(text: str, unit: str) -> None:
    with pytest.raises(MaterialRefused):
        read_entry(text, unit)


def test_every_unit_has_a_name() -> None:
    assert set(UNIT_NAMES) == {*UNITS, "table"}
    assert set(COUNTED) < set(UNIT_NAMES)

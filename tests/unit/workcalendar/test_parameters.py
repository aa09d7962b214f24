"""Region parameters: one region's values, and nothing in place of what it does not say."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import MaterialRefused, ParameterMissing, ParameterStated
from app.workcalendar.lengths import Length
from app.workcalendar.moments import start_of
from app.workcalendar.parameters import AreaSetting, Parameter, ParameterState, RegionParameters
from app.workcalendar.region_text import read_region

TODAY = date(2026, 5, 8)
HEAD = "region: test\nname: 示例市\nstate: {}\nsource_documents: [{{prefix: T, title: 示例}}]\nparameters:\n"


def region(parameters: str, state: str = "in_force") -> RegionParameters:
    lines = "".join(f"  {line}\n" for line in parameters.strip().splitlines())
    return read_region(HEAD.format(state) + lines, "test.yaml")


def feel(stated: str) -> object:
    return region(f"key: {{{stated}, source: T-1}}").lookup("key", TODAY).as_feel()


@pytest.mark.parametrize(
    ("stated", "seen"),
    [
        ("value: 5, unit: working_days", {"value": 5, "unit": "working_days"}),
        ("value: 0.3, unit: percent", Decimal("0.3")),
        ("value: 2, unit: assessors", 2),
        ("value: true, unit: boolean", True),
        ("value: tpa, unit: role", "tpa"),
        ("value: [tpa, agency], unit: role", ["tpa", "agency"]),
        ("value: [书面查验, 现场核查], unit: enum_set", ["书面查验", "现场核查"]),
        ("value: '2026-07-01', unit: date", date(2026, 7, 1)),
        ("value: 2026-07-01, unit: date", date(2026, 7, 1)),
        ("value: 0, unit: immediate", {"value": 0, "unit": "immediate"}),
    ],
)
def test_an_expression_sees_scalars_and_lengths(stated: str, seen: object) -> None:
    assert feel(stated) == seen


def test_a_length_is_taken_for_a_clock_and_nothing_else() -> None:
    found = region("a: {value: 3, unit: months, source: T-1}\nb: {value: 3, unit: persons, source: T-1}")
    assert found.lookup("a", TODAY).as_length() == Length.parse("3 months")
    with pytest.raises(MaterialRefused, match="不是期限单位"):
        found.lookup("b", TODAY).as_length()


def test_groups_are_joined_with_dots_and_keep_what_the_source_adds() -> None:
    found = region(
        "group:\n  inner:\n    key: {value: 2, unit: years, source: [T-1, T-2], qualifier: 约, note: 说明}"
    ).lookup("group.inner.key", TODAY)
    assert (found.source, found.qualifier, found.note) == (("T-1", "T-2"), "约", "说明")


def test_a_table_gives_its_rows_with_their_columns() -> None:
    found = region(
        "limits:\n"
        "  columns: [case]\n"
        "  table:\n"
        "    - {case: normal, value: 5, unit: working_days, source: T-1}\n"
        "    - {case: shared, value: 0, unit: immediate, source: T-2}"
    ).lookup("limits", TODAY)
    assert found.source == ("T-1", "T-2")
    assert found.as_feel() == [
        {"case": "normal", "value": {"value": 5, "unit": "working_days"}, "unit": "working_days"},
        {"case": "shared", "value": {"value": 0, "unit": "immediate"}, "unit": "immediate"},
    ]


def test_where_a_region_is_silent_the_parameter_does_not_exist() -> None:
    found = region("key: {value: 5, unit: days, source: T-1}")
    with pytest.raises(ParameterMissing) as refused:
        found.lookup("assessment.notice.duration", TODAY)
    assert refused.value.params == {"key": "assessment.notice.duration", "region": "示例市"}
    assert found.missing(["key", "assessment.notice.duration"], TODAY) == ["assessment.notice.duration"]


def test_versions_hold_in_their_time_both_ends_included() -> None:
    found = region(
        "key:\n"
        "  - {value: 5, unit: days, source: T-1, to: 2026-12-31}\n"
        "  - {value: 7, unit: days, source: T-2, from: 2027-01-01}"
    )
    assert found.lookup("key", date(2026, 12, 31)).value == 5
    assert found.lookup("key", date(2027, 1, 1)).value == 7


def test_a_draft_is_seen_only_when_asked_for_in_a_region_in_force() -> None:
    found = region(
        "key:\n"
        "  - {value: 5, unit: days, source: T-1}\n"
        "  - {value: 7, unit: days, source: T-2, state: draft}\n"
        "new: {value: 1, unit: days, source: T-3, state: draft}"
    )
    assert found.lookup("key", TODAY).value == 5
    assert found.lookup("key", TODAY, drafts=True).value == 7
    assert found.missing(["new"], TODAY) == ["new"]


def test_a_region_that_is_all_draft_works_and_says_so() -> None:
    found = region("key: {value: 5, unit: days, source: T-1}", state="draft")
    assert found.lookup("key", TODAY).state is ParameterState.DRAFT


def set_by_area(key: str) -> Parameter:
    setting = AreaSetting(set_by="李敏", set_at=start_of(TODAY), basis="市局会议纪要")
    return Parameter(key, 5, "working_days", setting=setting)


def test_an_area_sets_what_its_region_leaves_open() -> None:
    silent = region("key: {value: 5, unit: days, source: T-1}")
    found = silent.with_area_settings([set_by_area("assessment.notice.duration")])
    parameter = found.lookup("assessment.notice.duration", TODAY)
    assert parameter.setting is not None
    assert (parameter.value, parameter.setting.set_by) == (5, "李敏")
    assert silent.missing(["assessment.notice.duration"], TODAY)


def test_an_area_cannot_change_what_its_region_states() -> None:
    with pytest.raises(ParameterStated):
        region("key: {value: 5, unit: days, source: T-1}").with_area_settings([set_by_area("key")])


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ("key: {value: 5, unit: weeks, source: T-1}", "未知的单位 weeks"),
        ("key: {value: 五, unit: days, source: T-1}", "不符"),
        ("key: {value: 0, unit: days, source: T-1}", "不符"),
        ("key: {value: 1.5, unit: persons, source: T-1}", "不符"),
        ("key: {value: true, unit: count, source: T-1}", "不符"),
        ("key: {value: nobody, unit: role, source: T-1}", "不符"),
        ("key: {value: 2026-02-30, unit: date, source: T-1}", "不符|无法读取"),
        ("key: {value: 5, unit: days}", "缺少 source"),
        ("key: {unit: days, source: T-1}", "缺少 value"),
        ("key: {value: 5, unit: days, source: T-1, colour: red}", "不认识的键 colour"),
        ("key: {value: 5, unit: days, source: T-1, from: soon}", "from 应为日期"),
        ("key: {value: 5, unit: days, source: T-1, state: maybe}", "draft 或 in_force"),
        ("key: 5", "应为参数或参数组"),
        ("键: {value: 5, unit: days, source: T-1}", "不能用作参数名"),
        ("key: [5]", "键值表的列表"),
        ("key: {table: [{value: 5, unit: days, source: T-1}]}", "columns"),
        (
            "key: [{value: 5, unit: days, source: T}, {value: 6, unit: days, source: T, from: 2027-01-01}]",
            "重叠",
        ),
    ],
)
def test_what_a_region_file_may_not_say_is_refused(parameters: str, reason: str) -> None:
    with pytest.raises(MaterialRefused, match=reason):
        region(parameters)


def test_a_region_file_has_its_five_parts() -> None:
    with pytest.raises(MaterialRefused, match="顶层"):
        read_region("region: test", "test.yaml")
    with pytest.raises(MaterialRefused, match="prefix"):
        read_region(
            "region: a\nname: b\nstate: draft\nsource_documents: [{title: x}]\n"
            "parameters: {a: {value: 5, unit: days, source: T-1}}"
        )

"""Reading clocks.yaml."""

import pytest

from app.domain.errors import MaterialRefused
from app.workcalendar.clock_rules import ClockKind, ClockRule, EarlyWarning
from app.workcalendar.declarations import read_clock, read_clocks
from app.workcalendar.lengths import Length

FULL = """
review_result:
  title: 审核结果告知
  limit: assessment.application.review_result_deadline
  kind: soft
  rolls: true
  from: =accepted_at
  counted_from: 受理之日
  stoppable: false
  warnings: [{before: 1, unit: working_days}, {before: 2 days}, {used: 80}]
  requirements: [GS-15d]
"""
SHORT = {"title": "补正期限", "limit": "=supplement_due", "kind": "hard", "rolls": False}


def test_a_declaration_becomes_a_rule() -> None:
    assert read_clocks(FULL) == {
        "review_result": ClockRule(
            name="review_result",
            title="审核结果告知",
            limit="assessment.application.review_result_deadline",
            kind=ClockKind.SOFT,
            rolls=True,
            from_="=accepted_at",
            counted_from="受理之日",
            stoppable=False,
            warnings=(
                EarlyWarning(before=Length.parse("1 working_days")),
                EarlyWarning(before=Length.parse("2 days")),
                EarlyWarning(used_percent=80),
            ),
            requirements=("GS-15d",),
        )
    }


def test_a_limit_may_be_a_length_or_an_expression() -> None:
    assert read_clock("supplement", SHORT).limit == "=supplement_due"
    stated = {**SHORT, "limit": {"value": 7, "unit": "days"}}
    assert read_clock("supplement", stated).limit == Length.parse("7 days")


def test_a_rule_kept_as_data_is_read_again_as_it_was() -> None:
    for rule in (*read_clocks(FULL).values(), read_clock("supplement", {**SHORT, "limit": "7 days"})):
        assert read_clock(rule.name, rule.declared()) == rule


def test_a_process_without_clocks_has_an_empty_file() -> None:
    assert read_clocks("\n") == {}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"color": "red"}, "supplement：不认识的键 color"),
        ({"title": ""}, "title"),
        ({"limit": "五天"}, "期限|时间单位|整数"),
        ({"limit": 5}, "应写明数值和单位"),
        ({"kind": "medium"}, "soft 或 hard"),
        ({"rolls": "maybe"}, "rolls 只能是"),
        ({"from": ""}, "from 应为表达式"),
        ({"warnings": {"used": 80}}, "warnings 应为列表"),
        ({"warnings": [{"used": 101}]}, "1至100"),
        ({"warnings": [{"after": 1}]}, "before 或 used"),
        ({"warnings": [{"before": 1, "unit": "months"}]}, "days 或 working_days"),
    ],
)
def test_what_a_declaration_may_not_say_is_refused_by_name(change: dict[str, object], reason: str) -> None:
    with pytest.raises(MaterialRefused, match=reason):
        read_clock("supplement", {**SHORT, **change})


@pytest.mark.parametrize("missing", ["title", "limit", "kind", "rolls"])
def test_what_a_declaration_must_say_is_named(missing: str) -> None:
    stated = {key: value for key, value in SHORT.items() if key != missing}
    with pytest.raises(MaterialRefused, match=f"缺少 {missing}"):
        read_clock("supplement", stated)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: {title: x}\na: {title: y}", "第2行：重复的键 a"),
        ("a: &shared {title: x}\nb: *shared", "别名"),
        ("a: [", "第1行"),
        ("- a", "键值表"),
        ("A-b: {}", "小写字母"),
        ("a: 5", "应为键值表"),
        ("a: !!python/object:os.system {}", "第1行"),
    ],
)
def test_text_that_is_no_set_of_declarations_is_refused(text: str, reason: str) -> None:
    with pytest.raises(MaterialRefused, match=reason):
        read_clocks(text)

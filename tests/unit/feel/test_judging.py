"""An expression is judged over what is known of its names, without being run."""

import pytest

from app.feel.judging import judge_expression, judge_tests, refuse_arithmetic
from app.feel.shapes import ANY, NUMBER, TEXT, Shape, context, list_of, one_of

ROWS = list_of(context(material=TEXT, count=NUMBER))
KNOWN = {
    "decision": one_of(["pass", "refuse"]),
    "score": NUMBER,
    "forms": context(check=context(note=TEXT, rows=ROWS)),
    "anything": ANY,
    "due": Shape("function", parameters=("start", "limit"), result=Shape("date")),
}


def said(text: str) -> list[str]:
    return [str(complaint) for complaint in judge_expression(text, KNOWN).complaints]


@pytest.mark.parametrize(
    "text",
    [
        'decision = "pass" or score > 3',
        'forms.check.rows[material = "a"].count',
        "sum(for row in forms.check.rows return row.count)",
        "every row in forms.check.rows satisfies row.count > 0",
        'list contains(["pass"], decision)',
        "{a: 1, b: a + score}.b",
        "anything.whatever.it.is",
        "anything[unknown = 1]",
        "due(today(), anything).year",
        "if decision = null then null else score",
        "forms.check.rows[-1].count = 2",
    ],
)
def test_what_is_known_passes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("desision", "名称“desision”在此处没有"),
        ("not(desision)", "名称“desision”在此处没有"),
        ("status = 完成", "名称“完成”在此处没有"),
        ("forms.chek.note", "没有“chek”这一项"),
        ("forms.check.rows.materiel", "没有“materiel”这一项"),
        ('forms.check.rows[materiel = "a"]', "名称“materiel”在此处没有"),
        ("score.amount", "此值没有“amount”这一项"),
        ("{a: 1}.b", "没有“b”这一项"),
        ("foo(1)", "没有名为“foo”的函数"),
        ("due(today())", "函数“due”要2个参数，写了1个"),
        ("score＞60", "“score＞60”中有全角符号“＞”，请改用半角"),
        ("score == 3", "不认识“==”，请写“=”"),
        ('decision = "past"', "此处只可能是 “pass”、“refuse”，不会是 “past”"),
        ('list contains([decision], "past")', "此处只可能是 “pass”、“refuse”，不会是 “past”"),
        ('score = "3"', "数字与文字不能相等"),
        ('@"2026-02-30"', '“@"2026-02-30"”不是日期、时刻或期间'),
    ],
)
def test_what_is_wrong_is_said(text: str, sentence: str) -> None:
    assert sentence in said(text)


def test_two_faults_are_two_complaints_with_their_columns() -> None:
    found = judge_expression("desision and scores", KNOWN).complaints
    assert [complaint.column for complaint in found] == [1, 14]


def test_what_cannot_be_read_is_one_complaint() -> None:
    assert len(said("score >")) == 1


@pytest.mark.parametrize("cell", ["-", '"pass"', '"pass", "refuse"', 'not("pass")', "null", "decision"])
def test_cells_that_can_hold_pass(cell: str) -> None:
    assert judge_tests(cell, KNOWN, KNOWN["decision"]).complaints == ()


@pytest.mark.parametrize("cell", ["pass", '"past"', "“pass”", "3", "1000-2000"])
def test_cells_that_never_hold_are_refused(cell: str) -> None:
    assert judge_tests(cell, KNOWN, KNOWN["decision"]).complaints


@pytest.mark.parametrize(("text", "refused"), [("2026/05/01", True), ("3 - 1", True), ("score / 2", False)])
def test_written_numbers_alone_are_no_time(text: str, refused: bool) -> None:
    assert bool(refuse_arithmetic(text)) is refused


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("score + 1", "number"),
        ('if score > 1 then "a" else "b"', "string"),
        ("forms.check.rows.count", "list"),
    ],
)
def test_the_shape_of_the_result_is_worked_out(text: str, kind: str) -> None:
    assert judge_expression(text, KNOWN).shape.kind == kind

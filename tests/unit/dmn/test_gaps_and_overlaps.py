"""The report of gaps and overlaps, each with an example that really is one."""

from collections.abc import Callable
from datetime import date

import pytest

from app.dmn import DecisionModel, gaps_and_overlaps, read_model

Tables = Callable[..., DecisionModel]


def report(model: DecisionModel):  # type: ignore[no-untyped-def]
    return gaps_and_overlaps(model.tables[0])


def test_a_complete_table_has_neither(grade_table: Tables) -> None:
    rows = [["< 18", "-", "1"], ["[18..60)", "-", "2"], [">= 60", '"A"', "3"], [">= 60", 'not("A")', "4"]]
    found = report(grade_table(rows))
    assert (found.gaps, found.overlaps, found.unread, found.complete) == ((), (), (), True)


def test_a_gap_is_told_with_an_example_that_no_row_covers(grade_table: Tables) -> None:
    model = grade_table([["< 18", "-", "1"], ["[18..60)", '"A"', "2"], ["> 60", "-", "3"]], grades='"A","B"')
    found = report(model)
    assert [gap.cells for gap in found.gaps] == [("[18..60)", '"B"'), ("60", "-")]
    for gap in found.gaps:
        assert model.decide("result", gap.example).value is None
        assert gap.certain


def test_an_overlap_is_told_with_an_example_that_rows_share(grade_table: Tables) -> None:
    model = grade_table([["< 60", "-", "1"], [">= 50", '"A"', "2"], [">= 60", 'not("A")', "3"]])
    (overlap,) = report(model).overlaps
    assert (overlap.rows, overlap.cells, overlap.agree) == ((1, 2), ("[50..60)", '"A"'), False)
    assert "1、2" in model.decide("result", overlap.example).problems[0].sentence_zh


def test_a_gap_between_whole_numbers_is_marked(grade_table: Tables) -> None:
    found = report(grade_table([["[0..3]", "-", "1"], [">= 4", "-", "2"]]))
    gaps = [(gap.cells, gap.only_fractions) for gap in found.gaps]
    assert gaps == [(("< 0", "-"), False), (("(3..4)", "-"), True)]


def test_days_have_nothing_between_them(
    model_of: Callable[[str], DecisionModel], write: dict[str, Callable[..., str]]
) -> None:
    rows = [['<= @"2026-03-01"', "1"], ['>= @"2026-03-03"', "2"]]
    body = write["table"]([("d", "date", "")], [("", "", "")], rows)
    found = report(model_of(write["decision"]("x", body)))
    assert [(gap.cells, gap.example) for gap in found.gaps] == [
        (('(@"2026-03-01"..@"2026-03-03")',), {"d": date(2026, 3, 2)})
    ]


def test_a_cell_that_must_be_run_is_listed_and_makes_gaps_uncertain(grade_table: Tables) -> None:
    found = report(grade_table([["< limit", "-", "1"], [">= 18", "-", "2"]]))
    assert [(cell.row, cell.column, cell.text) for cell in found.unread] == [(1, "age", "< limit")]
    assert [(gap.cells, gap.certain) for gap in found.gaps] == [(("< 18", "-"), False)]


def test_a_large_table_is_looked_at_within_limits(
    document: Callable[..., bytes], write: dict[str, Callable[..., str]]
) -> None:
    columns = [(f"x{n}", "number", "") for n in range(8)]
    rows = [[f"[{n * k}..{n * k + 7})" for k in range(1, 9)] + [str(n)] for n in range(40)]
    body = write["table"](columns, [("", "", "")], rows)
    found = report(read_model(document(write["decision"]("x", body))))
    assert found.gaps
    assert not found.complete


@pytest.mark.parametrize("policy", ['hitPolicy="FIRST"', 'hitPolicy="COLLECT"'])
def test_overlaps_are_told_whatever_the_policy(grade_table: Tables, policy: str) -> None:
    found = report(grade_table([["-", "-", "1"], ["> 3", "-", "1"]], policy))
    assert [(overlap.rows, overlap.agree) for overlap in found.overlaps] == [((1, 2), True)]

"""Finds the inputs for which no row of a table applies, and those for which several do.

Each column is divided into parts that its cells treat alike; every combination of parts is then asked.
Cells that would have to be run (names, functions, `?`) are listed: a gap their row might fill is uncertain.
Null is left aside: it passes no cell but `-` and `null`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.dmn.decision_table import DecisionTable, Input
from app.dmn.partitions import Part, describe, divide
from app.feel.cells import read_cell
from app.feel.errors import FeelError
from app.feel.expression import compile_unary_tests

FINDINGS = 100
COMBINATIONS = 200_000


@dataclass(frozen=True, slots=True)
class Gap:
    """Inputs that no row covers: the cells that would cover them, and an example by input expression.

    `certain` is false where a row that could not be analysed may cover it; `only_fractions` is true where it
    concerns only values between whole numbers.
    """

    cells: tuple[str, ...]
    example: dict[str, object]
    certain: bool
    only_fractions: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """Inputs that several rows cover: their numbers from 1, an example, and whether their results agree."""

    rows: tuple[int, ...]
    cells: tuple[str, ...]
    example: dict[str, object]
    agree: bool


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that could not be analysed."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. `complete` is false where the table is too large to look at all combinations."""

    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]
    unread: tuple[UnreadCell, ...]
    complete: bool


@dataclass(slots=True)
class _Column:
    """One column: its parts, and for each part the rows whose cell it passes, as far as can be told."""

    input: Input
    parts: list[Part]
    passing: list[int]


@dataclass(slots=True)
class _Search:
    """The walk over all combinations, with sets of rows as bits of a number."""

    table: DecisionTable
    columns: list[_Column]
    gaps: list[Gap] = field(default_factory=list)
    overlaps: dict[int, Overlap] = field(default_factory=dict)
    barren: set[tuple[int, int, int]] = field(default_factory=set)
    left: int = COMBINATIONS

    def walk(self, depth: int, sure: int, perhaps: int, chosen: list[list[Part]]) -> bool:
        """Look at all combinations below a choice of parts; whether anything was found there."""
        self.left -= 1
        if self.left < 0 or (depth, sure, perhaps) in self.barren or len(self.gaps) >= FINDINGS:
            return False
        if not sure and not perhaps:
            return self._gap(chosen, certain=True)
        if depth == len(self.columns):
            if not sure:
                return self._gap(chosen, certain=False)
            return self._overlap(sure, chosen)
        found = False
        for parts, passing in _grouped(self.columns[depth]):
            found |= self.walk(depth + 1, sure & passing, perhaps & passing, [*chosen, parts])
        if not found:
            self.barren.add((depth, sure, perhaps))
        return found

    def _gap(self, chosen: list[list[Part]], certain: bool) -> bool:
        fractions = any(all(part.between_whole for part in parts) for parts in chosen)
        self.gaps.append(Gap(self._cells(chosen), self._example(chosen), certain, fractions))
        return True

    def _overlap(self, sure: int, chosen: list[list[Part]]) -> bool:
        rows = tuple(_bits(sure))
        if len(rows) < 2:
            return False
        if sure not in self.overlaps and len(self.overlaps) < FINDINGS:
            results = {self.table.rules[row - 1].results for row in rows}
            example = self._example(chosen)
            self.overlaps[sure] = Overlap(rows, self._cells(chosen), example, len(results) == 1)
        return True

    def _cells(self, chosen: list[list[Part]]) -> tuple[str, ...]:
        said = [describe(parts, column.parts) for parts, column in zip(chosen, self.columns, strict=False)]
        return (*said, *("-" for _ in self.columns[len(chosen) :]))

    def _example(self, chosen: list[list[Part]]) -> dict[str, object]:
        rest = [column.parts[:1] for column in self.columns[len(chosen) :]]
        return {
            column.input.text: parts[0].example
            for column, parts in zip(self.columns, [*chosen, *rest], strict=True)
            if parts
        }


def gaps_and_overlaps(table: DecisionTable) -> Report:
    """The gaps and overlaps of a table, each with an example input."""
    unread: list[UnreadCell] = []
    columns = [_column(table, place, unread) for place in range(len(table.inputs))]
    unsure = 0
    for cell in unread:
        unsure |= 1 << cell.row
    everything = sum(1 << row for row in range(1, len(table.rules) + 1))
    search = _Search(table, columns)
    search.walk(0, everything & ~unsure, unsure, [])
    complete = search.left >= 0 and len(search.gaps) < FINDINGS and len(search.overlaps) < FINDINGS
    return Report(tuple(search.gaps), tuple(search.overlaps.values()), tuple(unread), complete)


def _column(table: DecisionTable, place: int, unread: list[UnreadCell]) -> _Column:
    column = table.inputs[place]
    constants: list[object] = []
    rows: list[str | None] = []
    for number, rule in enumerate(table.rules, 1):
        text = rule.tests[place] or "-"
        found = _constants(text, table.names)
        if found is None:
            unread.append(UnreadCell(number, column.label, text))
        else:
            constants.extend(found)
        rows.append(None if found is None else text)
    allowed = _constants(column.allowed, table.names) if column.allowed else None
    parts = divide([*constants, *(allowed or ())], column.type, allowed is not None)
    if column.allowed and allowed is not None:
        parts = [part for part in parts if _passes(column.allowed, part, table)]
    passing = [
        sum(1 << row for row, text in enumerate(rows, 1) if text is None or _passes(text, part, table))
        for part in parts
    ]
    return _Column(column, parts, passing)


def _constants(text: str, names: frozenset[str]) -> tuple[object, ...] | None:
    """The constants of a cell; None where it cannot be analysed."""
    try:
        cell = read_cell(text, names)
    except FeelError:
        return None
    if cell is None or (cell.ordered and any(isinstance(constant, str) for constant in cell.constants)):
        return None
    return cell.constants


def _passes(text: str, part: Part, table: DecisionTable) -> bool:
    return compile_unary_tests(text, table.names).matches(part.example)


def _grouped(column: _Column) -> list[tuple[list[Part], int]]:
    """The parts of a column gathered by the rows whose cells they pass, fractions by themselves."""
    groups: dict[tuple[int, bool], list[Part]] = {}
    for part, passing in zip(column.parts, column.passing, strict=True):
        groups.setdefault((passing, part.between_whole), []).append(part)
    return [(parts, passing) for (passing, _), parts in groups.items()]


def _bits(rows: int) -> Iterator[int]:
    return (place for place in range(rows.bit_length()) if rows >> place & 1)

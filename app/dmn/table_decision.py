"""Decides by a decision table (DMN 1.5, 8.2.10 and 8.2.11)."""

from dataclasses import dataclass

from app.dmn.boxed import Surroundings, boxed, compile_text, typed
from app.dmn.decision_table import DecisionTable, Rule, read_table
from app.dmn.errors import Problem
from app.dmn.hit_policies import LISTING, Outputs, Priorities, aggregate, rank
from app.dmn.run import DecisionRun, FiredRow, report
from app.dmn.xml_reading import Element, children, identity
from app.feel.errors import FeelError, NullResult
from app.feel.expression import allowed_constants, tests_within
from app.feel.meter import spend
from app.feel.relations import equal
from app.feel.scope import Closure, Run, Scope
from app.feel.unary_tests import Test


@dataclass(frozen=True, slots=True)
class _Column:
    """An input column ready to run."""

    element_id: str
    label: str
    value: Closure
    allowed: Test | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A rule ready to run."""

    rule: Rule
    index: int
    tests: tuple[tuple[int, Test], ...]
    results: tuple[Closure, ...]


@boxed("decisionTable")
def compile_table(element: Element, around: Surroundings) -> Closure:
    """The closure that decides by a table."""
    table = read_table(element, around)
    if table.policy == "?":
        return around.refuse(element, "命中策略未知。", "The hit policy is not known.")
    width, height = len(table.inputs), len(table.outputs)
    for rule in table.rules:
        if len(rule.tests) != width or len(rule.results) != height:
            zh, en = f"行“{rule.rule_id}”的格数不符。", f"The rule {rule.rule_id} has too few or many cells."
            return around.refuse(element, zh, en)
    return _Decider(table, element, around).decide


class _Decider:
    """One table, compiled."""

    def __init__(self, table: DecisionTable, element: Element, around: Surroundings) -> None:
        self.table = table
        self.element_id = table.element_id
        columns = list(children(element, "input"))
        self.columns = [
            _Column(
                column.element_id,
                column.label,
                typed(compile_text(column.text, part, around), column.type, column.element_id),
                self._tests(column.allowed, part, around) if column.allowed else None,
            )
            for column, part in zip(table.inputs, columns, strict=True)
        ]
        self.rows = [
            self._row(rule, index, part, around)
            for index, (rule, part) in enumerate(zip(table.rules, children(element, "rule"), strict=True), 1)
        ]
        self.defaults = [
            compile_text(output.default, element, around) if output.default else None
            for output in table.outputs
        ]
        self.priorities: Priorities = [
            allowed_constants(output.allowed, around.names) if output.allowed else []
            for output in table.outputs
        ]
        self.permitted = [
            self._tests(output.allowed, element, around) if output.allowed else None
            for output in table.outputs
        ]

    def _tests(self, text: str, element: Element, around: Surroundings) -> Test:
        try:
            return tests_within(text, around.names)
        except FeelError as error:
            problem = Problem(identity(element), error.sentence_zh, str(error))
            around.problems.append(problem)

            def unreadable(given: object, scope: Scope | Run) -> bool | None:
                report(scope, problem.element_id, problem.sentence_zh, problem.sentence_en)
                return None

            return unreadable

    def _row(self, rule: Rule, index: int, element: Element, around: Surroundings) -> _Row:
        cells = list(children(element, "inputEntry"))
        tests = tuple(
            (place, self._tests(text, cell, around))
            for place, (text, cell) in enumerate(zip(rule.tests, cells, strict=True))
            if text not in ("", "-")
        )
        entries = children(element, "outputEntry")
        results = tuple(
            typed(compile_text(text, entry, around), output.type, identity(entry))
            if text
            else (lambda scope: None)
            for text, entry, output in zip(rule.results, entries, self.table.outputs, strict=True)
        )
        return _Row(rule, index, tests, results)

    def decide(self, scope: Scope | Run) -> object:
        """The result of the table in a scope; problems and fired rows go to the run."""
        spend(len(self.rows))
        values = [column.value(scope) for column in self.columns]
        for column, value in zip(self.columns, values, strict=True):
            if column.allowed is not None and value is not None and column.allowed(value, scope) is not True:
                label = column.label
                report(
                    scope,
                    column.element_id,
                    f"“{label}”的值不在允许之列。",
                    f"“{label}” has no allowed value.",
                )
                return None
        matching = self._matching(values, scope)
        if not matching and any(default is not None for default in self.defaults):
            return self._result([default(scope) if default else None for default in self.defaults])
        try:
            return self._of_matching(matching, scope)
        except NullResult as reason:
            report(scope, self.element_id, reason.sentence_zh, reason.sentence_en)
            return None

    def _matching(self, values: Outputs, scope: Scope | Run) -> list[_Row]:
        matching = []
        for row in self.rows:
            for place, test in row.tests:
                if test(values[place], scope) is not True:
                    break
            else:
                matching.append(row)
        return matching

    def _of_matching(self, matching: list[_Row], scope: Scope | Run) -> object:
        letter = self.table.policy[0]
        if letter in "UF":
            return self._of_single(matching, scope)
        results = [self._outputs(row, scope) for row in matching]
        order = list(range(len(matching)))
        if letter in "PO":
            order.sort(key=lambda place: rank(results[place], self.priorities))
            order = order[:1] if letter == "P" else order
        if letter == "A":
            self._refuse_different(results)
            order = order[:1]
        self._fire([matching[place] for place in order], scope)
        made = [self._result(results[place]) for place in order]
        if letter not in LISTING:
            return made[0] if made else None
        return made if len(self.table.policy) == 1 else self._aggregated(made)

    def _of_single(self, matching: list[_Row], scope: Scope | Run) -> object:
        if not matching:
            return None
        if len(matching) > 1 and self.table.policy == "U":
            raise self._not_unique(matching)
        values = self._outputs(matching[0], scope)
        self._fire(matching[:1], scope)
        return self._result(values)

    def _aggregated(self, made: Outputs) -> object:
        if len(self.table.outputs) > 1 and self.table.policy[1] != "#":
            raise NullResult("多个输出列不能汇总。", "Several output columns cannot be aggregated.")
        return aggregate(self.table.policy[1], made)

    def _outputs(self, row: _Row, scope: Scope | Run) -> Outputs:
        values = [result(scope) for result in row.results]
        for value, permitted, output in zip(values, self.permitted, self.table.outputs, strict=True):
            if permitted is not None and value is not None and permitted(value, scope) is not True:
                raise NullResult(
                    f"第 {row.index} 行的结果“{output.name}”不在允许之列。",
                    f"Row {row.index} gives a value that its output {output.name!r} does not allow.",
                )
        return values

    def _result(self, values: Outputs) -> object:
        if len(values) == 1:
            return values[0]
        return {output.name: value for output, value in zip(self.table.outputs, values, strict=True)}

    def _not_unique(self, matching: list[_Row]) -> NullResult:
        numbers = "、".join(str(row.index) for row in matching)
        english = ", ".join(str(row.index) for row in matching)
        return NullResult(
            f"决策表“{self.table.owner}”只许命中一行，却命中了第 {numbers} 行。",
            f"The table {self.table.owner!r} must match one row, but rows {english} match.",
        )

    def _refuse_different(self, results: list[Outputs]) -> None:
        if any(equal(list(results[0]), list(other)) is not True for other in results[1:]):
            raise NullResult("命中的各行结果不一致。", "The rows that match give different results.")

    def _fire(self, rows: list[_Row], scope: Scope | Run) -> None:
        run = scope.run
        if isinstance(run, DecisionRun):
            for row in rows:
                rule = row.rule
                run.rows.append(
                    FiredRow(self.table.owner, rule.rule_id, row.index, rule.requirements, rule.note)
                )

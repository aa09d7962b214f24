"""Boxed expressions, compiled to closures that run in the scopes of a decision (DMN 1.5, 10.2.1)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.dmn.errors import Problem
from app.dmn.item_definitions import ItemDefinitions
from app.dmn.run import report
from app.dmn.xml_reading import Element, child, children, identity, kind, text_of
from app.feel.errors import FeelError, NullResult
from app.feel.expression import closure_within
from app.feel.functions import user_function
from app.feel.invocation import invoke
from app.feel.iterations import elements_of
from app.feel.limits import refuse_size_over_limit
from app.feel.meter import spend
from app.feel.names import canonical
from app.feel.scope import MISSING, Closure, Run, Scope
from app.feel.types import ANY, FunctionType, Type, coerce
from app.feel.values import Function


@dataclass(frozen=True, slots=True)
class BoxedText:
    """An expression of a model as written, with the names that it may use."""

    element_id: str
    text: str
    names: frozenset[str]


@dataclass(frozen=True)
class Surroundings:
    """What the expressions of one model are read with: names, types, and where they and their problems go."""

    names: frozenset[str]
    types: ItemDefinitions
    problems: list[Problem]
    owner: str = ""
    texts: list[BoxedText] = field(default_factory=list)

    def refuse(self, element: Element, sentence_zh: str, sentence_en: str) -> Closure:
        """Keep a problem of the model; the part itself gives null and says so."""
        element_id = identity(element)
        self.problems.append(Problem(element_id, sentence_zh, sentence_en))

        def refused(scope: Scope | Run) -> object:
            report(scope, element_id, sentence_zh, sentence_en)
            return None

        return refused


Compile = Callable[[Element, Surroundings], Closure]
_COMPILERS: dict[str, Compile] = {}
NOT_EXPRESSIONS = frozenset(
    {"description", "extensionElements", "variable", "parameter", "formalParameter", "column", "typeRef"}
)


def boxed(*kinds: str) -> Callable[[Compile], Compile]:
    """Register a function as the compiler of these elements."""

    def register(compile_kind: Compile) -> Compile:
        for name in kinds:
            _COMPILERS[name] = compile_kind
        return compile_kind

    return register


def compile_boxed(element: Element, around: Surroundings) -> Closure:
    """The closure of a boxed expression, its result as its own `typeRef` takes it."""
    compile_kind = _COMPILERS.get(kind(element))
    if compile_kind is None:
        name = kind(element)
        return around.refuse(element, f"不支持“{name}”。", f"“{name}” is not supported.")
    closure = compile_kind(element, around)
    reference = element.get("typeRef")
    if reference and kind(element) not in {"functionDefinition", "decisionTable"}:
        return typed(closure, around.types.named(reference), identity(element))
    return closure


def typed(closure: Closure, expected: Type, element_id: str) -> Closure:
    """A closure whose result is converted to a type, or null with a problem where it does not fit."""
    if expected == ANY:
        return closure

    def run_typed(scope: Scope | Run) -> object:
        found = closure(scope)
        if isinstance(found, Function) and not isinstance(expected, FunctionType):
            # Older models give a function's variable the type of its result.
            return found
        value = coerce(expected, found)
        if value is MISSING:
            report(
                scope,
                element_id,
                "结果的类型或取值不符。",
                "The result is not of the declared type or values.",
            )
            return None
        return value

    return run_typed


def inner_expression(element: Element, tag: str | None = None) -> Element | None:
    """The expression within an element, or within its child of a name."""
    holder = child(element, tag) if tag else element
    if holder is None:
        return None
    return next((part for part in children(holder) if kind(part) not in NOT_EXPRESSIONS), None)


def compile_inner(element: Element, around: Surroundings, tag: str | None = None) -> Closure:
    """The closure of the expression within an element; null where there is none."""
    inner = inner_expression(element, tag)
    if inner is None:
        return lambda scope: None
    return compile_boxed(inner, around)


@boxed("literalExpression")
def _literal(element: Element, around: Surroundings) -> Closure:
    language = element.get("expressionLanguage", "")
    if language and "FEEL" not in language.upper():
        return around.refuse(
            element, f"不支持表达式语言“{language}”。", f"The language “{language}” is not run."
        )
    if child(element, "importedValues") is not None:
        return around.refuse(element, "不支持引入的取值。", "Imported values are not supported.")
    text = text_of(element, "text")
    if not text:
        return lambda scope: None
    return compile_text(text, element, around)


def compile_text(text: str, element: Element, around: Surroundings) -> Closure:
    """The closure of a text in an element; what cannot be read becomes a problem of the model."""
    around.texts.append(BoxedText(identity(element), text, around.names))
    try:
        return closure_within(text, around.names, around.types.known_base)
    except FeelError as error:
        zh = f"{error.sentence_zh}（第 {error.line} 行第 {error.column} 列）"
        return around.refuse(element, zh, str(error))


@boxed("context")
def _context(element: Element, around: Surroundings) -> Closure:
    entries: list[tuple[str | None, Closure]] = []
    for entry in children(element, "contextEntry"):
        variable = child(entry, "variable")
        closure = compile_inner(entry, around)
        if variable is None:
            entries.append((None, closure))
            continue
        declared = around.types.of_variable(variable)
        entries.append((canonical(variable.get("name", "")), typed(closure, declared, identity(variable))))

    def run_context(scope: Scope | Run) -> object:
        made: dict[str, object] = {}
        within = Scope(made, scope)
        for name, closure in entries:
            value = closure(within)
            if name is None:
                return value
            made[name] = value
        return dict(made)

    return run_context


@boxed("list")
def _list(element: Element, around: Surroundings) -> Closure:
    parts = [compile_boxed(part, around) for part in children(element) if kind(part) not in NOT_EXPRESSIONS]
    return lambda scope: [part(scope) for part in parts]


@boxed("relation")
def _relation(element: Element, around: Surroundings) -> Closure:
    columns = [canonical(column.get("name", "")) for column in children(element, "column")]
    rows = [
        [compile_boxed(cell, around) for cell in children(row) if kind(cell) not in NOT_EXPRESSIONS]
        for row in children(element, "row")
    ]
    return lambda scope: [
        {name: cell(scope) for name, cell in zip(columns, row, strict=False)} for row in rows
    ]


@boxed("invocation")
def _invocation(element: Element, around: Surroundings) -> Closure:
    called = compile_inner_callee(element, around)
    bindings = []
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        name = canonical(parameter.get("name", "")) if parameter is not None else ""
        bindings.append((name, compile_inner(binding, around)))
    element_id = identity(element)

    def run_invocation(scope: Scope | Run) -> object:
        try:
            return invoke(called(scope), {name: value(scope) for name, value in bindings}, scope.run)
        except NullResult as reason:
            report(scope, element_id, reason.sentence_zh, reason.sentence_en)
            return None

    return run_invocation


def compile_inner_callee(element: Element, around: Surroundings) -> Closure:
    """The closure of what an invocation calls."""
    callee = next((part for part in children(element) if kind(part) in _COMPILERS), None)
    return (lambda scope: None) if callee is None else compile_boxed(callee, around)


@boxed("functionDefinition", "encapsulatedLogic")
def _function(element: Element, around: Surroundings) -> Closure:
    language = element.get("kind", "FEEL")
    if language != "FEEL":
        return around.refuse(
            element, f"不执行 {language} 类函数。", f"Functions of the kind {language} are not run."
        )
    parameters = list(children(element, "formalParameter"))
    names = tuple(canonical(parameter.get("name", "")) for parameter in parameters)
    types = tuple(around.types.named(parameter.get("typeRef")) for parameter in parameters)
    result = around.types.named(element.get("typeRef"))
    body = typed(compile_inner(element, around), result, identity(element))

    def run_function(scope: Scope | Run) -> object:
        return user_function(around.owner, names, types, lambda values: body(Scope(values, scope)), result)

    return run_function


@boxed("conditional")
def _conditional(element: Element, around: Surroundings) -> Closure:
    condition = compile_inner(element, around, "if")
    then, otherwise = compile_inner(element, around, "then"), compile_inner(element, around, "else")
    return lambda scope: then(scope) if condition(scope) is True else otherwise(scope)


@boxed("filter")
def _filter(element: Element, around: Surroundings) -> Closure:
    source, match = compile_inner(element, around, "in"), compile_inner(element, around, "match")
    element_id = identity(element)

    def run_filter(scope: Scope | Run) -> object:
        value = source(scope)
        if value is None:
            return None
        elements = value if isinstance(value, list) else [value]
        spend(len(elements))
        kept = []
        for part in elements:
            names = {"item": part, **part} if isinstance(part, dict) else {"item": part}
            verdict = match(Scope(names, scope))
            if not isinstance(verdict, bool) and verdict is not None:
                report(scope, element_id, "筛选条件不是真或假。", "The filter gives neither true nor false.")
                return None
            if verdict is True:
                kept.append(part)
        return kept

    return run_filter


@boxed("for", "some", "every")
def _iterator(element: Element, around: Surroundings) -> Closure:
    variable, loop = canonical(element.get("iteratorVariable", "")), kind(element)
    source = compile_inner(element, around, "in")
    body = compile_inner(element, around, "return" if loop == "for" else "satisfies")
    finish = {"for": _collected, "some": _any_true, "every": _all_true}[loop]
    element_id = identity(element)
    asks_partial = "partial" in text_of(element)

    def run_iterator(scope: Scope | Run) -> object:
        results: list[object] = []
        try:
            for part in elements_of(source(scope)):
                spend()
                names = {variable: part}
                if asks_partial:
                    spend(len(results))
                    names["partial"] = list(results)
                results.append(body(Scope(names, scope)))
                refuse_size_over_limit(len(results))
        except NullResult as reason:
            report(scope, element_id, reason.sentence_zh, reason.sentence_en)
            return None
        return finish(results)

    return run_iterator


def _collected(results: list[object]) -> object:
    return results


def _any_true(results: list[object]) -> object:
    return True if True in results else False if all(result is False for result in results) else None


def _all_true(results: list[object]) -> object:
    return False if False in results else True if all(result is True for result in results) else None

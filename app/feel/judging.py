"""Judges an expression over what is known of its names, without running it.

Finds names, members and functions that nobody gives, values that something can never have, full-width signs
and the signs of other languages, and works out the shape of the result.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.feel.compiler import BUILTINS, Node, constant_of, parts, place_of, token
from app.feel.errors import FeelError
from app.feel.expression import parsed_expression, parsed_tests
from app.feel.literals import text_from_literal
from app.feel.names import canonical
from app.feel.scope import MISSING
from app.feel.shapes import (
    ANY,
    BOOLEAN,
    DATE,
    DURATION,
    MOMENT,
    NULL,
    NUMBER,
    PROPERTIES,
    RANGE,
    TEXT,
    Shape,
    either,
    list_of,
    one_of,
)

# What a Chinese keyboard writes where an operator, a digit or a quotation mark was meant.
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u2018-\u201f\u3001\u3002\u300c-\u300f]")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong at a place of an expression: a Chinese sentence over `params`."""

    sentence: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return self.sentence.format(**self.params)


Known = Mapping[str, Shape]


@dataclass(frozen=True)
class Judged:
    """The shape of the result, and what is wrong; nothing is known of the result of what cannot be read."""

    shape: Shape
    complaints: tuple[Complaint, ...]


def judge_expression(text: str, known: Known) -> Judged:
    """Judges an expression over the names that are known where it stands."""
    return _judged(lambda: parsed_expression(text, known), known, Judge.shape)


def judge_tests(text: str, known: Known, given: Shape = ANY) -> Judged:
    """Judges the tests of a table cell for a value of the shape `given`."""
    return _judged(
        lambda: parsed_tests(text, known), {**known, "?": given}, lambda judge, tree: judge.tests(tree, given)
    )


def _judged(read: Callable[[], Node], known: Known, ask: "Callable[[Judge, Node], Shape]") -> Judged:
    try:
        tree = read()
    except FeelError as error:
        said = Complaint("{reason}", {"reason": error.sentence_zh}, error.line, error.column)
        return Judged(ANY, (said,))
    complaints: list[Complaint] = []
    shape = ask(Judge(known, complaints), tree)
    return Judged(shape, tuple(dict.fromkeys(complaints)))


class Judge:
    """Walks one tree. `lenient` names are those of elements of which nothing is known."""

    def __init__(self, known: Known, complaints: list[Complaint], lenient: bool = False) -> None:
        self.known, self.complaints, self.lenient = known, complaints, lenient

    def inside(self, names: Known, lenient: bool = False) -> "Judge":
        """The same walk where further names are bound."""
        return Judge({**self.known, **names}, self.complaints, self.lenient or lenient)

    def complain(self, tree: Node, sentence: str, **params: object) -> Shape:
        """Notes what is wrong here; nothing is known of the value."""
        self.complaints.append(Complaint(sentence, params, *place_of(tree)))
        return ANY

    def shape(self, tree: Node) -> Shape:
        """The shape of a part's value; what is wrong in it is noted."""
        rule = _RULES.get(str(tree.data))
        if rule is not None:
            return rule(self, tree)
        for part in parts(tree):
            self.shape(part)
        return ANY

    def tests(self, tree: Node, given: Shape) -> Shape:
        """The tests of a cell: each one must be able to hold for the column's values."""
        for test in parts(tree):
            part = parts(test)[0]
            found = self.shape(part)
            _refuse_arithmetic(self, part)
            if part.data not in ("half_range", "range"):
                self.compare(part, given, found)
        return BOOLEAN

    def compare(self, tree: Node, one: Shape, other: Shape) -> None:
        """Two values that are asked to be equal must be able to be."""
        if other.kind == "list" and one.kind != "list" and other.element is not None:
            other = other.element
        for limited, constant in ((one, other), (other, one)):
            impossible = [value for value in constant.values if value not in limited.values]
            if limited.values and constant.values and len(impossible) == len(constant.values):
                self.complain(
                    tree,
                    "此处只可能是 {possible}，不会是 {value}",
                    possible="、".join(map(_written, limited.values)),
                    value="、".join(map(_written, impossible)),
                )
                return
        plain = {"string", "number", "boolean", "date", "time"}
        if one.kind in plain and other.kind in plain and one.kind != other.kind:
            self.complain(tree, "{one}与{other}不能相等", one=_KINDS[one.kind], other=_KINDS[other.kind])


_KINDS = {"string": "文字", "number": "数字", "boolean": "是或否", "date": "日期", "time": "时刻"}
_Rule = Callable[[Judge, Node], Shape]
_RULES: dict[str, _Rule] = {}


def _rule(*names: str) -> Callable[[_Rule], _Rule]:
    def register(rule: _Rule) -> _Rule:
        for name in names:
            _RULES[name] = rule
        return rule

    return register


def _written(value: object) -> str:
    if isinstance(value, str):
        return f"“{value}”"
    return str(value).lower() if isinstance(value, bool) else str(value)


@_rule("number", "string", "true", "false")
def _constant(judge: Judge, tree: Node) -> Shape:
    value = constant_of(tree)
    return ANY if value is None or value is MISSING else one_of((value,))


@_rule("null")
def _null(judge: Judge, tree: Node) -> Shape:
    return NULL


@_rule("at_literal")
def _at(judge: Judge, tree: Node) -> Shape:
    if constant_of(tree) is None:
        return judge.complain(tree, "“{text}”不是日期、时刻或期间", text=str(tree.children[0]))
    return Shape(_KIND_OF_TYPE.get(type(constant_of(tree)).__name__, "any"))


_KIND_OF_TYPE = {
    "date": "date",
    "time": "time",
    "datetime": "date and time",
    "DayTimeDuration": "duration",
    "YearMonthDuration": "duration",
}


@_rule("group")
def _group(judge: Judge, tree: Node) -> Shape:
    return judge.shape(parts(tree)[0])


@_rule("name")
def _name(judge: Judge, tree: Node) -> Shape:
    name = canonical(str(tree.children[0]))
    if name in judge.known:
        return judge.known[name]
    if name in BUILTINS:
        return Shape("function")
    if judge.lenient:
        return ANY
    return _unknown(judge, tree, name, "名称“{name}”在此处没有")


def _unknown(judge: Judge, tree: Node, name: str, sentence: str) -> Shape:
    wide = _FULL_WIDTH.search(name)
    if wide:
        return judge.complain(tree, "“{name}”中有全角符号“{sign}”，请改用半角", name=name, sign=wide.group())
    return judge.complain(tree, sentence, name=name)


@_rule("path")
def _path(judge: Judge, tree: Node) -> Shape:
    base = judge.shape(parts(tree)[0])
    return _member(judge, tree, base, canonical(str(tree.children[-1])))


def _member(judge: Judge, tree: Node, base: Shape, name: str) -> Shape:
    if base.kind == "list":
        return list_of(_member(judge, tree, base.element or ANY, name))
    if base.members is not None:
        if name in base.members:
            return base.members[name]
        return _unknown(judge, tree, name, "没有“{name}”这一项")
    if base.kind in PROPERTIES and name not in PROPERTIES[base.kind]:
        return _unknown(judge, tree, name, "此值没有“{name}”这一项")
    return ANY


@_rule("filter")
def _filter(judge: Judge, tree: Node) -> Shape:
    base_tree, test_tree = parts(tree)
    base = judge.shape(base_tree)
    element = (base.element or ANY) if base.kind == "list" else base
    members = element.members or {}
    loose = element.members is None
    test = judge.inside({**members, "item": element}, lenient=loose).shape(test_tree)
    if test.kind == "number":
        return element
    return base if base.kind == "list" else list_of(element)


@_rule("call")
def _call(judge: Judge, tree: Node) -> Shape:
    callee, *arguments = parts(tree)
    shapes = [judge.shape(argument) for argument in arguments]
    return _called(judge, tree, callee, len(arguments), shapes)


@_rule("named_call")
def _named_call(judge: Judge, tree: Node) -> Shape:
    callee, *named = parts(tree)
    shapes = [judge.shape(parts(part)[0]) for part in named]
    return _called(judge, tree, callee, None, shapes)


def _called(judge: Judge, tree: Node, callee: Node, count: int | None, arguments: list[Shape]) -> Shape:
    if callee.data != "name":
        return judge.shape(callee).result or ANY
    name = canonical(str(callee.children[0]))
    known = judge.known.get(name)
    if known is None or known.kind not in ("function", "any"):
        if name in BUILTINS:
            return _of_builtin(judge, tree, name, arguments)
        return _unknown(judge, callee, name, "没有名为“{name}”的函数")
    least = sum(not each.endswith("?") for each in known.parameters)
    if known.kind == "function" and count is not None and not least <= count <= len(known.parameters):
        return judge.complain(
            tree, "函数“{name}”要{wanted}个参数，写了{count}个", name=name, wanted=least, count=count
        )
    return known.result or ANY


_SAME_LIST = {"distinct values", "reverse", "sort", "append", "remove", "sublist", "list replace"}
_JOINED = {"concatenate", "union"}
_NUMBERS = {"count", "sum", "mean", "floor", "ceiling", "abs", "string length", "modulo", "day of year"}
_TRUTHS = {"list contains", "contains", "starts with", "ends with", "matches", "not", "all", "any"}
_OF_KIND = {
    "date": DATE,
    "today": DATE,
    "now": MOMENT,
    "string": TEXT,
    "duration": DURATION,
    **dict.fromkeys(_TRUTHS, BOOLEAN),
    **dict.fromkeys(_NUMBERS, NUMBER),
}


def _of_builtin(judge: Judge, tree: Node, name: str, arguments: list[Shape]) -> Shape:
    if name == "list contains" and len(arguments) == 2 and arguments[0].kind == "list":
        judge.compare(tree, arguments[0].element or ANY, arguments[1])
    if name in _SAME_LIST and arguments and arguments[0].kind == "list":
        return arguments[0]
    if name in _JOINED and all(each.kind == "list" and each.element for each in arguments):
        return list_of(either(each.element or ANY for each in arguments))
    return _OF_KIND.get(name, ANY)


@_rule("list")
def _list(judge: Judge, tree: Node) -> Shape:
    return list_of(either([judge.shape(part) for part in parts(tree)]))


@_rule("context")
def _context(judge: Judge, tree: Node) -> Shape:
    members: dict[str, Shape] = {}
    for entry in parts(tree):
        value = parts(entry)[0]
        name = _entry_name(entry)
        itself = {name: Shape("function")} if value.data == "function" else {}
        members[name] = judge.inside({**members, **itself}).shape(value)
    return Shape("context", members)


def _entry_name(entry: Node) -> str:
    quoted = token(entry, "STRING")
    return canonical(str(token(entry, "NAME"))) if quoted is None else text_from_literal(str(quoted))


@_rule("if")
def _if(judge: Judge, tree: Node) -> Shape:
    condition, then, otherwise = parts(tree)
    judge.shape(condition)
    return either([judge.shape(then), judge.shape(otherwise)])


@_rule("for")
def _for(judge: Judge, tree: Node) -> Shape:
    inner, result = _bound(judge, tree)
    return list_of(inner.inside({"partial": list_of(ANY)}).shape(result))


@_rule("some", "every")
def _quantified(judge: Judge, tree: Node) -> Shape:
    inner, test = _bound(judge, tree)
    inner.shape(test)
    return BOOLEAN


def _bound(judge: Judge, tree: Node) -> tuple[Judge, Node]:
    *heads, result = parts(tree)
    for head in heads:
        domains = [judge.shape(part) for part in parts(head)]
        element = NUMBER if head.data == "counted_iteration" else _element(domains[0])
        judge = judge.inside({canonical(str(token(head, "NAME"))): element})
    return judge, result


def _element(domain: Shape) -> Shape:
    if domain.kind == "list":
        return domain.element or ANY
    return domain if domain.kind == "context" else ANY


@_rule("function")
def _function(judge: Judge, tree: Node) -> Shape:
    *parameters, body = parts(tree)
    names = {canonical(str(token(part, "NAME"))): ANY for part in parameters}
    result = judge.inside(names).shape(parts(body)[0])
    return Shape("function", parameters=tuple(f"{name}?" for name in names), result=result)


@_rule("relation")
def _relation(judge: Judge, tree: Node) -> Shape:
    left, right = parts(tree)
    sign = str(token(tree, "COMPARE"))
    if right.data == "half_range":
        written = sign + str(token(right, "COMPARE"))
        meant = {"==": "=", "<>": "!=", "=<": "<=", "=>": ">="}.get(written, sign)
        judge.complain(tree, "不认识“{written}”，请写“{meant}”", written=written, meant=meant)
        right = parts(right)[0]
    one, other = judge.shape(left), judge.shape(right)
    if sign in ("=", "!="):
        judge.compare(tree, one, other)
    return BOOLEAN


@_rule("conjunction", "disjunction", "between", "membership")
def _truth(judge: Judge, tree: Node) -> Shape:
    for part in parts(tree):
        judge.shape(part)
    return BOOLEAN


@_rule("addition", "multiplication", "power", "negative")
def _arithmetic(judge: Judge, tree: Node) -> Shape:
    shapes = [judge.shape(part) for part in parts(tree)]
    return Shape(shapes[0].kind) if all(each.kind in ("number", "string") for each in shapes) else ANY


@_rule("range", "half_range")
def _range(judge: Judge, tree: Node) -> Shape:
    for part in parts(tree):
        judge.shape(part)
    return RANGE


@_rule("instance_of")
def _instance_of(judge: Judge, tree: Node) -> Shape:
    judge.shape(parts(tree)[0])
    return BOOLEAN


def _refuse_arithmetic(judge: Judge, tree: Node) -> None:
    """`1000-2000` is minus a thousand, `2026/05/01` a division: nobody means that where one value stands."""
    if tree.data in ("addition", "multiplication") and _all_numbers(tree):
        judge.complain(tree, '这是一道算式；区间请写 [1..9]，日期请写 @"2026-05-01"')


def _all_numbers(tree: Node) -> bool:
    return all(part.data == "number" or _all_numbers(part) for part in parts(tree)) and bool(parts(tree))


def refuse_arithmetic(text: str, names: Iterable[str] = ()) -> tuple[Complaint, ...]:
    """A complaint where an expression computes with written numbers alone, as `2026/05/01` does."""
    return _judged(lambda: parsed_expression(text, names), {}, _constant_only).complaints


def _constant_only(judge: Judge, tree: Node) -> Any:
    _refuse_arithmetic(judge, tree)
    return ANY

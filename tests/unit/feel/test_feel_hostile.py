"""Hostile expressions give a value within limits or FeelError, with bounded work, and nothing else."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.feel import (
    FeelError,
    HostFunction,
    LimitExceeded,
    compile_unary_tests,
    evaluate,
    read_temporal_literal,
)
from app.feel.limits import LIST_SIZE, STRING_LENGTH
from app.feel.meter import meter
from tests.work_done import calls_of

MOST_CALLS = 20_000_000

DOUBLING = ", ".join(["a0: [1, 1]", *(f"a{n}: [a{n - 1}, a{n - 1}]" for n in range(1, 40))])
HOSTILE = [
    # Ways to Python.
    "__import__",
    '__import__("os")',
    '__import__("os").system("id")',
    "().__class__.__bases__",
    '"".__class__.__mro__',
    "[].__class__",
    "{}.__class__.__subclasses__()",
    "(function() 1).__globals__",
    "(function() 1).__code__",
    "f.__globals__",
    "f.call",
    "f.call.__self__",
    "count.signatures",
    "count.__call__",
    "date.fromisoformat",
    '@"2026-01-01".strftime("%s")',
    '@"2026-01-01".__reduce__',
    '@"08:00:00Z".tzinfo',
    "(1).as_tuple",
    "1.real",
    "true.__class__",
    'eval("1")',
    'exec("1")',
    'open("/etc/passwd")',
    'compile("1", "", "eval")',
    "globals()",
    "locals()",
    "vars()",
    "getattr(1, 2)",
    "print(1)",
    "lambda: 1",
    "[x for x in [1]]",
    "`id`",
    "$(id)",
    "{{7*7}}",
    "%(x)s",
    '"%s" + "{0.__class__}"',
    "import os",
    "os.system",
    'function(x) external {java: {class: "java.lang.Runtime", method signature: "exit(int)"}}',
    '(function(x) external {java: {class: "java.lang.Runtime", method signature: "exit(int)"}})(1)',
    "self",
    "item.__class__",
    "[1][item.__class__ = 1]",
    "partial.append(1)",
    # Numbers out of measure.
    "10 ** 10 ** 10 ** 10",
    "9 ** 999999999",
    "1e999999999",
    "1e99999999999999999999",
    "9" * 20_000,
    "0." + "0" * 20_000 + "1",
    "exp(99999)",
    "exp(1e6000)",
    "decimal(1, 999999999999)",
    "round up(1, -999999999999)",
    "modulo(1e6000, 1e-6000)",
    '@"P999999999999Y"',
    '@"P1Y" * 1e300',
    '@"9999-12-31" + @"P999999999D"',
    "date(1e300, 1, 1)",
    "[1][1e300]",
    'substring("a", 1e300)',
    # Size.
    "for i in 1..1000000000 return i",
    "for i in 1..10 ** 300 return i",
    "for i in [1..1000000000] return i",
    'for d in @"0001-01-01"..@"9999-12-31" return d',
    "for a in 1..1000, b in 1..1000, c in 1..1000 return 1",
    "some a in 1..100000, b in 1..100000 satisfies false",
    "for i in 1..1000 return for j in 1..1000 return j",
    "for i in 1..60 return partial",
    "string(for i in 1..60 return partial)",
    "(for i in 1..50 return partial) = (for i in 1..50 return partial)",
    "flatten(for i in 1..60 return partial)",
    "distinct values([for i in 1..60 return partial])",
    "{" + DOUBLING + "}",
    "string({" + DOUBLING + "})",
    "{" + DOUBLING + ", r: a39 = a39}.r",
    'string join(for i in 1..50000 return "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")',
    '{d: function(s, n) if n = 0 then s else d(s + s, n - 1), r: d("aaaaaaaa", 40)}.r',
    'replace("' + "a" * 1000 + '", "a", "' + "b" * 10_000 + '")',
    "{d: function(l, n) if n = 0 then l else d(concatenate(l, l), n - 1), r: d([1], 40)}.r",
    "union(for i in 1..100000 return i, for i in 1..100000 return -i)",
    "sort(for i in 1..100000 return modulo(i * 7919, 100003), function(a, b) a < b)",
    # Depth.
    "(" * 10_000,
    "(" * 10_000 + "1" + ")" * 10_000,
    "[" * 200 + "]" * 200,
    "{a: " * 200 + "1" + "}" * 200,
    "-" * 5_000 + "1",
    "not(" * 200 + "true" + ")" * 200,
    "if true then " * 500 + "1" + " else 0" * 500,
    "x" + ".a" * 5_000,
    "x" + "[1]" * 5_000,
    "f" + "()" * 5_000,
    "function() " * 500 + "1",
    "for i in [1] return " * 300 + "1",
    "1" + " + 1" * 4_000,
    "1" + " < 1" * 2_000,
    "true" + " and true" * 4_000,
    "1 instance of " + "list<" * 300 + "number" + ">" * 300,
    "{f: function() f(), r: f()}.r",
    "{f: function(x) f(x + 1), r: f(1)}.r",
    "{f: function(x) [f(x)], r: f(1)}.r",
    "{f: function(g) g(g), r: f(f)}.r",
    "{f: function(n) if n <= 1 then n else f(n - 1) + f(n - 2), r: f(40)}.r",
    "(function(f) f(f))(function(f) f(f))",
    # Patterns.
    'matches("' + "a" * 5_000 + '!", "(a+)+$")',
    'matches("' + "a" * 2_000 + '", "(a|aa)*b")',
    'matches("' + "a" * 200 + '", "(a*)*(\\1)b")',
    'matches("a", "' + "(" * 500 + ")" * 500 + '")',
    'matches("a", "((a{1,999}){1,999}){1,999}")',
    'matches("a", "a{999999999}")',
    'matches("' + "x" * 20_000 + '", "(x+x+)+y")',
    'split("' + "a" * 30_000 + '", "a")',
    'replace("aaaa", "(a*)*", "b")',
    'matches("a", "' + "a?" * 490 + '")',
    'matches("a", "[' + "a-z" * 300 + ']")',
    # Text.
    "x" * 40_000,
    "a " * 10_000,
    '"' + "a" * 40_000 + '"',
    '"unclosed',
    "/* unclosed",
    "\x00",
    "\ud800",
    "\u202e1",
    "'single'",
    "1..2..3",
    "]]]][[[[",
    ")(",
    "@",
    '@"',
    "\\",
    "= = 1",
    "?",
    "?.a",
    ",",
    "a:",
    ";;",
    "for",
    "for in in in return in",
    "instance of instance of",
    "function",
    "null null",
    "1e",
    "1.2.3",
    "0x1F",
    "{a: 1, }",
    "[,]",
    "{:1}",
    "if if if",
    "<",
    "..",
    "not",
]


def outcome(text: str) -> object:
    """The value, or the class of refusal. Anything but FeelError fails the test."""
    try:
        return evaluate(text, {"f": HostFunction("f", ("x?",), lambda x: x), "x": {"a": 1}})
    except FeelError as refusal:
        assert refusal.sentence_zh and refusal.sentence_en
        return type(refusal)


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{n}-{text[:24]!r}" for n, text in enumerate(HOSTILE)])
def test_a_hostile_expression_gives_a_value_within_limits_or_a_refusal(text: str) -> None:
    values: list[object] = []
    assert calls_of(lambda: values.append(outcome(text))) < MOST_CALLS
    [value] = values
    if isinstance(value, list):
        assert len(value) <= LIST_SIZE
    if isinstance(value, str):
        assert len(value) <= STRING_LENGTH
    assert meter.left is None


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..1000000000 return i",
        "{f: function() f(), r: f()}.r",
        "(" * 10_000 + "1" + ")" * 10_000,
        "x" * 40_000,
        "for i in 1..60 return partial",
    ],
)
def test_what_is_too_much_is_named_so(text: str) -> None:
    assert outcome(text) is LimitExceeded


def test_deep_recursion_in_a_deep_caller_is_still_a_refusal() -> None:
    def dive(depth: int) -> object:
        return dive(depth - 1) if depth else outcome("{f: function(x) [f(x)], r: f(1)}.r")

    assert dive(700) is LimitExceeded


PIECES = r"""
. .. ** = < > ! + - * / \ ( ) [ ] { } , : ; ? @ " ' 0 1 a 人 _ | in | and | if | then | else | for | return
some | satisfies | function( | instance of | null true not( x f( "a" date( 1e9 [1,2] {a:1} | between
list< item partial sort( matches("a"," @"P1D"
"""
ALPHABET = st.sampled_from([piece.replace("|", " ") for piece in PIECES.split()])
FRAGMENTS = st.lists(ALPHABET, max_size=14).map("".join)


@settings(max_examples=400)
@given(FRAGMENTS)
def test_random_fragments_give_a_value_or_a_refusal(text: str) -> None:
    outcome(text)


@settings(max_examples=150)
@given(st.text(max_size=30))
def test_random_text_gives_a_value_or_a_refusal(text: str) -> None:
    outcome(text)
    read_temporal_literal(text)
    with contextlib.suppress(FeelError):
        compile_unary_tests(text).matches(1)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*"ab.*+?|()[]{}^$\\-1,2dps:"]), max_size=12).map("".join))
def test_random_patterns_give_a_value_or_a_refusal(pattern: str) -> None:
    literal = '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    outcome(f'matches("aabab", {literal})')
    outcome(f'replace("aabab", {literal}, "$1")')
    outcome(f'split("aabab", {literal})')

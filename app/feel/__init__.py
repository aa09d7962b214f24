"""FEEL as in DMN 1.5, the one expression language of diagrams, tables and forms.

May import domain and workcalendar. lark is imported here alone.
An expression is cut (lexer), read (parser, grammar.lark), compiled once to closures (compiler and the
modules that register with it) and evaluated within limits. It reaches the caller's names and nothing else.
"""

from app.feel import builtins, comparisons, functions, iterations, operators, structures
from app.feel.errors import FeelError, LimitExceeded, Reason
from app.feel.expression import (
    Expression,
    UnaryTests,
    compile_expression,
    compile_unary_tests,
    evaluate,
    names_in,
)
from app.feel.literals import texts_in, with_texts
from app.feel.temporal import read_temporal_literal
from app.feel.values import DayTimeDuration, HostFunction, Range, YearMonthDuration, parse_duration

__all__ = [
    "DayTimeDuration",
    "Expression",
    "FeelError",
    "HostFunction",
    "LimitExceeded",
    "Range",
    "Reason",
    "UnaryTests",
    "YearMonthDuration",
    "builtins",
    "comparisons",
    "compile_expression",
    "compile_unary_tests",
    "evaluate",
    "functions",
    "iterations",
    "names_in",
    "operators",
    "parse_duration",
    "read_temporal_literal",
    "structures",
    "texts_in",
    "with_texts",
]

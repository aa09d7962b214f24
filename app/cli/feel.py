"""`changhu feel`: expressions from the command line."""

import json
import sys
import time
from datetime import datetime
from decimal import Decimal

import click

from app.feel import FeelError, evaluate
from app.feel.builtins.conversions import text_of


@click.group("feel", help="FEEL 表达式。")
def feel_commands() -> None:
    """The group of commands about expressions."""


@feel_commands.command("eval", help="从标准输入读 JSON 行 {expression, context, moment?}，逐行输出结果。")
def evaluate_lines() -> None:
    """Evaluate JSON lines from standard input; one JSON line out for each."""
    for line in sys.stdin:
        if line.strip():
            click.echo(json.dumps(_answer(line), ensure_ascii=False))


def _answer(line: str) -> dict[str, object]:
    start = time.perf_counter()
    try:
        asked = json.loads(line, parse_float=Decimal)
        answer = _evaluated(asked)
    except FeelError as error:
        place = {"line": error.line, "column": error.column}
        answer = {"error": error.sentence_en, "error_zh": error.sentence_zh, **place}
    except (ValueError, RecursionError) as error:
        answer = {"error": f"not a request: {error}", "line": 1, "column": 1}
    return {**answer, "ms": round((time.perf_counter() - start) * 1000, 3)}


def _evaluated(asked: object) -> dict[str, object]:
    if not isinstance(asked, dict) or not isinstance(asked.get("expression"), str):
        raise ValueError("an object with a string `expression` is needed")
    context = asked.get("context") or {}
    if not isinstance(context, dict):
        raise ValueError("`context` must be an object")
    given = asked.get("moment")
    moment = datetime.fromisoformat(given) if isinstance(given, str) else None
    return {"value": plain(evaluate(asked["expression"], context, moment))}


def plain(value: object) -> object:
    """A value as JSON has it: numbers as int or float, moments and durations as their text."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 10**21 else float(value)
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return text_of(value)

"""From one type to another (10.3.4.1)."""

from datetime import date, datetime, time
from decimal import Decimal

from app.feel.builtins.registry import builtin
from app.feel.decimals import number_from_text, text_from_number
from app.feel.errors import NullResult
from app.feel.limits import refuse_string_over_limit
from app.feel.literals import literal_from_text
from app.feel.meter import refuse_unwieldy
from app.feel.names import is_one_word
from app.feel.temporal import text_from_temporal
from app.feel.values import Function, HostFunction, Range


@builtin("number(from: string, grouping separator?: string|null, decimal separator?: string|null)")
def number(text: str, grouping: str | None = None, point: str | None = None) -> Decimal:
    """A number from text, with the separators that the text uses."""
    if (
        grouping not in (None, " ", ",", ".")
        or point not in (None, ",", ".")
        or (grouping and grouping == point)
    ):
        raise NullResult("分隔符无效。", "The separators are not valid.")
    plain = text.replace(grouping, "") if grouping else text
    found = number_from_text(plain.replace(point, ".") if point else plain)
    if found is None:
        raise NullResult("文本不是数值。", "The text is not a number.")
    return found


@builtin("string(from: any)")
def string(value: object) -> str | None:
    """A value as text."""
    if value is None:
        return None
    refuse_unwieldy(value)
    text = value if isinstance(value, str) else text_of(value)
    refuse_string_over_limit(len(text))
    return text


def text_of(value: object) -> str:
    """A value as it stands inside a longer text: strings quoted, contexts and lists spelled out."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return text_from_number(value)
    if isinstance(value, str):
        return literal_from_text(value)
    if isinstance(value, (date, time, datetime)):
        return text_from_temporal(value)
    if isinstance(value, list):
        return "[" + ", ".join(text_of(element) for element in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)}: {text_of(part)}" for name, part in value.items()) + "}"
    if isinstance(value, Range):
        return _text_of_range(value)
    if isinstance(value, (Function, HostFunction)):
        return f"function {value.name}".strip()
    return str(value)


def _key(name: str) -> str:
    return name if is_one_word(name) else literal_from_text(name)


def _text_of_range(interval: Range) -> str:
    if interval.sign:
        return f"({interval.sign} {text_of(interval.start)})"
    if interval.start is None:
        return f"({'<=' if interval.end_included else '<'} {text_of(interval.end)})"
    if interval.end is None:
        return f"({'>=' if interval.start_included else '>'} {text_of(interval.start)})"
    start, end = "[" if interval.start_included else "(", "]" if interval.end_included else ")"
    return f"{start}{text_of(interval.start)}..{text_of(interval.end)}{end}"

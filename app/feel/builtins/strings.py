"""String functions (10.3.4.3)."""

from decimal import Decimal

from app.feel.builtins.registry import builtin
from app.feel.decimals import whole
from app.feel.errors import NullResult
from app.feel.limits import refuse_size_over_limit, refuse_string_over_limit
from app.feel.patterns import Match, compile_pattern


@builtin("substring(string: string, start position: number, length?: number|null)")
def substring(string: str, start: Decimal, length: Decimal | None = None) -> str:
    """A part of a string; places count from 1, negative ones from the end."""
    place = whole(start)
    if place == 0 or abs(place) > len(string):
        raise NullResult("起始位置超出文本。", "The start position lies outside the string.")
    first = place - 1 if place > 0 else len(string) + place
    if length is None:
        return string[first:]
    size = int(length)
    if size < 1:
        raise NullResult("长度须为正数。", "The length must be positive.")
    return string[first : first + size]


@builtin("string length(string: string)")
def string_length(string: str) -> Decimal:
    """The number of characters."""
    return Decimal(len(string))


@builtin("upper case(string: string)")
def upper_case(string: str) -> str:
    """In capitals."""
    return string.upper()


@builtin("lower case(string: string)")
def lower_case(string: str) -> str:
    """In small letters."""
    return string.lower()


@builtin("substring before(string: string, match: string)")
def substring_before(string: str, match: str) -> str:
    """What stands before a text; empty where it does not occur."""
    return string.partition(match)[0] if match and match in string else ""


@builtin("substring after(string: string, match: string)")
def substring_after(string: str, match: str) -> str:
    """What stands behind a text; empty where it does not occur."""
    return string.partition(match)[2] if match else string


@builtin("contains(string: string, match: string)")
def contains(string: str, match: str) -> bool:
    """Whether a text occurs."""
    return match in string


@builtin("starts with(string: string, match: string)")
def starts_with(string: str, match: str) -> bool:
    """Whether the string begins with a text."""
    return string.startswith(match)


@builtin("ends with(string: string, match: string)")
def ends_with(string: str, match: str) -> bool:
    """Whether the string ends with a text."""
    return string.endswith(match)


@builtin("matches(input: string, pattern: string, flags?: string|null)")
def matches(text: str, pattern: str, flags: str | None = None) -> bool:
    """Whether a pattern matches anywhere."""
    return compile_pattern(pattern, flags or "").search(text) is not None


@builtin("split(string: string, delimiter: string)")
def split(string: str, delimiter: str) -> list[object]:
    """The parts between the matches of a pattern."""
    parts: list[object] = []
    position = 0
    for found in compile_pattern(delimiter).find_all(string):
        start, end = found.span() or (0, 0)
        if end == start:
            continue
        parts.append(string[position:start])
        refuse_size_over_limit(len(parts))
        position = end
    return [*parts, string[position:]]


@builtin("string join(list: list, delimiter?: string|null)")
def string_join(values: list[object], delimiter: str | None = None) -> str:
    """The strings of a list in one, null left out."""
    if not all(value is None or isinstance(value, str) for value in values):
        raise NullResult("列表里不全是文本。", "The list has elements that are no strings.")
    texts = [value for value in values if isinstance(value, str)]
    refuse_string_over_limit(sum(map(len, texts)) + len(delimiter or "") * len(texts))
    return (delimiter or "").join(texts)


@builtin("replace(input: string, pattern: string, replacement: string, flags?: string|null)")
def replace(text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    """The text with every match of a pattern replaced; `$1` is the text of the first group."""
    compiled = compile_pattern(pattern, flags or "")
    if compiled.search("") is not None:
        raise NullResult("模式匹配空文本。", "The pattern matches the empty string.")
    pieces: list[str | int] = [replacement] if "q" in (flags or "") else _pieces(replacement, compiled.groups)
    made: list[str] = []
    size = position = 0
    for found in compiled.find_all(text):
        start, end = found.span() or (0, 0)
        made.append(text[position:start] + "".join(_piece(piece, found, text) for piece in pieces))
        size += len(made[-1])
        refuse_string_over_limit(size)
        position = end
    return "".join(made) + text[position:]


def _piece(piece: str | int, found: Match, text: str) -> str:
    if isinstance(piece, str):
        return piece
    span = found.span(piece)
    return "" if span is None else text[span[0] : span[1]]


def _pieces(replacement: str, groups: int) -> list[str | int]:
    """A replacement as texts and numbers of groups. A backslash guards `$` and itself alone."""
    pieces: list[str | int] = []
    position = 0
    while position < len(replacement):
        char, following = replacement[position], replacement[position + 1 : position + 2]
        position += 1
        if char == "\\":
            if following not in ("\\", "$"):
                raise NullResult("替换文本中的反斜线无效。", "The replacement has a stray backslash.")
            pieces.append(following)
            position += 1
        elif char == "$":
            if not (following.isascii() and following.isdigit()):
                raise NullResult("替换文本中的 $ 无效。", "The replacement has a stray $.")
            number, position = _group_number(replacement, position, groups)
            pieces.append(number)
        else:
            pieces.append(char)
    return pieces


def _group_number(replacement: str, position: int, groups: int) -> tuple[int, int]:
    """The longest number that names a group."""
    number, position = int(replacement[position]), position + 1
    while position < len(replacement) and replacement[position] in "0123456789":
        longer = number * 10 + int(replacement[position])
        if longer > groups:
            break
        number, position = longer, position + 1
    return number, position

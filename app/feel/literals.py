"""String literals and their escapes (DMN 1.5, grammar rules 35 and 64)."""

import re
from collections.abc import Callable, Iterator

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
# Comments and date literals are met first, so that a quotation mark in them opens no string.
_WRITTEN = re.compile(r'//[^\n]*|/\*.*?\*/|@\s*"(?:[^"\\]|\\.)*"|(?P<string>"(?:[^"\\]|\\.)*")', re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


def _unescape(found: re.Match[str]) -> str:
    short, long, plain = found.groups()
    if plain is not None:
        return _PLAIN.get(plain, "\\" + plain)
    return chr(int(short or long, 16))


def text_from_literal(literal: str) -> str:
    """The string between the quotes. Raises ValueError for a code point that is none."""
    body = literal[1:-1]
    if "\\" not in body:
        return body
    text = _ESCAPE.sub(_unescape, body)
    # Two escaped UTF-16 halves are one character; a lone half is refused by the decoder.
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def texts_in(expression: str) -> Iterator[str]:
    """The strings that an expression writes out, in order."""
    for found in _WRITTEN.finditer(expression):
        if found["string"]:
            yield text_from_literal(found["string"])


def with_texts(expression: str, other: Callable[[str], str]) -> str:
    """The same expression with other strings written out."""

    def exchange(found: re.Match[str]) -> str:
        literal = found["string"]
        return literal_from_text(other(text_from_literal(literal))) if literal else found.group()

    return _WRITTEN.sub(exchange, expression)


def literal_from_text(text: str) -> str:
    """A string as a literal that reads back to itself."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for mark, char in (("n", "\n"), ("t", "\t"), ("r", "\r")):
        escaped = escaped.replace(char, "\\" + mark)
    return f'"{escaped}"'

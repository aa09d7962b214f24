"""Reads a pattern into a tree. What XPath does not allow raises NullResult."""

from dataclasses import dataclass

from app.feel.errors import NullResult
from app.feel.limits import BRACKET_DEPTH, PATTERN_LENGTH, too_deep
from app.feel.patterns.characters import CLASS_ESCAPES, CharTest, in_property, inverse, regardless_of_case


@dataclass(frozen=True, slots=True)
class Char:
    """One character of a set."""

    test: CharTest


@dataclass(frozen=True, slots=True)
class Anchor:
    """`^` or `$`."""

    sign: str


@dataclass(frozen=True, slots=True)
class Back:
    """The text of an earlier group once more."""

    group: int


@dataclass(frozen=True, slots=True)
class Group:
    """A part in brackets; `number` is 0 where its text is not kept."""

    number: int
    body: "Part"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after another."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts, the first that leads to a match."""

    options: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part several times; `most` is None where there is no limit."""

    body: "Part"
    least: int
    most: int | None
    greedy: bool


Part = Char | Anchor | Back | Group | Sequence | Choice | Repeat
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", **{sign: sign for sign in "\\|.-^?*+{}()[]$"}}


class Reader:
    """Reads one pattern. `flags` are letters of `smixq`."""

    def __init__(self, pattern: str, flags: str) -> None:
        if len(pattern) > PATTERN_LENGTH or set(flags) - set("smixq"):
            raise NullResult("模式过长或标志无效。", "The pattern is too long or a flag is not valid.")
        self.text = _without_space(pattern) if "x" in flags and "q" not in flags else pattern
        self.flags = flags
        self.position = 0
        self.groups = 0
        self.closed: set[int] = set()
        self.depth = 0

    def read(self) -> Part:
        """The tree of the whole pattern."""
        if "q" in self.flags:
            return Sequence(tuple(self._literal(char) for char in self.text))
        tree = self._choice()
        if self.position < len(self.text):
            raise self._invalid()
        return tree

    def _invalid(self) -> NullResult:
        return NullResult(
            f"模式在第 {self.position + 1} 个字符处无效。",
            f"The pattern is invalid at character {self.position + 1}.",
        )

    def _peek(self, ahead: int = 0) -> str:
        at = self.position + ahead
        return self.text[at] if at < len(self.text) else ""

    def _take(self) -> str:
        char = self._peek()
        if not char:
            raise self._invalid()
        self.position += 1
        return char

    def _choice(self) -> Part:
        options = [self._sequence()]
        while self._peek() == "|":
            self.position += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._quantified(self._atom()))
        return Sequence(tuple(parts))

    def _atom(self) -> Part:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return Char(self._class())
        if char == ".":
            return Char((lambda one: True) if "s" in self.flags else (lambda one: one not in "\n\r"))
        if char in "^$":
            return Anchor(char)
        if char == "\\":
            return self._escape()
        if char in "?*+{}]":
            self.position -= 1
            raise self._invalid()
        return self._literal(char)

    def _literal(self, char: str) -> Char:
        def is_char(one: str) -> bool:
            return one == char

        return Char(regardless_of_case(is_char) if "i" in self.flags else is_char)

    def _group(self) -> Part:
        self.depth += 1
        if self.depth > BRACKET_DEPTH:
            raise too_deep()
        number = 0
        if self._peek() == "?":
            if self._peek(1) != ":":
                raise self._invalid()
            self.position += 2
        else:
            self.groups += 1
            number = self.groups
        body = self._choice()
        if self._take() != ")":
            raise self._invalid()
        self.closed.add(number)
        self.depth -= 1
        return Group(number, body)

    def _escape(self) -> Part:
        if self._peek() in "123456789" and self._peek():
            return self._back_reference()
        test = self._escaped_class()
        return Char(test) if test is not None else self._literal(self._escaped_char())

    def _back_reference(self) -> Back:
        number = int(self._take())
        while self._peek().isdigit() and number * 10 + int(self._peek()) <= self.groups:
            number = number * 10 + int(self._take())
        if number not in self.closed:
            raise self._invalid()
        return Back(number)

    def _escaped_class(self) -> CharTest | None:
        char = self._peek()
        if char in CLASS_ESCAPES:
            self.position += 1
            return CLASS_ESCAPES[char]
        if char not in ("p", "P"):
            return None
        end = self.text.find("}", self.position)
        if self._peek(1) != "{" or end < 0:
            raise self._invalid()
        name = self.text[self.position + 2 : end]
        self.position = end + 1
        test = in_property(name)
        return test if char == "p" else inverse(test)

    def _escaped_char(self) -> str:
        char = self._take()
        if char not in _ESCAPED:
            self.position -= 1
            raise self._invalid()
        return _ESCAPED[char]

    def _class(self) -> CharTest:
        """A set in square brackets, the opening one already taken."""
        negative = self._peek() == "^"
        self.position += negative
        tests: list[CharTest] = []
        minus: CharTest | None = None
        while self._peek() != "]":
            if self._peek() == "-" and self._peek(1) == "[" and tests:
                self.position += 2
                minus = self._class()
                break
            tests.append(self._class_part())
        if self._take() != "]" or not tests:
            raise self._invalid()

        def is_listed(char: str) -> bool:
            return any(test(char) for test in tests)

        listed = regardless_of_case(is_listed) if "i" in self.flags else is_listed
        inside = inverse(listed) if negative else listed
        if minus is None:
            return inside
        removed = minus
        return lambda char: inside(char) and not removed(char)

    def _class_part(self) -> CharTest:
        char = self._take()
        if char == "[":
            raise self._invalid()
        if char == "\\":
            test = self._escaped_class()
            if test is not None:
                return test
            first = self._escaped_char()
        else:
            first = char
        if self._peek() != "-" or self._peek(1) in ("]", "[", ""):
            return lambda one: one == first
        if char == "-" and self._peek(1) == "-":
            return lambda one: one == first
        self.position += 1
        last = self._take()
        if last == "\\":
            last = self._escaped_char()
        if first > last:
            raise self._invalid()
        return lambda one: first <= one <= last

    def _quantified(self, atom: Part) -> Part:
        sign = self._peek()
        if sign not in ("?", "*", "+", "{"):
            return atom
        self.position += 1
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(sign) or self._counts()
        greedy = self._peek() != "?"
        self.position += not greedy
        return Repeat(atom, least, most, greedy)

    def _counts(self) -> tuple[int, int | None]:
        end = self.text.find("}", self.position)
        low, comma, high = self.text[self.position : end].partition(",") if end >= 0 else ("", "", "")
        if not low.isascii() or not low.isdigit() or (high and not (high.isascii() and high.isdigit())):
            raise self._invalid()
        if len(low) > 4 or len(high) > 4:
            raise NullResult("模式的重复次数过大。", "The pattern repeats a part too often.")
        self.position = end + 1
        most = int(high) if high else (None if comma else int(low))
        if most is not None and most < int(low):
            raise self._invalid()
        return int(low), most


def _without_space(pattern: str) -> str:
    """A pattern without the white space that the flag `x` passes over: all but that in square brackets."""
    kept, depth, escaped = [], 0, False
    for char in pattern:
        if char in " \t\n\r" and not depth:
            continue
        if not escaped:
            depth += (char == "[") - (char == "]" and depth > 0)
        escaped = char == "\\" and not escaped
        kept.append(char)
    return "".join(kept)

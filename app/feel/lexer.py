"""Cuts an expression into tokens.

FEEL cannot be cut without knowing names: `a - b` may be one. So the lexer carries the known names and
adds those that the expression itself declares (context entries, parameters, loop variables). It also
tells apart the brackets of lists, filters and ranges, which the grammar could not do: `]1..2[`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lark import Token

from app.feel.errors import FeelError, LimitExceeded
from app.feel.limits import BRACKET_DEPTH, TOKENS, too_deep
from app.feel.names import KEYWORDS, NAME_PART, NAME_START, SPACE, WORD, KnownNames, canonical

_IGNORED = re.compile(rf"(?:{SPACE}+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_SIMPLE = re.compile(
    r"""(?P<NUMBER>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?)
    |(?P<AT>@\s*"(?:[^"\\]|\\.)*")|(?P<STRING>"(?:[^"\\]|\\.)*")
    |(?P<DOTDOT>\.\.)|(?P<DOT>\.)|(?P<ARROW>->)|(?P<POWER>\*\*)|(?P<COMPARE><=|>=|!=|<|>|=)
    |(?P<PLUS>\+)|(?P<MINUS>-)|(?P<STAR>\*)|(?P<SLASH>/)|(?P<COMMA>,)|(?P<COLON>:)
    |(?P<LPAR>\()|(?P<RPAR>\))|(?P<LSQB>\[)|(?P<RSQB>\])|(?P<LBRACE>\{)|(?P<RBRACE>\})""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(WORD)
_NAME_BODY = rf"[{NAME_START}](?:[{NAME_PART}]|{SPACE}|[./\-'+*])*?"
_KEY = re.compile(rf"({_NAME_BODY}){SPACE}*(?=:)")
_PARAMETER = re.compile(rf"({_NAME_BODY}){SPACE}*(?=[,):])")
_LOOP_VARIABLE = re.compile(rf"({WORD}(?:{SPACE}+{WORD})*?)(?={SPACE}+in(?![{NAME_PART}]))")
_INSTANCE_OF = re.compile(rf"instance{SPACE}+of(?![{NAME_PART}])")
_GENERIC = re.compile(rf"(list|range|context|function){SPACE}*(?=<)")
_OPENERS = frozenset({"LPAR", "LSQB", "LBRACE"})
_CLOSERS = frozenset({"RPAR", "RSQB", "RBRACE"})
_OPERAND_END = frozenset({"NUMBER", "STRING", "AT", "NAME", "TRUE", "FALSE", "NULL", "RANGE_END", *_CLOSERS})
_OPERAND_START = re.compile(rf'[0-9"@(\[{{{NAME_START}-]|\.[0-9]')
_OPENING_WORDS = frozenset({"if", "for", "some", "every", "function", "true", "false", "null"})
_LOOPS = frozenset({"FOR", "SOME", "EVERY"})


@dataclass(slots=True)
class _Level:
    """What stands open: which bracket, whether `..` was met in it, how many loop heads are unfinished."""

    opener: str = ""
    dotted: bool = False
    loop_heads: int = 0


@dataclass(slots=True)
class Lexer:
    """One pass over one text."""

    text: str
    known: KnownNames
    unary: bool = False
    position: int = 0
    line: int = 1
    line_start: int = 0
    previous: str = ""
    levels: list[_Level] = field(default_factory=lambda: [_Level()])

    def tokens(self) -> list[Token]:
        """All tokens; with `unary`, a `not(…)` around the whole text becomes the token NOT."""
        found = []
        for token in self._all():
            found.append(token)
            if len(found) > TOKENS:
                raise LimitExceeded(
                    f"表达式超过 {TOKENS} 个记号。",
                    f"The expression has more than {TOKENS} tokens.",
                    self.line,
                )
        if self.unary and len(found) > 2 and found[0] == "not" and _spans_all(found):
            found[0] = Token.new_borrow_pos("NOT", "not", found[0])
        return found

    def _all(self) -> Iterator[Token]:
        text = self.text
        while True:
            self._skip_ignored()
            if self.position >= len(text):
                return
            kind, value, end = self._declared() or self._word() or self._simple()
            column = self.position - self.line_start + 1
            token = Token(kind, value, self.position, self.line, column)
            self._count_lines(self.position, end)
            self.position = end
            self.previous = kind
            yield token

    def _skip_ignored(self) -> None:
        ignored = _IGNORED.match(self.text, self.position)
        if ignored:
            self._count_lines(self.position, ignored.end())
            self.position = ignored.end()

    def _count_lines(self, start: int, end: int) -> None:
        breaks = self.text.count("\n", start, end)
        if breaks:
            self.line += breaks
            self.line_start = self.text.rfind("\n", start, end) + 1

    def _declared(self) -> tuple[str, str, int] | None:
        """A name at a place where the language declares or labels one."""
        level = self.levels[-1]
        pattern = None
        if self.previous in _LOOPS or (self.previous == "COMMA" and level.loop_heads):
            pattern = _LOOP_VARIABLE
        elif self.previous in {"LPAR", "LBRACE", "COMMA", "LT_TYPE"}:
            pattern = _PARAMETER if level.opener == "PARAMETERS" else _KEY
        found = pattern.match(self.text, self.position) if pattern else None
        if not found or (pattern is _LOOP_VARIABLE and found.group(1).split()[0] in KEYWORDS):
            return None
        name = canonical(found.group(1))
        self.known.add(name)
        return "NAME", name, found.end(1)

    def _word(self) -> tuple[str, str, int] | None:
        if self._in_type():
            generic = _GENERIC.match(self.text, self.position)
            if generic:
                return "GENERIC", generic.group(1), generic.end(1)
        known = self.known.match(self.text, self.position)
        if known:
            return "NAME", *known
        instance_of = _INSTANCE_OF.match(self.text, self.position)
        if instance_of and self.previous != "DOT":
            return "INSTANCE_OF", instance_of.group(), instance_of.end()
        word = _WORD.match(self.text, self.position)
        return self._keyword_or_name(word.group(), word.end()) if word else None

    def _keyword_or_name(self, word: str, end: int) -> tuple[str, str, int]:
        if word == "external" and self.previous == "RPAR":
            return "EXTERNAL", word, end
        if word not in KEYWORDS or self.previous == "DOT":
            return "NAME", word, end
        kind = word.upper()
        if kind in _LOOPS:
            self.levels[-1].loop_heads += 1
        elif kind in {"RETURN", "SATISFIES"}:
            self.levels[-1].loop_heads = max(0, self.levels[-1].loop_heads - 1)
        return kind, word, end

    def _in_type(self) -> bool:
        return (
            self.previous in {"INSTANCE_OF", "LT_TYPE", "ARROW"}
            or (self.previous == "COLON" and self.levels[-1].opener in {"PARAMETERS", "LT_TYPE"})
            or (self.previous == "COMMA" and self.levels[-1].opener == "LT_TYPE")
        )

    def _simple(self) -> tuple[str, str, int]:
        found = _SIMPLE.match(self.text, self.position)
        if not found or not found.lastgroup:
            raise self._unreadable()
        kind, value = found.lastgroup, found.group()
        if kind == "COMPARE":
            kind = self._type_bracket(value)
        elif kind == "DOTDOT":
            self.levels[-1].dotted = True
        elif kind in _OPENERS or kind in _CLOSERS:
            kind = self._bracket(kind, found.end())
        return kind, value, found.end()

    def _type_bracket(self, value: str) -> str:
        if self.previous == "GENERIC":
            self._open("LT_TYPE")
            return "LT_TYPE"
        if value.startswith(">") and self.levels[-1].opener == "LT_TYPE":
            self._close()
            return "GT_TYPE"
        return "COMPARE"

    def _bracket(self, kind: str, end: int) -> str:
        after_operand = self.previous in _OPERAND_END
        if kind == "LSQB" and after_operand and self.levels[-1].dotted and not self._operand_follows(end):
            self._close()
            return "RANGE_END"
        if kind == "RSQB" and not after_operand and self.previous != "LSQB":
            self._open("RANGE")
            return "RANGE_START"
        if kind in _OPENERS:
            self._open("PARAMETERS" if self.previous == "FUNCTION" else kind)
        else:
            self._close()
        return kind

    def _operand_follows(self, position: int) -> bool:
        ignored = _IGNORED.match(self.text, position)
        at = ignored.end() if ignored else position
        word = _WORD.match(self.text, at)
        if word:
            return word.group() not in KEYWORDS or word.group() in {
                "if",
                "for",
                "true",
                "false",
                "null",
                "some",
                "every",
            }
        return _OPERAND_START.match(self.text, at) is not None

    def _open(self, opener: str) -> None:
        if len(self.levels) > BRACKET_DEPTH:
            raise too_deep(self.line, self.position - self.line_start + 1)
        self.levels.append(_Level(opener))

    def _close(self) -> None:
        if len(self.levels) > 1:
            self.levels.pop()

    def _unreadable(self) -> FeelError:
        char = self.text[self.position]
        if char in '"@':
            zh, en = "文本没有结束的引号。", "A string has no closing quote."
        else:
            zh, en = f"无法识别的字符“{char}”。", f"The character {char!r} means nothing here."
        return FeelError(zh, en, self.line, self.position - self.line_start + 1)


def _spans_all(tokens: list[Token]) -> bool:
    """Whether the bracket that opens at the second token closes at the last."""
    if tokens[1].type != "LPAR" or tokens[-1].type not in {"RPAR"}:
        return False
    depth = 0
    for index, token in enumerate(tokens[1:], 1):
        depth += (token.type in _OPENERS or token.type == "RANGE_START") - (
            token.type in _CLOSERS or token.type == "RANGE_END"
        )
        if depth == 0:
            return index == len(tokens) - 1
    return False

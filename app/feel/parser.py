"""From text to tree, with errors that a policy author can act on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken
from lark.lexer import Lexer as LarkLexer

from app.feel.errors import FeelError
from app.feel.lexer import Lexer
from app.feel.limits import refuse_text_over_limit
from app.feel.names import KnownNames


class _ReadyTokens(LarkLexer):
    """Hands lark the tokens that were cut beforehand."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, tokens: list[Token]) -> Iterator[Token]:  # type: ignore[override]
        yield from tokens


_PARSER = Lark(
    Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8"),
    parser="lalr",
    lexer=_ReadyTokens,
    start=["expression", "unary_tests"],
    propagate_positions=True,
    maybe_placeholders=False,
)


def parse(text: str, known: KnownNames, start: str = "expression") -> Tree[Token]:
    """The tree of an expression (or of `unary_tests`); a leading `=` is passed over."""
    refuse_text_over_limit(text)
    if start == "expression" and text.lstrip().startswith("="):
        text = text.replace("=", " ", 1)
    tokens = Lexer(text, known, unary=start == "unary_tests").tokens()
    if not tokens:
        raise FeelError("表达式为空。", "The expression is empty.")
    try:
        return _PARSER.parse(tokens, start=start)
    except UnexpectedToken as error:
        raise _unexpected(error.token, tokens) from None
    except UnexpectedInput as error:
        raise FeelError("表达式无法读懂。", "The expression cannot be read.") from error


def _unexpected(token: Token, tokens: list[Token]) -> FeelError:
    last = tokens[-1]
    if token.type == "$END":
        line, column = last.line or 1, (last.column or 1) + len(last)
        return FeelError("表达式不完整。", "The expression ends too early.", line, column)
    line, column = token.line or 1, token.column or 1
    before = next(
        (t for t in reversed(tokens) if t.start_pos is not None and t.start_pos < (token.start_pos or 0)),
        None,
    )
    if before is not None and before.type == token.type == "NAME":
        return FeelError(
            f"此处不应出现“{token}”；名称“{before} {token}”未知。",
            f"{token!s} is not expected here; the name “{before} {token}” is not known.",
            line,
            column,
        )
    return FeelError(f"此处不应出现“{token}”。", f"“{token}” is not expected here.", line, column)

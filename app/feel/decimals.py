"""Numbers: 34 significant digits, half even, no NaN and no infinity (DMN 1.5, 10.3.2.3.1)."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from app.feel.errors import NullResult

DECIMAL = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    capitals=1,
    clamp=0,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
ZERO = Decimal(0)
ONE = Decimal(1)

_LITERAL = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?")


def number_from_text(text: str) -> Decimal | None:
    """The number that a literal like `-12.50` or `1e3` stands for; None where it is none."""
    if not _LITERAL.fullmatch(text):
        return None
    try:
        return DECIMAL.create_decimal(text)
    except (InvalidOperation, Overflow):
        return None


def text_from_number(number: Decimal) -> str:
    """A number as FEEL prints it: plain digits without exponent, as written otherwise."""
    text = format(number, "f")
    return "0" if text == "-0" else text


def whole(number: Decimal, zh: str = "此处需要整数。", en: str = "A whole number is needed here.") -> int:
    """A number as int; null where it has decimals or is beyond nine digits."""
    if number != number.to_integral_value() or abs(number) > 999_999_999:
        raise NullResult(zh, en)
    return int(number)

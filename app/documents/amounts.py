"""Amounts of money in words, as on cheques and letters.

After 《支付结算办法》附一《正确填写票据和结算凭证的基本规定》.
"""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_MOST = 10**16


def in_capitals(amount: Decimal) -> str:
    """人民币壹仟零伍元叁角整. Half a fen is rounded up. Raises ValueError beyond 16 places."""
    fen = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    yuan, rest = divmod(fen, 100)
    if yuan >= _MOST:
        raise ValueError("the amount is too large to be written in words")
    sign = "负" if amount < 0 and fen else ""
    whole = f"{_whole(yuan)}元" if yuan or not rest else ""
    return f"人民币{sign}{whole}{_fraction(rest, after_yuan=bool(yuan))}"


def _whole(yuan: int) -> str:
    """Digits with their places, four to a group; a gap of noughts is one 零, at the end none."""
    digits = str(yuan)
    words, gap, group_has_digits = "", False, False
    for index, digit in enumerate(digits):
        place = len(digits) - index - 1
        if digit == "0":
            gap = bool(words)
        else:
            words += (_DIGITS[0] if gap else "") + _DIGITS[int(digit)] + _PLACES[place % 4]
            gap, group_has_digits = False, True
        if place % 4 == 0 and group_has_digits:
            words += _GROUPS[place // 4]
            group_has_digits = False
    return words or _DIGITS[0]


def _fraction(fen: int, *, after_yuan: bool) -> str:
    jiao, rest = divmod(fen, 10)
    if not fen:
        return "整"
    words = f"{_DIGITS[jiao]}角" if jiao else _DIGITS[0] if after_yuan else ""
    return words + (f"{_DIGITS[rest]}分" if rest else "整")

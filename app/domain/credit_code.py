"""The unified social credit code of an organisation (统一社会信用代码), GB 32100-2015."""

import re

from app.domain.errors import CreditCodeRefused

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_CHARACTERS)}
_FORM = re.compile(rf"[{_CHARACTERS}]{{2}}[0-9]{{6}}[{_CHARACTERS}]{{10}}")
_WEIGHTS = tuple(3**place % 31 for place in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def accepted_credit_code(text: str) -> str:
    """The code as it is kept: trimmed, in capitals. Raises CreditCodeRefused with the reason."""
    code = text.strip().upper()
    if not _FORM.fullmatch(code):
        raise CreditCodeRefused(reason="应为18位，不含字母I、O、S、V、Z，第3至8位为数字")
    if check_character(code[:17]) != code[17]:
        raise CreditCodeRefused(reason="校验码不符，请核对各位字符")
    return code


def check_character(seventeen: str) -> str:
    """The eighteenth place for the first seventeen characters."""
    total = sum(_VALUES[each] * weight for each, weight in zip(seventeen, _WEIGHTS, strict=True))
    return _CHARACTERS[-total % 31]


def organisation_code_matches(code: str) -> bool:
    """Whether places 9 to 17 carry their own check character (GB 11714).

    A mismatch is a warning to the reader, no refusal: not every code in use was issued by the rule.
    """
    total = sum(
        int(each, 36) * weight for each, weight in zip(code[8:16], _ORGANISATION_WEIGHTS, strict=True)
    )
    return code[16] == "0123456789X0"[11 - total % 11]

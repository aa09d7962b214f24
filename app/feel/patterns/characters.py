"""Sets of characters: classes, Unicode categories and blocks, with and without regard to case."""

import unicodedata
from collections.abc import Callable

from app.feel.errors import NullResult

CharTest = Callable[[str], bool]

_BLOCKS = {
    "BasicLatin": (0x0000, 0x007F),
    "Latin-1Supplement": (0x0080, 0x00FF),
    "LatinExtended-A": (0x0100, 0x017F),
    "LatinExtended-B": (0x0180, 0x024F),
    "IPAExtensions": (0x0250, 0x02AF),
    "SpacingModifierLetters": (0x02B0, 0x02FF),
    "CombiningDiacriticalMarks": (0x0300, 0x036F),
    "Greek": (0x0370, 0x03FF),
    "GreekandCoptic": (0x0370, 0x03FF),
    "Cyrillic": (0x0400, 0x04FF),
    "Armenian": (0x0530, 0x058F),
    "Hebrew": (0x0590, 0x05FF),
    "Arabic": (0x0600, 0x06FF),
    "Devanagari": (0x0900, 0x097F),
    "Bengali": (0x0980, 0x09FF),
    "Thai": (0x0E00, 0x0E7F),
    "Tibetan": (0x0F00, 0x0FFF),
    "HangulJamo": (0x1100, 0x11FF),
    "Mongolian": (0x1800, 0x18AF),
    "GeneralPunctuation": (0x2000, 0x206F),
    "SuperscriptsandSubscripts": (0x2070, 0x209F),
    "CurrencySymbols": (0x20A0, 0x20CF),
    "LetterlikeSymbols": (0x2100, 0x214F),
    "NumberForms": (0x2150, 0x218F),
    "Arrows": (0x2190, 0x21FF),
    "MathematicalOperators": (0x2200, 0x22FF),
    "EnclosedAlphanumerics": (0x2460, 0x24FF),
    "BoxDrawing": (0x2500, 0x257F),
    "GeometricShapes": (0x25A0, 0x25FF),
    "CJKRadicalsSupplement": (0x2E80, 0x2EFF),
    "KangxiRadicals": (0x2F00, 0x2FDF),
    "CJKSymbolsandPunctuation": (0x3000, 0x303F),
    "Hiragana": (0x3040, 0x309F),
    "Katakana": (0x30A0, 0x30FF),
    "Bopomofo": (0x3100, 0x312F),
    "CJKCompatibility": (0x3300, 0x33FF),
    "CJKUnifiedIdeographsExtensionA": (0x3400, 0x4DBF),
    "CJKUnifiedIdeographs": (0x4E00, 0x9FFF),
    "HangulSyllables": (0xAC00, 0xD7AF),
    "PrivateUse": (0xE000, 0xF8FF),
    "CJKCompatibilityIdeographs": (0xF900, 0xFAFF),
    "HalfwidthandFullwidthForms": (0xFF00, 0xFFEF),
}
_CATEGORIES = frozenset(
    {"L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No"}
    | {"P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp"}
    | {"S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn"}
)
# Characters whose other case is not found by upper() and lower() alone.
_MORE_CASES = {"k": "\u212a", "K": "\u212a", "s": "\u017f", "S": "\u017f", "å": "\u212b", "Å": "\u212b"}


def in_property(name: str) -> CharTest:
    """The test of `\\p{name}`: a general category or a block as `IsGreek`. Raises NullResult."""
    if name in _CATEGORIES:
        return lambda char: unicodedata.category(char).startswith(name)
    block = _BLOCKS.get(name.removeprefix("Is")) if name.startswith("Is") else None
    if block is None:
        raise NullResult(f"模式中的“{name}”未知。", f"The property {name!r} of the pattern is not known.")
    first, last = block
    return lambda char: first <= ord(char) <= last


def _is_name_start(char: str) -> bool:
    return char in ":_" or unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lo", "Nl"}


def _is_name_char(char: str) -> bool:
    return (
        char in ":_-.\u00b7"
        or unicodedata.category(char)[0] in "LM"
        or unicodedata.category(char) in {"Nd", "Nl"}
    )


def _is_word(char: str) -> bool:
    return unicodedata.category(char)[0] not in "PZC"


def inverse(test: CharTest) -> CharTest:
    """The set of all other characters."""
    return lambda char: not test(char)


_CLASSES: dict[str, CharTest] = {
    "s": lambda char: char in " \t\n\r",
    "d": lambda char: unicodedata.category(char) == "Nd",
    "w": _is_word,
    "i": _is_name_start,
    "c": _is_name_char,
}
CLASS_ESCAPES: dict[str, CharTest] = {
    **_CLASSES,
    **{letter.upper(): inverse(test) for letter, test in _CLASSES.items()},
}


def cases_of(char: str) -> tuple[str, ...]:
    """A character in all its cases."""
    found = {char, char.lower(), char.upper(), char.swapcase()}
    found |= {_MORE_CASES[one] for one in list(found) if one in _MORE_CASES}
    found |= {one.lower() for one in list(found)}
    return tuple(one for one in found if len(one) == 1)


def regardless_of_case(test: CharTest) -> CharTest:
    """A set widened by the other cases of its characters."""
    return lambda char: any(test(one) for one in cases_of(char))

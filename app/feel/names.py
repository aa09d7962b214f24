"""Names: in any script, with spaces and `. / - ' + *` inside where they are known (DMN 1.5, 10.3.1.2)."""

import re
from collections.abc import Iterable
from functools import lru_cache

SPACE = r"[\t-\r \x85\xa0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]"
NAME_START = (
    "?A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u167f\u1681-\u180d\u180f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U000effff"
)
NAME_PART = NAME_START + "0-9\xb7\u0300-\u036f\u203f-\u2040"
WORD = f"[{NAME_START}][{NAME_PART}]*"
KEYWORDS = frozenset(
    {"for", "return", "in", "if", "then", "else", "some", "every", "satisfies", "between"}
    | {"and", "or", "function", "true", "false", "null"}
)
# Properties and types with spaces, known everywhere.
STANDING_NAMES = (
    "start included",
    "end included",
    "time offset",
    "date and time",
    "days and time duration",
    "years and months duration",
)

_word = re.compile(WORD)
_spaces = re.compile(f"{SPACE}+")


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """A name as it is looked up: one space between its parts, none around it."""
    return _spaces.sub(" ", name).strip(" ")


def is_one_word(name: str) -> bool:
    """Whether a name is read without being known beforehand."""
    return _word.fullmatch(name) is not None and name not in KEYWORDS


class KnownNames:
    """The names that are not one plain word, found in a text by the longest match."""

    def __init__(self, names: Iterable[str], base: "KnownNames | None" = None) -> None:
        self._by_start: dict[str, list[tuple[str, re.Pattern[str]]]] = (
            {start: list(entries) for start, entries in base._by_start.items()} if base else {}
        )
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Know one more name from here on."""
        known = canonical(name)
        if not known or is_one_word(known) or known in KEYWORDS:
            return
        entries = self._by_start.setdefault(known[0], [])
        if any(entry == known for entry, _ in entries):
            return
        entries.append((known, _pattern(known)))
        entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, text: str, position: int) -> tuple[str, int] | None:
        """The longest known name at a position, with the position behind it."""
        for known, pattern in self._by_start.get(text[position], ()):
            found = pattern.match(text, position)
            if found:
                return known, found.end()
        return None


def _pattern(known: str) -> re.Pattern[str]:
    body = f"{SPACE}+".join(re.escape(part) for part in known.split(" "))
    guard = f"(?![{NAME_PART}])" if re.match(f"[{NAME_PART}]", known[-1]) else ""
    return re.compile(body + guard)

"""One JSON object of a form schema, read strictly: what nobody asked for is refused in the end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,99}")


@dataclass(frozen=True, slots=True)
class Feel:
    """A FEEL expression of a schema, without its leading `=`."""

    text: str


class Part:
    """Asks a JSON object for its attributes; every problem becomes a sentence in `problems`."""

    def __init__(self, data: Mapping[str, object], where: str, problems: list[str]) -> None:
        self._data = data
        self._asked: set[str] = set()
        self.where = where
        self.problems = problems

    def problem(self, sentence: str) -> None:
        """Note that this object cannot be used, and why."""
        self.problems.append(f"{self.where}：{sentence}")

    def get(self, name: str) -> object:
        """The attribute as JSON gave it; None where it is absent."""
        self._asked.add(name)
        return self._data.get(name)

    def has(self, name: str) -> bool:
        """Whether the attribute is there at all; asks for nothing."""
        return name in self._data

    def text(self, name: str) -> str:
        """A text attribute; empty where it is absent."""
        value = self.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.problem(f"“{name}”应为文字")
            return ""
        return value.strip()

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes or no; the editor may have written it as text."""
        value = self.get(name)
        meant = {None: default, True: True, False: False, "true": True, "false": False, "": default}
        if isinstance(value, (str, bool)) or value is None:
            found = meant.get(value)
            if found is not None:
                return found
        self.problem(f"“{name}”应为 true 或 false")
        return default

    def count(self, name: str) -> int | None:
        """A whole number of nought or more."""
        value = self.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 7:
            return int(value)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6:
            return value
        self.problem(f"“{name}”应为非负整数")
        return None

    def feel(self, name: str) -> Feel | None:
        """An expression; the leading `=` may be left out."""
        text = self.text(name).removeprefix("=").strip()
        return Feel(text) if text else None

    def bound(self, name: str) -> Decimal | Feel | None:
        """A limit: a number, or an expression that begins with `=`."""
        value = self.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str) and value.strip().startswith("="):
            return Feel(value.strip().removeprefix("=").strip())
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return Decimal(value)
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value.strip(), re.ASCII):
            return Decimal(value.strip())
        self.problem(f"“{name}”应为数值或以“=”开头的表达式")
        return None

    def names(self, name: str) -> tuple[str, ...]:
        """Names separated by commas or spaces."""
        return tuple(part for part in re.split(r"[,，、\s]+", self.text(name)) if part)

    def key(self, name: str, *, needed: bool = True) -> tuple[str, ...]:
        """A place among the values: `adl.eating` is ("adl", "eating")."""
        text = self.text(name)
        if not text and not needed:
            return ()
        segments = tuple(text.split("."))
        if not all(_KEY.fullmatch(segment) for segment in segments) or len(segments) > 4:
            self.problem(f"“{name}”应为小写英文名称，现为“{text[:80]}”")
            return ("unnamed",)
        return segments

    def identifier(self, name: str) -> str:
        """A plain name: letters, digits, underscores, dots."""
        text = self.text(name)
        if text and not _IDENTIFIER.fullmatch(text):
            self.problem(f"“{name}”不是合法的名称：“{text[:80]}”")
            return ""
        return text

    def part(self, name: str) -> "Part":
        """An object within this one; an empty one where it is absent."""
        value = self.get(name)
        if value is not None and not isinstance(value, Mapping):
            self.problem(f"“{name}”应为对象")
            value = None
        return Part(value or {}, f"{self.where}.{name}", self.problems)

    def parts(self, name: str) -> list["Part"]:
        """The objects of a list within this one."""
        value = self.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.problem(f"“{name}”应为对象的列表")
            return []
        where = f"{self.where}.{name}"
        return [Part(item, f"{where}[{index}]", self.problems) for index, item in enumerate(value)]

    def ignore(self, *names: str) -> None:
        """Accept attributes that only the editor uses."""
        self._asked.update(names)

    def finish(self) -> None:
        """Refuse what nobody asked for."""
        for name in sorted(self._data.keys() - self._asked):
            self.problem(f"不认识“{name}”")

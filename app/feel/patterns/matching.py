"""Runs a pattern over a text, counting steps, without recursion.

A pattern becomes a list of instructions. Without back references no pair of instruction and position is
tried twice, so the work grows with pattern times text; with them the count of steps is what ends a search.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.feel.errors import LimitExceeded, NullResult
from app.feel.limits import PATTERN_PROGRAM, PATTERN_STEPS
from app.feel.meter import spend
from app.feel.patterns.characters import CharTest, cases_of
from app.feel.patterns.syntax import Anchor, Back, Char, Choice, Group, Part, Reader, Repeat, Sequence

Saves = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: start and end of the whole, then of each group (None where unused)."""

    spans: Saves

    def span(self, group: int = 0) -> tuple[int, int] | None:
        """Start and end of a group; 0 is the whole."""
        if 2 * group + 1 >= len(self.spans):
            return None
        start, end = self.spans[2 * group], self.spans[2 * group + 1]
        return None if start is None or end is None else (start, end)


@dataclass(slots=True)
class _Step:
    """One instruction: a character, an anchor, a fork, a jump, a mark or a back reference."""

    kind: str
    test: CharTest | None = None
    first: int = 0
    second: int = 0
    sign: str = ""


class Pattern:
    """A compiled pattern. Raises NullResult where the pattern is not valid."""

    def __init__(self, text: str, flags: str = "") -> None:
        reader = Reader(text, flags)
        self.flags = flags
        self._steps: list[_Step] = []
        self._has_back = False
        tree = reader.read()
        self.groups = reader.groups
        self._add(_Step("mark", first=0))
        self._emit(tree)
        self._add(_Step("mark", first=1))
        self._add(_Step("end"))

    def _add(self, step: _Step) -> int:
        if len(self._steps) >= PATTERN_PROGRAM:
            raise NullResult("模式过于复杂。", "The pattern is too complex.")
        self._steps.append(step)
        return len(self._steps) - 1

    def _emit(self, part: Part) -> None:
        if isinstance(part, Char):
            self._add(_Step("char", part.test))
        elif isinstance(part, Anchor):
            self._add(_Step("anchor", sign=part.sign))
        elif isinstance(part, Back):
            self._has_back = True
            self._add(_Step("back", first=part.group))
        elif isinstance(part, Sequence):
            for piece in part.parts:
                self._emit(piece)
        elif isinstance(part, Group):
            self._emit_group(part)
        elif isinstance(part, Choice):
            self._emit_choice(part)
        else:
            self._emit_repeat(part)

    def _emit_group(self, group: Group) -> None:
        if not group.number:
            self._emit(group.body)
            return
        self._add(_Step("mark", first=2 * group.number))
        self._emit(group.body)
        self._add(_Step("mark", first=2 * group.number + 1))

    def _emit_choice(self, choice: Choice) -> None:
        ends = []
        for option in choice.options[:-1]:
            fork = self._add(_Step("fork"))
            self._steps[fork].first = fork + 1
            self._emit(option)
            ends.append(self._add(_Step("jump")))
            self._steps[fork].second = len(self._steps)
        self._emit(choice.options[-1])
        for end in ends:
            self._steps[end].first = len(self._steps)

    def _emit_repeat(self, repeat: Repeat) -> None:
        for _ in range(repeat.least):
            self._emit(repeat.body)
        if repeat.most is None:
            fork = self._add(_Step("fork"))
            self._emit(repeat.body)
            self._add(_Step("jump", first=fork))
            self._direct(fork, repeat.greedy)
            return
        forks = []
        for _ in range(repeat.most - repeat.least):
            forks.append(self._add(_Step("fork")))
            self._emit(repeat.body)
        for fork in forks:
            self._direct(fork, repeat.greedy)

    def _direct(self, fork: int, greedy: bool) -> None:
        """Let a fork try its body first, or what follows."""
        inside, behind = fork + 1, len(self._steps)
        self._steps[fork].first, self._steps[fork].second = (inside, behind) if greedy else (behind, inside)

    def search(self, text: str, start: int = 0) -> Match | None:
        """The first match at or behind a position."""
        tried: set[tuple[int, int]] = set()
        left = PATTERN_STEPS
        for position in range(start, len(text) + 1):
            saves, left = self._try(text, position, tried, left)
            if saves is not None:
                spend((PATTERN_STEPS - left) // 50)
                return Match(saves)
        spend((PATTERN_STEPS - left) // 50)
        return None

    def find_all(self, text: str) -> Iterator[Match]:
        """All matches from left to right, not overlapping."""
        position = 0
        while position <= len(text):
            spend()
            found = self.search(text, position)
            if found is None:
                return
            yield found
            start, end = found.span() or (position, position)
            position = end if end > start else end + 1

    def _try(self, text: str, start: int, tried: set[tuple[int, int]], left: int) -> tuple[Saves | None, int]:
        steps, remember = self._steps, not self._has_back
        blank: Saves = (None,) * (2 * self.groups + 2)
        waiting: list[tuple[int, int, Saves]] = [(0, start, blank)]
        while waiting:
            at, position, saves = waiting.pop()
            while True:
                left -= 1
                if left < 0:
                    raise LimitExceeded("模式匹配的步数过多。", "Matching the pattern takes too many steps.")
                if remember:
                    if (at, position) in tried:
                        break
                    tried.add((at, position))
                step = steps[at]
                kind = step.kind
                if kind == "char":
                    if position >= len(text) or not step.test(text[position]):  # type: ignore[misc]
                        break
                    at, position = at + 1, position + 1
                elif kind == "fork":
                    waiting.append((step.second, position, saves))
                    at = step.first
                elif kind == "jump":
                    at = step.first
                elif kind == "mark":
                    saves = (*saves[: step.first], position, *saves[step.first + 1 :])
                    at += 1
                elif kind == "end":
                    return saves, left
                else:
                    moved = self._assert(step, text, position, saves)
                    if moved is None:
                        break
                    at, position = at + 1, moved
        return None, left

    def _assert(self, step: _Step, text: str, position: int, saves: Saves) -> int | None:
        """The position behind an anchor or a back reference; None where it does not hold."""
        if step.kind == "back":
            return self._again(step.first, text, position, saves)
        many = "m" in self.flags
        if step.sign == "^":
            holds = position == 0 or (many and position < len(text) and text[position - 1] == "\n")
        else:
            holds = position == len(text) or (many and text[position] == "\n")
        return position if holds else None

    def _again(self, group: int, text: str, position: int, saves: Saves) -> int | None:
        start, end = saves[2 * group], saves[2 * group + 1]
        if start is None or end is None:
            return position
        wanted, found = text[start:end], text[position : position + end - start]
        if "i" in self.flags:
            alike = len(wanted) == len(found) and all(
                one in cases_of(other) for one, other in zip(wanted, found, strict=True)
            )
        else:
            alike = wanted == found
        return position + len(wanted) if alike else None


@lru_cache(maxsize=512)
def compile_pattern(text: str, flags: str = "") -> Pattern:
    """A pattern, kept for the next time. Raises NullResult where it is not valid."""
    return Pattern(text, flags)

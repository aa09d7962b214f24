"""How much one rendering may take. A letter never comes near; a template made to exhaust the server does."""

from collections.abc import Iterable, Iterator

LONGEST_TEMPLATE = 64 * 1024
LONGEST_PAGE = 1_000_000
LONGEST_TEXT = 100_000
MOST_WORK = 1_000_000


class Exhausted(Exception):
    """The template asks for more than a letter ever needs."""


class Budget:
    """The work left in one rendering: loops pay for each round what their body holds."""

    def __init__(self) -> None:
        self._left = MOST_WORK

    def rounds(self, items: Iterable[object], cost: int) -> Iterator[object]:
        """The items, each paid for."""
        for item in items:
            self._left -= cost
            if self._left < 0:
                raise Exhausted
            yield item


def joined(parts: Iterable[str]) -> str:
    """Texts put together, up to the length that a letter may have."""
    text, length = [], 0
    for part in parts:
        length += len(part)
        if length > LONGEST_TEXT:
            raise Exhausted
        text.append(part)
    return "".join(text)

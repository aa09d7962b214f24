"""What a visitor asked the inbox for: the tab, the filters, and where the next page begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

TABS = ("mine", "group", "overdue", "today")


@dataclass(frozen=True)
class After:
    """The row after which the next page begins: rows are sorted by due moment, then by id."""

    due_at: datetime
    item_id: str

    def __str__(self) -> str:
        return f"{self.due_at.astimezone(UTC):%Y%m%d%H%M%S%f}-{self.item_id}"


@dataclass(frozen=True)
class Asked:
    """One view of the inbox. Empty texts do not filter."""

    tab: str = "mine"
    kind: str = ""
    task: str = ""
    after: After | None = None

    @property
    def is_filtered(self) -> bool:
        return bool(self.kind or self.task)


def read_question(arguments: Mapping[str, str]) -> Asked:
    """The question in a URL; what makes no sense counts as not asked."""
    tab = arguments.get("tab", "")
    return Asked(
        tab=tab if tab in TABS else "mine",
        kind=arguments.get("kind", "")[:64],
        task=arguments.get("task", "")[:64],
        after=_read_after(arguments.get("after", "")),
    )


def _read_after(text: str) -> After | None:
    stamp, _, item_id = text.partition("-")
    try:
        return After(datetime.strptime(stamp, "%Y%m%d%H%M%S%f").replace(tzinfo=UTC), item_id)
    except ValueError:
        return None

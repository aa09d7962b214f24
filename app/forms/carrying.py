"""What was entered in fields that are hidden now: the page carries it along, so that nothing typed is lost.

The server drops it in the end all the same.
"""

from collections.abc import Iterator, Sequence

from app.forms.answers import Answer, Entry, Section
from app.forms.fields.choice import code_text
from app.forms.places import ABSENT


def carried(entries: Sequence[Entry], within_hidden: bool = False) -> Iterator[tuple[str, str]]:
    """The names and texts of hidden inputs."""
    for entry in entries:
        hidden = within_hidden or entry.hidden
        if isinstance(entry, Section):
            yield from carried(entry.inner, hidden)
            continue
        for row in entry.rows:
            yield from carried(row.entries, hidden)
        if hidden and not entry.rows and not entry.field.readonly:
            yield from ((entry.name, text) for text in _texts(entry))


def _texts(answer: Answer) -> list[str]:
    """What was sent, as it was sent; files by their ids."""
    raw = answer.raw
    if raw is ABSENT or raw is None:
        return []
    several = raw if isinstance(raw, (list, tuple)) else [raw]
    if all(isinstance(one, (str, bool, int)) for one in several):
        return [code_text(one) for one in several]
    return (
        answer.field.to_text(answer.value).split()
        if answer.field.many
        else [answer.field.to_text(answer.value)]
    )

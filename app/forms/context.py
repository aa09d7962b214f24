"""What a form may know about its case, its time and its area: plain data, given by the caller."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.feel import HostFunction

Choices = Callable[[str], Sequence[Mapping[str, object]]]


def no_choices(name: str) -> Sequence[Mapping[str, object]]:
    """The answer of a platform that offers no choices."""
    return ()


def no_attachment(file_id: str) -> Mapping[str, object] | None:
    """The answer of a platform that keeps no files."""
    return None


@dataclass(frozen=True)
class FormContext:
    """Given with every check and every page.

    `facts`: plain data by name, `actor` {account, name} among them; `functions`: lent to expressions, as
    `parameter`; `choices(name)`: `[{value, label, detail}]`; `moment`: the legal now, aware;
    `attachment(id)`: `{id, name, size, sha256}` of an uploaded file of this case and actor, or None.
    """

    facts: Mapping[str, object]
    functions: Mapping[str, HostFunction] = field(default_factory=dict)
    choices: Choices = no_choices
    moment: datetime = field(kw_only=True)
    attachment: Callable[[str], Mapping[str, object] | None] = no_attachment

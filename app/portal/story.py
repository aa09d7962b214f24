"""What has happened in a case, of that what concerns the applicant party; no staff is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from app.casework.releases.pinned_release import PinnedRelease
from app.engine.reading.elements import Element
from app.web.journal_lines import JournalLine

CATCHING = frozenset({"intermediateCatchEvent", "boundaryEvent", "receiveTask"})


@dataclass(frozen=True)
class Told:
    """One thing that happened."""

    at: datetime
    text: str


def story_for_applicant(journal: Iterable[JournalLine], release: PinnedRelease) -> list[Told]:
    """The lines that concern the applicant party, the latest first."""
    told = ((line.at, _tell(line, release)) for line in journal)
    return [Told(at, text) for at, text in told if text][::-1]


def _tell(line: JournalLine, release: PinnedRelease) -> str:
    if line.kind == "document_issued":
        return _letter(line, release)
    if line.kind == "case_ended":
        return gettext("办结")
    element = release.definition.elements.get((line.process_id or "", line.element_id or ""))
    if line.kind == "case_opened":
        return _opened(element, release)
    if element is None or line.kind not in _is_over(element):
        return ""
    return _words(element, release)


def _opened(start: Element | None, release: PinnedRelease) -> str:
    """A case that a message has opened tells no start."""
    if start is None:
        return gettext("立案")
    return _words(start, release) or gettext(start.name)


def _words(element: Element, release: PinnedRelease) -> str:
    words = release.told.retold.get((element.process_id, element.id))
    return gettext(words) if words else ""


def _is_over(element: Element) -> tuple[str, ...]:
    """The kinds of lines that say that the element is over: what came to it, or that it completed."""
    if element.kind == "userTask":
        return ("work_completed",)
    if element.kind in CATCHING and element.timer is not None:
        return ("timer_fired",)
    if element.kind in CATCHING and element.message is not None:
        return ("message_handed_in", "message_received")
    return ("element_completed",)


def _letter(line: JournalLine, release: PinnedRelease) -> str:
    if line.payload.get("code") not in release.told.letters:
        return ""
    title = gettext(str(line.payload.get("title", "")))
    return gettext("出具《%(title)s》", title=title)

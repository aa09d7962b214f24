"""What a message asks its reader to do, and where that is done."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from app.storage.records import Notification


@dataclass(frozen=True)
class Asked:
    """The words of the button and where it leads."""

    words: str
    url: str


def asked_for(message: Notification, task: tuple[str, str] | None) -> Asked | None:
    """By the kind of the message; `task` is the reader's own open task in its case, (id, name).

    None for a message that only tells something.
    """
    if message.kind == "advice_asked":
        return Asked(gettext("去答复"), url_for("desk.advice.question", advice_id=message.subject))
    if message.kind == "advice_given":
        return Asked(gettext("看答复"), url_for("desk.advice.question", advice_id=message.subject))
    if message.kind in ("absence_entered", "absence_noted", "absence_ended"):
        return Asked(gettext("看代办安排"), url_for("desk.absences.overview"))
    if message.kind == "work_handed_over":
        return Asked(gettext("办理"), url_for("tasks.task", item_id=message.subject))
    if task is not None:
        item_id, name = task
        return Asked(gettext("办理“%(task)s”", task=gettext(name)), url_for("tasks.task", item_id=item_id))
    if message.case_id is not None:
        return Asked(gettext("看案件"), url_for("tracking.case", case_id=message.case_id))
    return None

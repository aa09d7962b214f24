"""Cases that cannot go on, in words: what happened, since when, and what happens next."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from app.storage.records import Incident


@dataclass(frozen=True)
class Stuck:
    """One open incident. `where` is the name of the step, "" where it is not known."""

    incident: Incident
    where: str = ""

    @property
    def id(self) -> str:
        """The incident's."""
        return self.incident.id

    @property
    def sentence(self) -> str:
        """The cause."""
        return gettext(self.incident.sentence)

    @property
    def since(self) -> datetime:
        """When it happened."""
        return self.incident.opened_at

    @property
    def can_retry(self) -> bool:
        """Whether it is the machine's work, which can be told to try again."""
        return self.incident.due_work_id is not None

    @property
    def next(self) -> str:
        """What the platform will do, and what people have to."""
        if self.can_retry:
            return gettext("系统已试三次，不再自动重试；其余不受影响。主管查明原因并处理后，可以让系统再试。")
        return gettext(
            "这一步没有办成，所填内容没有改变案件，任务还在原处。主管查明原因并处理后，请办理人再次提交。"
        )

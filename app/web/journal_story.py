"""The journal as sentences: what happened, without what only the machine needs to know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext

from app.engine.reading.diagrams import Definition
from app.storage.records import WorkItem
from app.web.journal_lines import JournalLine
from app.web.saying import phrased


@dataclass(frozen=True)
class StoryLine:
    """One thing that happened; `who` is empty where the machine acted."""

    at: datetime
    text: str
    who: str


def story_of(
    journal: Iterable[JournalLine], definition: Definition, *, for_the_office: bool = True
) -> list[StoryLine]:
    """The lines that a person wants to read, in order; what colleagues said to each other is the office's."""
    shown = (line for line in journal if for_the_office or line.kind not in _AMONG_COLLEAGUES)
    told = ((line, _tell(line, definition)) for line in shown)
    return [StoryLine(line.at, text, _who(line)) for line, text in told if text]


def cause_of_withdrawal(journal: Sequence[JournalLine], item: WorkItem) -> JournalLine | None:
    """The line that began the step in which a task was withdrawn."""
    gone = (item.process_id, item.element_id, item.task_id)
    cause = None
    for line in journal:
        if line.kind == "step_saved":
            cause = None
        elif line.kind in _CAUSES:
            cause = line
        elif (line.process_id, line.element_id, line.task_id) == gone and line.kind == "element_cancelled":
            return cause
    return None


def _who(line: JournalLine) -> str:
    """Who acted, and for whom where somebody stood in for a colleague."""
    absent = line.payload.get("for")
    if not absent:
        return line.actor
    return phrased("%(name)s（代%(absent)s）", name=line.actor, absent=absent["name"])


def _tell(line: JournalLine, definition: Definition) -> str:
    tell = _SENTENCES.get(line.kind)
    return tell(line, _name(line, definition)) if tell and not _is_mechanics(line, definition) else ""


def _is_mechanics(line: JournalLine, definition: Definition) -> bool:
    """Waiting for something else ends with every step; only a withdrawn task concerns people."""
    element = definition.elements.get((line.process_id or "", line.element_id or ""))
    return line.kind == "element_cancelled" and (element is None or element.kind != "userTask")


def _name(line: JournalLine, definition: Definition) -> str:
    element = definition.elements.get((line.process_id or "", line.element_id or ""))
    return gettext(element.name) if element and element.name else ""


def _clock(line: JournalLine) -> dict[str, str]:
    return {"title": gettext(str(line.payload.get("title", ""))), "due": _day(line.payload.get("due"))}


def _register(line: JournalLine) -> dict[str, str]:
    return {"title": phrased("“%(title)s”", title=gettext(str(line.payload.get("title", ""))))}


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else gettext("待定")


def _because(line: JournalLine) -> str:
    reason = line.payload.get("reason")
    return phrased(gettext("（%(reason)s）"), reason=reason) if reason else ""


def _decided(line: JournalLine, name: str) -> str:
    rows = len(line.payload.get("rows", ()))
    return phrased("%(name)s：命中%(rows)d条规则", name=name, rows=rows) if name else ""


_CAUSES = frozenset({"message_handed_in", "message_received", "timer_fired", "work_completed"})
_AMONG_COLLEAGUES = frozenset({"note_written", "advice_asked", "advice_given", "advice_withdrawn"})

# Elements that complete are told by the acts that complete them: a person's work, a letter, a clock.
_SENTENCES: dict[str, Callable[[JournalLine, str], str]] = {
    "case_opened": lambda line, name: name or gettext("立案"),
    "work_claimed": lambda line, name: phrased("认领“%(name)s”", name=name),
    "work_released": lambda line, name: phrased("退回“%(name)s”", name=name),
    "work_handed_over": lambda line, name: phrased("转交“%(name)s”", name=name) + _because(line),
    "message_handed_in": lambda line, name: phrased("提交：%(name)s", name=name),
    "work_completed": lambda line, name: phrased("办结“%(name)s”", name=name),
    "decision_made": _decided,
    "document_issued": lambda line, name: phrased(
        "出具%(title)s %(number)s",
        title=gettext(str(line.payload.get("title"))),
        number=line.payload.get("number"),
    ),
    "message_received": lambda line, name: phrased("收到消息：%(name)s", name=name),
    "timer_fired": lambda line, name: phrased("时间到：%(name)s", name=name),
    "element_cancelled": lambda line, name: phrased("撤销“%(name)s”", name=name) if name else "",
    "clock_started": lambda line, name: phrased("“%(title)s”开始计算，%(due)s届满", **_clock(line)),
    "clock_stopped": lambda line, name: phrased("“%(title)s”停表", **_clock(line)) + _because(line),
    "clock_resumed": lambda line, name: phrased("“%(title)s”恢复计算，%(due)s届满", **_clock(line)),
    "clock_moved": lambda line, name: (
        phrased("“%(title)s”届满日改为%(due)s", **_clock(line)) + _because(line)
    ),
    "clock_recomputed": lambda line, name: (
        phrased("“%(title)s”重新计算，%(due)s届满", **_clock(line)) + _because(line)
    ),
    "clock_ended": lambda line, name: phrased("“%(title)s”结束", **_clock(line)),
    "sensitive_revealed": lambda line, name: gettext("查看完整个人信息") + _because(line),
    "incident_resolved": lambda line, name: gettext("处理异常") + _because(line),
    "note_written": lambda line, name: gettext("写下备注"),
    "advice_asked": lambda line, name: phrased("向%(name)s请教", name=line.payload.get("name", "")),
    "advice_given": lambda line, name: gettext("答复同事的请教"),
    "advice_withdrawn": lambda line, name: gettext("撤回请教"),
    "register_entered": lambda line, name: phrased("登入%(title)s", **_register(line)),
    "register_changed": lambda line, name: phrased("变更%(title)s的登记", **_register(line)),
    "register_ended": lambda line, name: phrased("终止%(title)s的登记", **_register(line)),
    "register_noticed": lambda line, name: phrased("当事人在%(title)s中的登记有变动", **_register(line)),
    "case_ended": lambda line, name: gettext("案件办结"),
}

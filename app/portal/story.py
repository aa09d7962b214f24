"""What has happened in a case, of that what concerns the applicant party; no staff is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext, lazy_gettext

from app.portal.plain_words import LETTERS
from app.web.journal_lines import JournalLine


@dataclass(frozen=True)
class Told:
    """One thing that happened."""

    at: datetime
    text: str


# Kind of the journal's line and its element, or what it speaks of.
_TOLD = {
    ("case_opened", ""): lazy_gettext("提交申请"),
    ("case_opened", "objection_submitted"): lazy_gettext("提出异议"),
    ("element_completed", "accept_application"): lazy_gettext("材料齐全，申请受理"),
    ("element_completed", "notify_review_result"): lazy_gettext("初审通过"),
    ("element_completed", "deliver_notice"): lazy_gettext("一次性告知书已送达，补充材料的期限开始计算"),
    ("element_completed", "deliver_non_acceptance"): lazy_gettext("不予受理通知书已送达"),
    ("element_completed", "deliver_lapse_notice"): lazy_gettext("不予受理通知书已送达"),
    ("message_handed_in", "supplement_received"): lazy_gettext("提交补充材料"),
    ("message_handed_in", "withdrawn"): lazy_gettext("撤回申请"),
    ("work_completed", "field_enquiry"): lazy_gettext("走访了解情况"),
    ("work_completed", "dispatch_institution"): lazy_gettext("确定评估机构"),
    ("work_completed", "record_visit"): lazy_gettext("上门评估记录完成"),
    ("element_completed", "publish"): lazy_gettext("评估结论开始公示"),
    ("timer_fired", "notice_closed"): lazy_gettext("公示期满"),
    ("message_received", "objections_closed"): lazy_gettext("公示期内的异议已核实办结"),
    ("work_completed", "fact_finding"): lazy_gettext("经办机构核实完毕"),
    ("timer_fired", "supplement_due"): lazy_gettext("补充材料的期限届满"),
    ("element_completed", "record_effects"): lazy_gettext("评估结论书已送达"),
    ("timer_fired", "dispute_window_closed"): lazy_gettext("申请复评的时间届满"),
    ("case_ended", ""): lazy_gettext("办结"),
}


def story_for_applicant(journal: Iterable[JournalLine]) -> list[Told]:
    """The lines that concern the applicant party, the latest first."""
    told = ((line.at, _tell(line)) for line in journal)
    return [Told(at, text) for at, text in told if text][::-1]


def _tell(line: JournalLine) -> str:
    if line.kind == "document_issued":
        return _letter(line)
    known = (str(line.payload.get("message", "")) or line.element_id or "", line.element_id or "", "")
    return next((str(_TOLD[line.kind, about]) for about in known if (line.kind, about) in _TOLD), "")


def _letter(line: JournalLine) -> str:
    if line.payload.get("code") not in LETTERS:
        return ""
    title = gettext(str(line.payload.get("title", "")))
    return gettext("出具《%(title)s》", title=title)

"""Telling people something about a case: written with the step, delivered afterwards at least once."""

from dataclasses import dataclass
from datetime import date

from app.casework.cases.case_at_hand import CaseAtHand
from app.domain.errors import MaterialMissing
from app.storage import due_work

TITLES = {
    "review_passed": "失能等级评估申请已通过初审",
    "application_accepted": "失能等级评估申请已受理",
    "not_accepted": "失能等级评估申请不予受理",
    "supplement_notice": "请按一次性告知书补齐材料",
    "application_withdrawn": "申请人已撤回申请，评估不再进行",
    "visit_appointed": "上门评估已安排",
    "visit_to_supervise": "有现场评估需要监督",
    "supervision_issue": "现场监督发现问题，请稽核关注",
    "could_not_complete": "失能等级评估未能完成",
    "dispatched": "有新的评估任务派给本机构",
    "notice_published": "评估结论已开始公示",
    "letter_issued": "评估结论书已出具",
    "dispute_window": "评估结论书已送达，可在期限内申请复评",
    "objection_raised": "有人对公示的评估结论实名提出异议",
    "objection_answered": "您提出的公示异议已有答复",
    "clock_warning": "办理期限即将届满",
    "clock_overdue": "办理期限已届满，请说明原因并尽快办理",
}
"""What may be told, by its code; the sentence names no person."""


@dataclass(frozen=True)
class Notice:
    """`to`: "applicant", "opener" (who opened the case), "institution", "commissioner" (of the visit),
    "handlers" (who hold or may take the open tasks), or a post.

    `key` tells two notices of one kind apart; the same notice is delivered once. `clock` names the period
    that runs from what is told, `day` its last day where it does not run yet.
    """

    to: str
    about: str
    key: str
    clock: str | None = None
    day: date | None = None


def notify(at_hand: CaseAtHand, notice: Notice) -> None:
    """Puts the notice among the due work. Raises MaterialMissing for something that has no words."""
    if notice.about not in TITLES:
        raise MaterialMissing(kind="通知", name=notice.about)
    details = {"to": notice.to, "about": notice.about, "clock": notice.clock}
    if notice.day:
        details["day"] = notice.day.isoformat()
    due_work.put(
        at_hand.unit,
        at_hand.area_id,
        [
            due_work.Work(
                kind="notification",
                unique_key=f"notification:{at_hand.case.id}:{notice.about}:{notice.to}:{notice.key}",
                due_at=at_hand.unit.moment,
                subject=at_hand.case.id,
                case_id=at_hand.case.id,
                instance_id=at_hand.instance_id,
                details=details,
            )
        ],
    )

"""Where a case is, as one tells it to the person whose case it is.

Elements are told by their ids, or by the call in which they stand; one that is not named here is told by its
name in the diagram, so that a changed diagram needs no change here.
"""

from collections.abc import Iterable
from datetime import date, datetime

from flask_babel import format_date, gettext, lazy_gettext, ngettext

from app.engine.reading.diagrams import Definition
from app.portal.queries import Place
from app.storage.records import CaseFile
from app.web.clock_words import ClockView
from app.web.languages import language
from app.web.wording import weekday
from app.workcalendar.moments import SHANGHAI

LETTERS = (
    "application_form",
    "acceptance_receipt",
    "supplement_notice",
    "non_acceptance_notice",
    "visit_notice",
    "care_advice",
    "conclusion_letter",
    "objection_receipt",
    "objection_answer",
)
"""The codes of the letters that are addressed to whoever submitted the case, and of what they signed."""

_HERE = {
    "check_materials": lazy_gettext("材料已收到，正在核对是否齐全。"),
    "issue_supplement": lazy_gettext("材料需要补充，正在拟写一次性告知书。"),
    "deliver_notice": lazy_gettext("一次性告知书已写好，正在送达给您。"),
    "supplement_due": lazy_gettext("等待您补充材料。"),
    "check_supplement": lazy_gettext("您补充的材料已收到，正在核对。"),
    "initial_review": lazy_gettext("申请已受理，正在初审。"),
    "field_enquiry": lazy_gettext("申请已受理，正在初审；有些情况还要走访了解。"),
    "deliver_non_acceptance": lazy_gettext("申请不予受理，通知书正在送达给您。"),
    "deliver_lapse_notice": lazy_gettext("材料没有按要求补齐，申请不予受理，通知书正在送达给您。"),
    "dispatch_institution": lazy_gettext("初审已通过，正在安排评估机构。"),
    "form_team": lazy_gettext("评估机构正在安排评估人员和上门时间。"),
    "record_visit": lazy_gettext("上门评估已安排。"),
    "supervise_visit": lazy_gettext("上门评估已安排。"),
    "propose_conclusion": lazy_gettext("上门评估已完成，正在形成评估结论。"),
    "propose_by_team": lazy_gettext("上门评估已完成，评估专家正在共同研判。"),
    "arrange_experts": lazy_gettext("上门评估已完成，正在补充确认结论的评估专家。"),
    "confirm_conclusion": lazy_gettext("上门评估已完成，评估专家正在确认结论。"),
    "advise_care": lazy_gettext("结论已确认，专家正在写护理建议。"),
    "prepare_notice": lazy_gettext("结论已确认，正在准备公示。"),
    "notice_closed": lazy_gettext("评估结论正在公示。"),
    "objections_closed": lazy_gettext("公示期已满。公示期内有人提出异议，经办机构核实后再出具评估结论书。"),
    "issue_letter": lazy_gettext("正在出具评估结论书。"),
    "deliver_letter": lazy_gettext("评估结论书已出具，正在送达给您。"),
    "dispute_window_closed": lazy_gettext("评估结论书已送达。对结论有不同意见的，可以申请复评。"),
    "fact_finding": lazy_gettext("异议已收到，经办机构正在核实。"),
}

_OUTCOMES = {
    "conclusion_qualifying": lazy_gettext("评估已办结：达到享受待遇的失能等级。"),
    "conclusion_not_qualifying": lazy_gettext("评估已办结：没有达到享受待遇的失能等级。"),
    "could_not_complete": lazy_gettext("评估未能完成，本次申请已结束。"),
    "not_accepted": lazy_gettext("申请不予受理，原因见通知书。情形消除后可以重新申请。"),
    "not_supplemented": lazy_gettext("材料没有按要求补齐，申请不予受理。材料齐全后可以重新申请。"),
    "withdrawn": lazy_gettext("申请已撤回。需要时可以重新申请。"),
    "rejected": lazy_gettext("异议已核实办结，公示的结论不变。核实结论见答复。"),
}


_VISIT = frozenset({"record_visit", "supervise_visit"})


def standing(
    case: CaseFile, places: Iterable[Place], definition: Definition, *, visit_is_over: bool = False
) -> list[str]:
    """Where the case is, a sentence for each thing that goes on; where it has ended, how.

    `visit_is_over`: the time appointed for the visit has passed.
    """
    if case.state == "ended":
        return [str(_OUTCOMES.get(case.outcome or "", gettext("本次申请已办结。")))]
    told = dict.fromkeys(_place_in_words(place, definition, visit_is_over) for place in places)
    return list(told) or [gettext("正在办理。")]


def _place_in_words(place: Place, definition: Definition, visit_is_over: bool) -> str:
    if visit_is_over and not _VISIT.isdisjoint(place.names):
        return gettext("约定的上门时间已过，正在整理现场评估记录。")
    for name in place.names:
        if name in _HERE:
            return str(_HERE[name])
    element = definition.element(place.process_id, place.element_id)
    return gettext("正在办理：%(step)s。", step=gettext(element.name))


def what_is_left(clock: ClockView) -> str:
    """还有4个工作日: the days that are still to come after today."""
    left = clock.total - clock.used
    if left <= 0:
        return gettext("今天是最后一天")
    if clock.unit == gettext("工作日"):
        return ngettext("还有%(num)d个工作日", "还有%(num)d个工作日", left)
    return ngettext("还有%(num)d天", "还有%(num)d天", left)


def full_day(value: date | datetime) -> str:
    """2026年6月17日（周三）."""
    day = value.astimezone(SHANGHAI) if isinstance(value, datetime) else value
    if language() != "zh":
        return format_date(day, "EEE d MMM y")
    words = {"year": day.year, "month": day.month, "day": day.day, "weekday": weekday(day)}
    return gettext("%(year)d年%(month)d月%(day)d日（%(weekday)s）", **words)

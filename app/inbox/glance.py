"""A case in a few lines, as the task page and the peek show it; personal values masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from app.domain.masking import mask_id_number, mask_name, mask_phone
from app.storage.records import CaseFile
from app.web.saying import phrased
from app.web.wording import day, moment


@dataclass(frozen=True)
class Fact:
    """One line of the glance."""

    label: str
    value: str


def glance_of(case: CaseFile, facts: Mapping[str, Any]) -> list[Fact]:
    """Who it is about, of a person insured how and what was concluded before; since when."""
    lines = [*_subject(case, facts)]
    lines.append(Fact(gettext("申请时间"), moment(case.submitted_at)))
    if case.accepted_at:
        lines.append(Fact(gettext("受理时间"), moment(case.accepted_at)))
    return lines


def _subject(case: CaseFile, facts: Mapping[str, Any]) -> list[Fact]:
    if case.organisation_id:
        return _organisation(facts.get("subject") or {})
    if not case.person_id:
        return []
    last = facts.get("last_conclusion")
    concluded = Fact(gettext("上次结论"), _conclusion(last) if last else gettext("无"))
    return [*_insured(facts.get("insured")), *_enrolment(facts.get("enrolment")), concluded]


def _organisation(subject: Mapping[str, Any]) -> list[Fact]:
    """Names of organisations and their contacts are no secrets."""
    labels = {
        "name": gettext("当事机构"),
        "number": gettext("统一社会信用代码"),
        "contact": gettext("联系人"),
        "phone": gettext("电话"),
    }
    return [Fact(label, str(subject[name])) for name, label in labels.items() if subject.get(name)]


def _insured(insured: Any) -> list[Fact]:
    if not insured:
        return []
    name = mask_name(insured["name"])
    age = phrased("%(name)s，%(age)s岁", name=name, age=insured["age"]) if insured.get("age") else name
    shown = [(gettext("当事人"), age)]
    if insured.get("id_number"):
        shown.append((gettext("证件号码"), mask_id_number(insured["id_number"])))
    if insured.get("phone"):
        shown.append((gettext("电话"), mask_phone(insured["phone"])))
    return [Fact(label, value) for label, value in shown]


def _enrolment(enrolment: Any) -> list[Fact]:
    if not enrolment:
        return [Fact(gettext("参保状态"), gettext("没有查到参保登记"))]
    states = {"active": gettext("正常"), "arrears": gettext("欠费"), "ended": gettext("已终止")}
    kinds = {"employee": gettext("职工"), "resident": gettext("居民"), "flexible": gettext("灵活就业")}
    state = states.get(enrolment["state"], enrolment["state"])
    since = gettext(
        "%(kind)s，自%(since)s", kind=kinds.get(enrolment["kind"], ""), since=day(enrolment["since"])
    )
    return [Fact(gettext("参保状态"), state), Fact(gettext("参保"), since)]


def _conclusion(last: Any) -> str:
    return gettext("%(day)s，%(grade)s级", day=day(last["issued_at"]), grade=last["grade"])

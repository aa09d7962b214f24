"""Objections to a published conclusion: raised while the notice runs, closed by the agency."""

from collections.abc import Mapping
from typing import Any, TypedDict

from app.business.public_notices.queries import locked_notice, notice_numbered, open_objections, was_upheld
from app.business.public_notices.records import Objection, PublicNotice
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder, service
from app.domain.errors import FieldError, InvalidSubmission, TooLate, TransitionNotAllowed
from app.storage.records import CaseFile
from app.storage.relations import handlers_of
from app.workcalendar.moments import day_of

_SEALED = {"name": "name", "id_number": "id_number", "telephone": "phone", "facts": "facts"}


class Answered(TypedDict):
    """Whether the notice waited for this answer alone, and whether any objection to it was found true."""

    release: bool
    upheld: bool


@recorder("objections.register", refuses=(TooLate, TransitionNotAllowed), tells=("objection_raised",))
def register(context: ServiceContext, values: Mapping[str, Any]) -> dict[str, object]:
    """Keeps an objection with its notice, until the end of the notice and not later (F03-1, GS-16.5b).

    The case of the objection hangs on that of the assessment. Answers with the ids of both, and with who has
    handled the assessment: they do not look into what is said against it (GS-57, Z-GS-40).
    """
    at_hand = context.at_hand
    notice = _running_notice(at_hand, str(values["notice"]))
    objection = _objection(at_hand, notice, values)
    at_hand.case.parent_case_id = notice.case_id
    context.tell("agency_inspection", "objection_raised", objection.id)
    return {
        "id": objection.id,
        "assessment": notice.case_id,
        "handlers": handlers_of(at_hand.unit.session, at_hand.area_id, notice.case_id),
    }


@service("objections.close", tells=("objection_answered",))
def close(
    context: ServiceContext, objection: str, finding: str, basis: str, upheld: bool = False
) -> Answered:
    """Closes an objection with what was found, and whether that upholds it."""
    at_hand = context.at_hand
    session = at_hand.unit.session
    row = session.get_one(Objection, (at_hand.area_id, objection))
    notice = locked_notice(session, at_hand.area_id, row.notice_id)
    row.state, row.finding, row.upheld = "closed", finding, upheld
    row.closed_by, row.closed_at = at_hand.actor_id, at_hand.unit.moment
    at_hand.unit.vault.write(row, "basis", basis)
    session.flush()
    context.tell("opener", "objection_answered", row.id)
    assessment = session.get_one(CaseFile, (at_hand.area_id, notice.case_id))
    awaited = notice.state == "closed" and assessment.state == "open"
    return {
        "release": awaited and open_objections(session, notice) == 0,
        "upheld": was_upheld(session, notice),
    }


def _running_notice(at_hand: CaseAtHand, number: str) -> PublicNotice:
    notice = notice_numbered(at_hand.unit.session, at_hand.area_id, number)
    if notice is None:
        error = FieldError("notice", "unknown_notice", "没有编号为“{number}”的公示。", {"number": number})
        raise InvalidSubmission((error,))
    if notice.objections != at_hand.case.kind:
        said = "对编号为“{number}”的公示，不在这里提出异议。请按该公示写明的办法提出。"
        raise InvalidSubmission((FieldError("notice", "other_notice", said, {"number": number}),))
    if notice.state == "withdrawn":
        raise TransitionNotAllowed(what="公示", state="已撤下", target="有异议")
    if notice.state == "closed" or at_hand.unit.moment >= notice.ends_at:
        raise TooLate(due=f"{notice.ends_on:%Y-%m-%d}", field="notice")
    if day_of(at_hand.unit.moment) < notice.starts_on:
        raise TransitionNotAllowed(what="公示", state="未开始", target="有异议")
    return notice


def _objection(at_hand: CaseAtHand, notice: PublicNotice, values: Mapping[str, Any]) -> Objection:
    unit = at_hand.unit
    objection = Objection(
        area_id=at_hand.area_id,
        id=unit.new_id(),
        case_id=at_hand.case.id,
        notice_id=notice.id,
        id_kind=values["id_kind"],
        evidence=[file["id"] for file in values["evidence"]],
        raised_by=at_hand.actor_id,
        raised_at=unit.moment,
        state="open",
    )
    for column, key in _SEALED.items():
        unit.vault.write(objection, column, values[key])
    unit.session.add(objection)
    unit.session.flush()
    return objection

"""Entering an absence with a substitute, for oneself or as the supervisor of a colleague."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.casework.telling.tell_people import Message, leave_message
from app.domain.errors import FieldError, InvalidSubmission, NotPermitted
from app.domain.sentences import Sentence
from app.identity.actor import Actor
from app.identity.colleagues import colleagues, may_enter_for, works_in_office
from app.storage.absences import absences_meeting
from app.storage.records import Absence
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class AbsenceEntry:
    """Who is away on which days, both included, and who stands in; None for what was left empty."""

    account_id: str
    substitute_id: str
    since: date | None
    until: date | None


def absentees(unit: UnitOfWork, actor: Actor) -> tuple[Actor, ...]:
    """For whom the actor may enter an absence: the actor first, then those whom the actor supervises."""
    if not works_in_office(actor):
        return ()
    others = colleagues(unit, actor.area_id, actor.organisations)
    return (
        actor,
        *(one for one in others if one.account_id != actor.account_id and may_enter_for(actor, one)),
    )


def possible_substitutes(unit: UnitOfWork, absent: Actor) -> tuple[Actor, ...]:
    """The colleagues in the absent person's organisations; which tasks they may do is asked task by task."""
    found = colleagues(unit, absent.area_id, absent.organisations)
    return tuple(one for one in found if one.account_id != absent.account_id)


def enter_absence(unit: UnitOfWork, actor: Actor, entry: AbsenceEntry) -> Absence:
    """From `since` to `until` the substitute may do the open tasks that the absent person has claimed.

    Raises NotPermitted, or InvalidSubmission for days that are over or out of order, a substitute from
    elsewhere, and days on which either is away or stands in already.
    """
    absent = next((one for one in absentees(unit, actor) if one.account_id == entry.account_id), None)
    if absent is None:
        raise NotPermitted()
    substitutes = possible_substitutes(unit, absent)
    substitute = next((one for one in substitutes if one.account_id == entry.substitute_id), None)
    errors = tuple(_errors(unit, entry, absent, substitute))
    if errors or substitute is None or entry.since is None or entry.until is None:
        raise InvalidSubmission(errors)
    absence = Absence(
        area_id=absent.area_id,
        id=unit.new_id(),
        account_id=absent.account_id,
        substitute_id=substitute.account_id,
        since=entry.since,
        until=entry.until,
        entered_by=actor.account_id,
        entered_at=unit.moment,
    )
    unit.session.add(absence)
    _tell(unit, actor, absence, absent, substitute)
    return absence


def _errors(
    unit: UnitOfWork, entry: AbsenceEntry, absent: Actor, substitute: Actor | None
) -> Iterator[FieldError]:
    if substitute is None:
        yield FieldError("substitute_id", "required", "请选择本机构的一位同事代办。")
    if entry.since is None or entry.until is None:
        yield from (
            FieldError(name, "required", "请填写日期。")
            for name in ("since", "until")
            if not getattr(entry, name)
        )
        return
    if entry.since < day_of(unit.moment):
        yield FieldError("since", "past", "开始日不能早于今天。")
    if entry.until < entry.since:
        yield FieldError("until", "order", "结束日不能早于开始日。")
        return
    yield from _clashes(_meeting(unit, entry, absent), absent, "since")
    if substitute is not None:
        away = [one for one in _meeting(unit, entry, substitute) if one.account_id == substitute.account_id]
        yield from _clashes(away, substitute, "substitute_id")


def _meeting(unit: UnitOfWork, entry: AbsenceEntry, one: Actor) -> Sequence[Absence]:
    assert entry.since is not None and entry.until is not None
    return absences_meeting(unit.session, one.area_id, one.account_id, entry.since, entry.until)


def _clashes(found: Sequence[Absence], one: Actor, field: str) -> Iterator[FieldError]:
    """Nobody is away twice, and nobody who is away stands in for another."""
    for absence in found[:1]:
        away = absence.account_id == one.account_id
        sentence = (
            "{name}在{since}至{until}已登记缺席。"
            if away
            else "{name}在{since}至{until}代办他人的任务，请先另行安排。"
        )
        params = {"name": one.name, "since": str(absence.since), "until": str(absence.until)}
        yield FieldError(field, "clash", sentence, params)


def _tell(unit: UnitOfWork, actor: Actor, absence: Absence, absent: Actor, substitute: Actor) -> None:
    days: dict[str, object] = {"since": absence.since, "until": absence.until}
    named = {"absent": absent.name, **days}
    text = Sentence("{absent}在{since}至{until}缺席，由您代办其已认领的任务。", named)
    message = Message("absence_entered", "请您在同事缺席期间代办", text, subject=absence.id)
    leave_message(unit, absence.area_id, substitute.account_id, message)
    if actor.account_id != absent.account_id:
        named = {"who": actor.name, "substitute": substitute.name, **days}
        text = Sentence("{who}为您登记了{since}至{until}的缺席，由{substitute}代办。", named)
        message = Message("absence_noted", "已为您登记缺席", text, subject=absence.id)
        leave_message(unit, absence.area_id, absent.account_id, message)

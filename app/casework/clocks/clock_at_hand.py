"""A clock that a person acts on: its case locked, seen and open, the day and the grounds checked."""

from dataclasses import dataclass
from datetime import date

from app.casework.clocks.case_clocks import CaseClocks, HeldClock
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.telling.tell_people import tell
from app.domain.errors import CaseEnded, ClockStateError, FieldError, InvalidSubmission, NotFound
from app.domain.sentences import Sentence
from app.identity.access import may_see_case
from app.identity.actor import Actor
from app.identity.queries import involved_in
from app.storage.records import CaseFile
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork
from app.storage.year_notices import concerned_by_clock
from app.workcalendar.legal_clock import Act
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Grounds:
    """Why a person changes a clock: the day of the event in law, the reason in words, the article."""

    day: date
    reason: str
    legal_basis: str

    def errors(self, today: date) -> tuple[FieldError, ...]:
        """What is wanting, at its field."""
        asked = (("reason", self.reason, "请写明理由。"), ("legal_basis", self.legal_basis, "请写明依据。"))
        errors = [FieldError(name, "required", said) for name, text, said in asked if not text.strip()]
        if self.day > today:
            errors.append(FieldError("day", "future", "日期不能晚于今天。"))
        return tuple(errors)


@dataclass
class ClockAtHand:
    """One running clock of a locked case, and the act that is about to change it."""

    unit: UnitOfWork
    case: CaseFile
    clocks: CaseClocks
    held: HeldClock
    act: Act

    def save(self, kind: str, what: str, **named: object) -> None:
        """Writes the change down and tells everybody concerned but the one who made it.

        `what` is the pattern of the title: the change in words, with names for `{case}` and `{clock}`.
        """
        self.clocks.save()
        concerned = concerned_by_clock(self.unit, self.case, self.held.row.id) - {self.act.actor}
        title = Sentence(what, {"case": self.case.number, "clock": self.held.row.title, **named})
        grounds = {"reason": self.act.reason, "basis": self.act.legal_basis}
        text = Sentence("理由：{reason}。依据：{basis}。", grounds)
        tell(self.unit, self.case, concerned, kind=kind, title=title, text=text)

    @property
    def due(self) -> date | str:
        """The due day as it stands after the change, or that it is not known yet."""
        return self.held.row.due_on or "待恢复后确定"


def take_clock(unit: UnitOfWork, actor: Actor, case_id: str, clock_id: str, grounds: Grounds) -> ClockAtHand:
    """Locks the case and finds its clock.

    Raises NotFound for what the actor may not see, CaseEnded, InvalidSubmission without reason and legal
    basis, ClockStateError for a clock that has ended or a day that has not come.
    """
    case = load_case(unit, actor.area_id, case_id)
    if not may_see_case(actor, case, involved=involved_in(unit.session, case.area_id, case.id)):
        raise NotFound()
    if case.state == "ended":
        raise CaseEnded()
    law = jurisdiction_of(unit, case.area_id, case.region)
    clocks = CaseClocks(unit, case.area_id, case.id, lambda: law.calendar)
    held = clocks.of_id(clock_id)
    if held is None:
        raise NotFound()
    _check(held, grounds, day_of(unit.moment))
    act = Act(unit.moment, actor.account_id, grounds.reason.strip(), grounds.legal_basis.strip())
    return ClockAtHand(unit, case, clocks, held, act)


def _check(held: HeldClock, grounds: Grounds, today: date) -> None:
    errors = grounds.errors(today)
    if errors:
        raise InvalidSubmission(errors)
    if held.record.ended_on:
        raise ClockStateError(clock=held.row.title, reason="期限已终结")

"""A person sets another due day by decision."""

from datetime import date

from app.casework.clocks.clock_at_hand import Grounds, take_clock
from app.domain.errors import NotPermitted
from app.identity.actor import Actor
from app.identity.clock_access import may_move_clocks
from app.storage.unit_of_work import UnitOfWork


def move_clock(
    unit: UnitOfWork, actor: Actor, case_id: str, clock_id: str, grounds: Grounds, due_on: date
) -> None:
    """Sets the due day by a decision of `grounds.day`; stops that begin later still lengthen it.

    Raises NotPermitted, NotFound, CaseEnded, InvalidSubmission, ClockStateError.
    """
    if not may_move_clocks(actor):
        raise NotPermitted()
    at_hand = take_clock(unit, actor, case_id, clock_id, grounds)
    at_hand.clocks.move(at_hand.held, grounds.day, due_on, at_hand.act)
    at_hand.save("clock_moved", "案件{case}的“{clock}”期限经决定改为{due}届满", due=at_hand.due)

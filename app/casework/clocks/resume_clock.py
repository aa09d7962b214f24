"""A person lets a stopped legal clock go on, because what it waited for was received."""

from app.casework.clocks.clock_at_hand import Grounds, take_clock
from app.domain.errors import NotPermitted
from app.identity.actor import Actor
from app.identity.clock_access import may_stop_clocks
from app.storage.unit_of_work import UnitOfWork


def resume_clock(
    unit: UnitOfWork, actor: Actor, case_id: str, clock_id: str, grounds: Grounds, cause: str
) -> None:
    """Ends the open stop of that cause; the clock goes on the day after `grounds.day`.

    Raises NotPermitted, NotFound, CaseEnded, InvalidSubmission, ClockStateError.
    """
    if not may_stop_clocks(actor):
        raise NotPermitted()
    at_hand = take_clock(unit, actor, case_id, clock_id, grounds)
    at_hand.clocks.resume(at_hand.held, grounds.day, at_hand.act, cause=cause)
    said = "案件{case}的“{clock}”期限自{day}的次日起恢复计算，届满日{due}"
    at_hand.save("clock_resumed", said, day=grounds.day, due=at_hand.due)

"""A person stops a legal clock, by a notice that was delivered."""

from app.casework.clocks.clock_at_hand import Grounds, take_clock
from app.domain.errors import NotPermitted
from app.identity.actor import Actor
from app.identity.clock_access import may_stop_clocks
from app.storage.unit_of_work import UnitOfWork


def stop_clock(unit: UnitOfWork, actor: Actor, case_id: str, clock_id: str, grounds: Grounds) -> None:
    """Stops the clock from the day after `grounds.day`; the reason tells this stop from others.

    Raises NotPermitted, NotFound, CaseEnded, InvalidSubmission, ClockStateError.
    """
    if not may_stop_clocks(actor):
        raise NotPermitted()
    at_hand = take_clock(unit, actor, case_id, clock_id, grounds)
    at_hand.clocks.stop(at_hand.held, grounds.day, at_hand.act, cause=at_hand.act.reason)
    at_hand.save("clock_stopped", "案件{case}的“{clock}”期限自{day}的次日起停止计算", day=grounds.day)

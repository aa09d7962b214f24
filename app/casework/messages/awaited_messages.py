"""The messages that a case waits for, asked of its state: a message that is awaited costs no row."""

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.cases.host import StepHost
from app.domain.errors import NotFound
from app.engine.interface import Wait
from app.storage.cases import running_instance
from app.storage.records import CaseFile, Instance
from app.storage.repositories import open_state
from app.storage.unit_of_work import UnitOfWork


def awaited_messages(unit: UnitOfWork, area_id: str, case_id: str) -> tuple[str, ...]:
    """Their names, each once. Raises NotFound."""
    return tuple(dict.fromkeys(wait.message or "" for wait in places_of_messages(unit, area_id, case_id)))


def places_of_messages(unit: UnitOfWork, area_id: str, case_id: str) -> list[Wait]:
    """Every place at which the case waits for one; none once it has ended. Raises NotFound."""
    case = unit.session.get(CaseFile, (area_id, case_id))
    if case is None:
        raise NotFound()
    instance = running_instance(unit.session, area_id, case_id)
    if instance is None:
        return []
    return message_waits(take_in_hand(unit, case, instance), instance)


def message_waits(at_hand: CaseAtHand, instance: Instance) -> list[Wait]:
    """Every place at which the instance waits for a message."""
    state = open_state(at_hand.unit, instance)
    step = at_hand.unit.tools.engine.look(at_hand.release.definition, state, StepHost(at_hand))
    return [wait for wait in step.waits if wait.kind == "message"]

"""Settling an incident: with a word about what was done, and the parked work tried again if wanted."""

from app.casework.conversations.office_case import take_office_case, written
from app.domain.errors import NotFound, NotPermitted, TransitionNotAllowed
from app.identity.actor import Actor
from app.storage import due_work
from app.storage.journal import Line
from app.storage.records import Incident
from app.storage.unit_of_work import UnitOfWork

MAY_RESOLVE = frozenset({"supervisor", "sys_admin"})


def resolve_incident(
    unit: UnitOfWork, actor: Actor, incident_id: str, resolution: str, *, try_again: bool = False
) -> None:
    """Closes an incident of the actor's area; `try_again` gives parked work its three attempts back.

    Raises NotFound, also for an incident of a case that the actor may not see, NotPermitted,
    InvalidSubmission for no words, TransitionNotAllowed for one that is settled.
    """
    if not actor.posts & MAY_RESOLVE:
        raise NotPermitted()
    incident = unit.session.get(Incident, (actor.area_id, incident_id), with_for_update=True)
    if incident is None:
        raise NotFound()
    if incident.case_id is not None and "sys_admin" not in actor.posts:
        take_office_case(unit, actor, incident.case_id)
    if incident.state != "open":
        raise TransitionNotAllowed(what="异常", state="已处理", target="处理")
    incident.resolution = written(resolution, "resolution")
    incident.state, incident.resolved_at = "resolved", unit.moment
    incident.resolved_by = actor.account_id
    if try_again and incident.due_work_id:
        due_work.unpark(unit, actor.area_id, incident.due_work_id)
    if incident.case_id is not None:
        _note(unit, actor, incident)


def _note(unit: UnitOfWork, actor: Actor, incident: Incident) -> None:
    assert incident.case_id is not None
    payload = {"incident": incident.id, "sentence": incident.sentence, "reason": incident.resolution}
    line = Line("incident_resolved", actor.account_id, payload=payload)
    unit.journal.append(incident.area_id, incident.case_id, line)

"""Settling an incident: with a word about what was done, and the parked work tried again if wanted."""

from app.domain.errors import NotFound, NotPermitted, TransitionNotAllowed
from app.identity.actor import Actor
from app.storage import due_work
from app.storage.records import Incident
from app.storage.unit_of_work import UnitOfWork

MAY_RESOLVE = frozenset({"supervisor", "sys_admin"})


def resolve_incident(
    unit: UnitOfWork, actor: Actor, incident_id: str, resolution: str, *, try_again: bool = False
) -> None:
    """Closes an incident of the actor's area; `try_again` gives parked work its three attempts back.

    Raises NotFound, NotPermitted, TransitionNotAllowed for one that is settled.
    """
    if not actor.posts & MAY_RESOLVE:
        raise NotPermitted()
    incident = unit.session.get(Incident, (actor.area_id, incident_id))
    if incident is None:
        raise NotFound()
    if incident.state != "open":
        raise TransitionNotAllowed(what="异常", state="已处理", target="处理")
    if try_again and incident.due_work_id:
        due_work.unpark(unit, actor.area_id, incident.due_work_id)
    incident.state, incident.resolved_at = "resolved", unit.moment
    incident.resolved_by, incident.resolution = actor.account_id, resolution

"""What somebody may begin: the processes deployed in the area, and the form with which each begins."""

from dataclasses import dataclass

from app.casework.cases.new_case import deployed, new_case_at_hand
from app.casework.cases.start_of_process import check_may_start, lane_of, start_event
from app.casework.papers.submissions import form_context
from app.casework.releases.pinned_release import PinnedRelease, form_of
from app.domain.errors import MaterialMissing, NotPermitted
from app.engine.reading.elements import Element
from app.forms import Form, FormContext
from app.identity.actor import Actor
from app.storage.releases import deployed_processes
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class StartView:
    """The start of a process for one actor; nothing of a case exists yet. `post` is whose start it is."""

    release: PinnedRelease
    element: Element
    form: Form
    context: FormContext
    post: str | None


def view_start(unit: UnitOfWork, actor: Actor, process_id: str) -> StartView:
    """The start form of a process. Raises MaterialMissing where it is not deployed, NotPermitted."""
    release = deployed(unit, actor.area_id, process_id)
    start = start_event(release.definition)
    at_hand = new_case_at_hand(unit, actor, release)
    check_may_start(at_hand, actor, start)
    form, context = release.form(form_of(start)), form_context(at_hand, actor)
    return StartView(release, start, form, context, lane_of(at_hand, start)[1])


def may_start(unit: UnitOfWork, actor: Actor, process_id: str) -> bool:
    """Whether the start of a process that is deployed is the actor's. Raises MaterialMissing."""
    try:
        view_start(unit, actor, process_id)
    except NotPermitted:
        return False
    return True


def startable(unit: UnitOfWork, actor: Actor) -> list[StartView]:
    """The starts that the actor may make, by the id of their process."""
    found = []
    for process_id in deployed_processes(unit.session, actor.area_id, day_of(unit.moment)):
        try:
            found.append(view_start(unit, actor, process_id))
        except (NotPermitted, MaterialMissing):
            # Not this person's to begin, or begun by messages alone.
            continue
    return found

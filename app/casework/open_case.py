"""Opening a case: the start form, the party, the number, and the first step."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.case_at_hand import CaseAtHand
from app.casework.case_clocks import CaseClocks
from app.casework.host import StepHost
from app.casework.incidents import FAULTS_OF_MATERIALS, CaseStuck
from app.casework.jurisdiction import Jurisdiction, jurisdiction_of
from app.casework.next_work import NextWork, next_work
from app.casework.parties import Party, party_of
from app.casework.pinned_release import PinnedRelease, form_of
from app.casework.queries import deployed_release
from app.casework.start_of_process import check_may_start, start_event
from app.casework.steps import record_consequences
from app.casework.submissions import check_version, form_context, keep_submission
from app.domain.errors import MaterialMissing
from app.engine.elements import Element
from app.engine.interface import Node, Step
from app.identity.actor import Actor
from app.storage.records import Area, CaseFile, Instance, WorkItem
from app.storage.repositories import next_number, seal_state
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


@dataclass(frozen=True)
class Opened:
    """The new case, its number, and the tasks that were opened."""

    case_id: str
    number: str
    next: tuple[NextWork, ...]


def open_case(
    unit: UnitOfWork,
    actor: Actor,
    process_id: str,
    values: Mapping[str, object],
    *,
    form_version: str | None = None,
) -> Opened:
    """Opens a case of a process that is deployed in the actor's area.

    Raises MaterialMissing where it is not, NotPermitted, StaleForm, InvalidSubmission, and what the start's
    recorder refuses.
    """
    release = deployed(unit, actor.area_id, process_id)
    at_hand = new_case_at_hand(unit, actor, release)
    start = start_event(release.definition)
    check_may_start(at_hand, actor, start)
    form = release.form(form_of(start))
    check_version(form, form_version)
    clean = form.check(values, form_context(at_hand, actor, form=form))
    enter_case(at_hand, party_of(at_hand, clean), channel=_channel(actor, clean))
    submission = keep_submission(at_hand, start, form, clean)
    _note_opening(at_hand, start, form.version, submission)
    opened = start_instance(at_hand, _first_data(at_hand, start, clean))
    return Opened(at_hand.case.id, at_hand.case.number, next_work(unit, actor, opened))


def deployed(unit: UnitOfWork, area_id: str, process_id: str) -> PinnedRelease:
    """The release that new cases of a process follow in an area. Raises MaterialMissing."""
    release = deployed_release(unit.session, area_id, process_id)
    if release is None:
        raise MaterialMissing(kind="已启用的流程", name=process_id)
    found: PinnedRelease = unit.tools.catalogue.release(unit, release.id, process_id)
    return found


def new_case_at_hand(
    unit: UnitOfWork, actor: Actor | None, release: PinnedRelease, area_id: str = ""
) -> CaseAtHand:
    """A case that is about to be entered; nothing is written yet."""
    area = unit.session.get_one(Area, actor.area_id if actor else area_id)
    law = jurisdiction_of(unit, area.id, area.region)
    case = CaseFile(area_id=area.id, id=unit.new_id(), kind=release.process_id, region=area.region)
    case.number, case.party, case.submitted_at, case.accepted_at = "", "", unit.moment, None
    clocks = CaseClocks(unit, area.id, case.id, lambda: law.calendar, loaded=())
    return CaseAtHand(unit, case, unit.new_id(), release, law, clocks, actor)


def enter_case(at_hand: CaseAtHand, party: Party, *, channel: str, parent_case_id: str | None = None) -> None:
    """Gives the case its number and its party, and writes its row."""
    unit, case = at_hand.unit, at_hand.case
    case.number = _case_number(unit, at_hand.law)
    case.person_id, case.party = party.person_id, party.shown
    case.parent_case_id, case.channel = parent_case_id, channel
    case.state, case.opened_by = "open", at_hand.actor_id or ""
    case.journal_seq, case.journal_mac = 0, ""
    unit.session.add(case)
    unit.session.flush()
    unit.journal.know_end(case.area_id, case.id, 0, "")
    at_hand.renew_facts()


def start_instance(
    at_hand: CaseAtHand, values: Mapping[str, object], message: str | None = None
) -> tuple[WorkItem, ...]:
    """Runs the first step of an entered case and writes all that follows from it; the opened tasks."""
    unit, host = at_hand.unit, StepHost(at_hand)
    try:
        step = unit.tools.engine.start(at_hand.release.definition, values, host, message)
        instance = _write_instance(at_hand, step)
        return record_consequences(at_hand, instance, step)
    except FAULTS_OF_MATERIALS as failure:
        raise CaseStuck(at_hand, failure) from failure


def _first_data(at_hand: CaseAtHand, start: Element, values: Mapping[str, object]) -> Mapping[str, object]:
    """What the start event keeps of its form, and what its recorder answers."""
    data = {name: values[name] for name in start.keeps if name in values}
    recorder = start.attributes.get("service")
    if recorder is not None:
        node = Node("start", start.id, start.process_id)
        answer = StepHost(at_hand).call_service(recorder, values, node)
        data |= {start.result: answer} if start.result else {}
    return data


def _write_instance(at_hand: CaseAtHand, step: Step) -> Instance:
    unit, case = at_hand.unit, at_hand.case
    unit.point("step")
    instance = Instance(
        area_id=case.area_id,
        id=at_hand.instance_id,
        case_id=case.id,
        process_id=case.kind,
        release_id=at_hand.release.id,
        version=1,
        status="running" if step.ended is None else "ended",
        ended_as=step.ended,
        started_at=unit.moment,
        ended_at=None if step.ended is None else unit.moment,
        state=seal_state(unit, case.area_id, at_hand.instance_id, step.state),
    )
    unit.session.add(instance)
    unit.session.flush()
    return instance


def _case_number(unit: UnitOfWork, law: Jurisdiction) -> str:
    """GS-2026-00017: the area's letters, the year, and a number that is given once."""
    series = f"{law.area.number_prefix}-{day_of(unit.moment).year}"
    return f"{series}-{next_number(unit, law.area_id, series):05d}"


def _channel(actor: Actor, values: Mapping[str, object]) -> str:
    stated = values.get("channel")
    return stated if isinstance(stated, str) else "online" if "applicant" in actor.posts else "window"


def _note_opening(at_hand: CaseAtHand, start: Element, form_version: str, submission_id: str) -> None:
    at_hand.note(
        "case_opened",
        process_id=start.process_id,
        element_id=start.id,
        form_version=form_version,
        payload={"submission": submission_id, "release": at_hand.release.id},
    )

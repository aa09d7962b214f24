"""A new case: what it follows, its row and number, and the first step of its process."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.host import StepHost
from app.casework.cases.incidents import FAULTS_OF_MATERIALS, CaseStuck
from app.casework.cases.steps import record_consequences
from app.casework.cases.subjects import Subject
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.parameters.jurisdiction import Jurisdiction, jurisdiction_of
from app.casework.releases.pinned_release import PinnedRelease
from app.domain.errors import MaterialMissing
from app.domain.subject import SubjectKind
from app.engine.interface import Step
from app.identity.actor import Actor
from app.storage.numbers import next_number
from app.storage.records import Area, CaseFile, Instance, WorkItem
from app.storage.releases import deployed_release
from app.storage.repositories import seal_state
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def deployed(unit: UnitOfWork, area_id: str, process_id: str) -> PinnedRelease:
    """The release that new cases of a process follow in an area. Raises MaterialMissing."""
    release = deployed_release(unit.session, area_id, process_id, day_of(unit.moment))
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
    case.subject_kind, case.subject_id, case.complained_of = SubjectKind.NONE, None, ()
    case.business = release.definition.processes[case.kind].business
    clocks = CaseClocks(unit, area.id, case.id, lambda: law.calendar, loaded=())
    return CaseAtHand(unit, case, unit.new_id(), release, law, clocks, actor)


def enter_case(
    at_hand: CaseAtHand, subject: Subject, *, channel: str, parent_case_id: str | None = None
) -> None:
    """Gives the case its number and its subject, and writes its row."""
    unit, case = at_hand.unit, at_hand.case
    case.number = _case_number(unit, at_hand.law)
    case.subject_kind, case.subject_id, case.party = subject.kind, subject.id, subject.shown
    case.parent_case_id, case.channel = parent_case_id, channel
    case.confidential_to = at_hand.release.definition.processes[case.kind].confidential_to
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

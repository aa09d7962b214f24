"""Opening a case by its start form."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.host import StepHost
from app.casework.cases.new_case import deployed, enter_case, new_case_at_hand, start_instance
from app.casework.cases.start_of_process import check_may_start, start_event
from app.casework.cases.subjects import subject_of
from app.casework.papers.submissions import check_version, form_context, keep_submission
from app.casework.releases.pinned_release import form_of
from app.casework.tasks.next_work import NextWork, next_work
from app.engine.interface import Node
from app.engine.reading.elements import Element
from app.identity.access import PRIVATE_KINDS
from app.identity.actor import Actor
from app.storage.unit_of_work import UnitOfWork


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
    enter_case(at_hand, subject_of(at_hand, form, clean), channel=_channel(actor, clean))
    submission = keep_submission(at_hand, start, form, clean)
    _note_opening(at_hand, start, form.version, submission)
    opened = start_instance(at_hand, _first_data(at_hand, start, clean))
    return Opened(at_hand.case.id, at_hand.case.number, next_work(unit, actor, opened))


def _first_data(at_hand: CaseAtHand, start: Element, values: Mapping[str, object]) -> Mapping[str, object]:
    """What the start event keeps of its form, and what its recorder answers."""
    data = {name: values[name] for name in start.keeps if name in values}
    recorder = start.attributes.get("service")
    if recorder is not None:
        node = Node("start", start.id, start.process_id)
        answer = StepHost(at_hand).call_service(recorder, values, node)
        data |= {start.result: answer} if start.result else {}
    return data


def _channel(actor: Actor, values: Mapping[str, object]) -> str:
    stated = values.get("channel")
    here = "online" if actor.organisation_kinds & PRIVATE_KINDS else "window"
    return stated if isinstance(stated, str) else here


def _note_opening(at_hand: CaseAtHand, start: Element, form_version: str, submission_id: str) -> None:
    at_hand.note(
        "case_opened",
        process_id=start.process_id,
        element_id=start.id,
        path="",
        form_version=form_version,
        payload={"submission": submission_id, "release": at_hand.release.id},
    )

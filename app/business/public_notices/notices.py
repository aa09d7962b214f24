"""Public notices: published with masked content, taken down with a reason, never deleted."""

from collections.abc import Mapping
from typing import Any, TypedDict

from app.business.public_notices.queries import (
    locked_notice,
    open_objections,
    repeat_due_day,
    running_notices,
    was_upheld,
)
from app.business.public_notices.records import PublicNotice
from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import service
from app.domain.errors import FieldError, InvalidSubmission
from app.domain.scopes import Scope
from app.storage.records import Clock
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of, day_shown_for


class Published(TypedDict):
    """A public notice by its id and by the number that is printed on it."""

    id: str
    number: str


class Closing(TypedDict):
    """How many objections are still open, and whether one was found true so far."""

    open_objections: int
    upheld: bool


@service("notices.publish", tells=("notice_published",))
def publish(
    context: ServiceContext, kind: str, content: Mapping[str, Any], objections: str | None = None
) -> Published:
    """Publishes what the prepared form says (FS-2), until the end of the clock that this node starts.

    `objections` is the process that takes what is said against it, null where nothing is taken. Answers with
    the id of the notice and its number, that of the letter that the node issues. Raises InvalidSubmission
    where there is nothing to be read.
    """
    if not str(content.get("content") or "").strip():
        raise InvalidSubmission((FieldError("content", "required", "公示内容是空的，不能发布。"),))
    at_hand, attributes = context.at_hand, context.element.attributes
    clock = attributes["startsClocks"].split()[0]
    number = at_hand.number(context.element.process_id, attributes["issues"].split()[0])
    published: Published = {"id": at_hand.unit.new_id(), "number": number}
    notice = {**published, "kind": kind, "objections": objections}
    at_hand.after_clocks(lambda: _publish(at_hand, notice, content, clock, context.node.scope))
    context.tell("applicant", "notice_published", clock=clock)
    return published


@service("notices.close")
def close(context: ServiceContext, notice: str) -> Closing:
    """Ends a notice: how many objections to it are still open (GS-16.5b), and whether one was found true."""
    at_hand = context.at_hand
    session = at_hand.unit.session
    row = locked_notice(session, at_hand.area_id, notice)
    row.state = "closed"
    session.flush()
    return {"open_objections": open_objections(session, row), "upheld": was_upheld(session, row)}


@service("notices.withdraw")
def withdraw(context: ServiceContext, reason: str) -> None:
    """Takes down what the case has published; the record stays."""
    at_hand = context.at_hand
    for notice in running_notices(at_hand.unit.session, at_hand.area_id, at_hand.case.id):
        notice.state = "withdrawn"
        at_hand.unit.vault.write(notice, "withdrawn_reason", reason)


def follow_clock(unit: UnitOfWork, clock: Clock) -> None:
    """A running notice ends when the clock that closes it is due."""
    repeat_due_day(unit.session, clock)


def _publish(
    at_hand: CaseAtHand,
    notice: Mapping[str, Any],
    content: Mapping[str, Any],
    clock: str,
    scope: Scope,
) -> None:
    held = at_hand.clocks.find(clock, scope)
    assert held is not None and held.row.due_at is not None, "the node has just started its clock"
    at_hand.unit.session.add(
        PublicNotice(
            area_id=at_hand.area_id,
            case_id=at_hand.case.id,
            publisher_id=_publisher(at_hand),
            **notice,
            scope=list(content.get("scope") or ()),
            channels=list(content.get("channel") or ()),
            content=" ".join(filter(None, (content["content"], content.get("remarks")))),
            starts_on=content.get("start") or day_of(at_hand.unit.moment),
            ends_on=day_shown_for(held.row.due_at),
            ends_at=held.row.due_at,
            clock_id=held.row.id,
            state="running",
            published_by=at_hand.actor_id,
            published_at=at_hand.unit.moment,
            withdrawn_reason=None,
        )
    )


def _publisher(at_hand: CaseAtHand) -> str:
    """The organisation of who prepared the notice, under the post at hand."""
    assert at_hand.actor is not None, "a notice is published right after a person has prepared it"
    held = [each for each in at_hand.actor.memberships if at_hand.post in (None, each.post)]
    return (held or list(at_hand.actor.memberships))[0].organisation_id

"""Public notices: published with masked content, taken down with a reason, never deleted."""

from collections.abc import Mapping
from typing import Any

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import service
from app.casework.telling.notify import Telling, notify
from app.domain.scopes import Scope
from app.storage.assessments import running_notices
from app.storage.objections import notice_of_case, open_objections
from app.storage.records import PublicNotice
from app.workcalendar.moments import day_of, day_shown_for


@service("notices.publish")
def publish(context: ServiceContext, kind: str, content: Mapping[str, Any]) -> None:
    """Publishes what the prepared form says (FS-2), until the end of the clock that this node starts."""
    at_hand = context.at_hand
    clock = context.element.attributes["startsClocks"].split()[0]
    at_hand.after_clocks(lambda: _publish(at_hand, kind, content, clock, context.node.scope))
    notify(at_hand, Telling("applicant", "notice_published", key=context.node.task_id, clock=clock))


@service("notices.close")
def close(context: ServiceContext) -> dict[str, object]:
    """Ends the notice that the case has published; how many objections to it are still open (GS-16.5b)."""
    at_hand = context.at_hand
    session = at_hand.unit.session
    notice = notice_of_case(session, at_hand.area_id, at_hand.case.id)
    if notice is None:
        return {"open_objections": 0}
    notice.state = "closed"
    session.flush()
    return {"open_objections": open_objections(session, notice)}


@service("notices.withdraw")
def withdraw(context: ServiceContext, reason: str) -> None:
    """Takes down what the case has published; the record stays."""
    at_hand = context.at_hand
    for notice in running_notices(at_hand.unit.session, at_hand.area_id, at_hand.case.id):
        notice.state = "withdrawn"
        at_hand.unit.vault.write(notice, "withdrawn_reason", reason)


def _publish(at_hand: CaseAtHand, kind: str, content: Mapping[str, Any], clock: str, scope: Scope) -> None:
    held = at_hand.clocks.find(clock, scope)
    assert held is not None and held.row.due_at is not None, "the node has just started its clock"
    at_hand.unit.session.add(
        PublicNotice(
            area_id=at_hand.area_id,
            id=at_hand.unit.new_id(),
            case_id=at_hand.case.id,
            publisher_id=_publisher(at_hand),
            kind=kind,
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

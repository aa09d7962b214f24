"""Colleagues: the people of an area or of some organisations, as actors."""

from collections.abc import Collection

from app.identity.access import PRIVATE_KINDS
from app.identity.actor import Actor, Membership
from app.storage.colleagues import posts_held
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of


def colleagues(
    unit: UnitOfWork, area_id: str, organisations: Collection[str] | None = None
) -> tuple[Actor, ...]:
    """Everybody who handles cases today, in these organisations or in all of the area, with all posts there.

    Neither the public nor those who only run the platform are among them.
    """
    names: dict[str, str] = {}
    held: dict[str, list[Membership]] = {}
    for account, organisation, post in posts_held(unit.session, area_id, day_of(unit.moment), organisations):
        if organisation.kind not in PRIVATE_KINDS:
            names[account.id] = account.name
            membership = Membership(organisation.id, organisation.kind, organisation.name, post)
            held.setdefault(account.id, []).append(membership)
    found = (Actor(one, name, area_id, tuple(held[one])) for one, name in names.items())
    return tuple(actor for actor in found if actor.reads_cases)


def works_in_office(actor: Actor) -> bool:
    """Whether the actor handles cases for an organisation, and not only as the public does."""
    return actor.reads_cases and bool(actor.organisation_kinds - PRIVATE_KINDS)


def may_enter_for(actor: Actor, absent: Actor) -> bool:
    """Whether the actor may enter an absence: one's own, or as supervisor of the other's organisation."""
    if actor.account_id == absent.account_id:
        return True
    supervised = {each.organisation_id for each in actor.memberships if each.post == "supervisor"}
    return bool(supervised & absent.organisations)

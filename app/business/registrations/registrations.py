"""Registrations of organisations, before any designation: whose code it is, and who acts for it."""

from collections.abc import Mapping
from typing import Any, TypedDict

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder
from app.domain.errors import AlreadyExists, CertificateDiffers, NotPermitted
from app.identity.accounts import open_closed_account
from app.identity.posts import ORGANISATION_KINDS, POSTS
from app.storage.organisations import members_of_organisation
from app.storage.records import Membership, Organisation
from app.workcalendar.moments import day_of


class Received(TypedDict):
    """Which organisation registers, and who acts for it already: they are asked before anybody joins them."""

    organisation: str
    members: list[str]


@recorder("registrations.receive")
def receive(context: ServiceContext, values: Mapping[str, Any]) -> Received:
    """Says whether the code is known: then the registration is no more than a proposal to its people."""
    organisation = _organisation(context.at_hand)
    today = day_of(context.at_hand.unit.moment)
    found = members_of_organisation(
        context.at_hand.unit.session, organisation.area_id, organisation.id, today
    )
    return {"organisation": organisation.id, "members": [account for account, _ in found]}


@recorder("registrations.accept", refuses=(CertificateDiffers, AlreadyExists, NotPermitted))
def accept(context: ServiceContext, values: Mapping[str, Any]) -> list[str]:
    """Gives the members accounts in the organisation, and answers with their ids.

    The form says under `certificate` which credit code the clerk reads there; the data of the task are the
    `organisation_kind` and the `members` `{name, login, post}` of the registration. Nobody is designated by
    it: a candidate stays one. The accounts are closed until each has its first password. Raises
    CertificateDiffers, NotPermitted for a post that such an organisation does not have, AlreadyExists.
    """
    at_hand = context.at_hand
    organisation = _organisation(at_hand)
    if values["certificate"] != organisation.uscc:
        raise CertificateDiffers(code=organisation.uscc)
    if organisation.kind not in ORGANISATION_KINDS:
        organisation.kind = str(at_hand.data["organisation_kind"])
    members = at_hand.data["members"]
    assert isinstance(members, list), "the form of the registration gives a table of members"
    return [_member(at_hand, organisation, member) for member in members]


def _organisation(at_hand: CaseAtHand) -> Organisation:
    place = (at_hand.area_id, at_hand.case.organisation_id)
    return at_hand.unit.session.get_one(Organisation, place)


def _member(at_hand: CaseAtHand, organisation: Organisation, member: Mapping[str, Any]) -> str:
    post = POSTS.get(str(member["post"]))
    if post is None or organisation.kind not in post.kinds:
        raise NotPermitted()
    account = open_closed_account(at_hand.unit, at_hand.area_id, str(member["login"]), str(member["name"]))
    at_hand.unit.session.add(
        Membership(
            area_id=at_hand.area_id,
            id=at_hand.unit.new_id(),
            account_id=account.id,
            organisation_id=organisation.id,
            post=post.code,
            since=day_of(at_hand.unit.moment),
            until=None,
        )
    )
    at_hand.unit.session.flush()
    return account.id

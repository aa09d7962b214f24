"""The applicant party without an account: who acts when a case's code, or a draft, is all that is known."""

from collections.abc import Mapping

from app.domain.masking import mask_name
from app.identity.actor import Actor, Membership
from app.identity.posts import ORGANISATION_KINDS
from app.storage.records import Account
from app.storage.unit_of_work import UnitOfWork

KIND = "applicant"
APPLICANT, THIRD_PERSON = "applicant", "third_person"
"""The posts of the public: the party of a case, and who speaks up in somebody else's."""

_CLOSED = "!"
"""Fits no password: nobody signs in as this account."""


def applicant(area_id: str, applicant_id: str, name: str = "") -> Actor:
    """Who acts under an id that only the holder of a code, or of a draft, is given."""
    held = (Membership("", KIND, ORGANISATION_KINDS[KIND], post) for post in (APPLICANT, THIRD_PERSON))
    return Actor(applicant_id, name, area_id, tuple(held))


def name_of_applicant(values: Mapping[str, object]) -> str:
    """Who signs: the guardian or agent where one is named, the insured person, who gives a name alone, or the
    contact of an organisation; "" for somebody who does not give a name.
    """
    people = (values.get("representative"), values.get("insured"), values)
    names = [person.get("name") for person in people if isinstance(person, Mapping)]
    organisation = values.get("organisation")
    if isinstance(organisation, Mapping):
        names += [organisation.get("contact"), organisation.get("name")]
    for name in names:
        if isinstance(name, str) and name.strip():
            return name.strip()
    return ""


def enter_applicant(unit: UnitOfWork, actor: Actor) -> None:
    """Gives the party an account to which records may point: closed to sign-in, the name masked."""
    if unit.session.get(Account, actor.account_id) is not None:
        return
    unit.session.add(
        Account(
            id=actor.account_id,
            area_id=actor.area_id,
            login=f"applicant:{actor.account_id}",
            name=mask_name(actor.name),
            password_hash=_CLOSED,
            second_factor=None,
            second_factor_step=0,
            state="disabled",
            session_epoch=1,
            created_at=unit.moment,
        )
    )
    unit.session.flush()

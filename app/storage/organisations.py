"""Organisations as parties of cases: found by their code, with the people who act for them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.storage.colleagues import posts_held
from app.storage.records import Organisation


def organisation_by_code(session: Session, area_id: str, uscc: str) -> Organisation | None:
    """The area's organisation with a credit code; "" is nobody's code."""
    if not uscc:
        return None
    return session.scalars(
        select(Organisation).where(Organisation.area_id == area_id, Organisation.uscc == uscc)
    ).one_or_none()


def organisations_of_kind(session: Session, area_id: str, kind: str, state: str) -> Sequence[Organisation]:
    """The area's organisations of a kind in a state, by name."""
    of_kind = (Organisation.area_id == area_id, Organisation.kind == kind, Organisation.state == state)
    return session.scalars(select(Organisation).where(*of_kind).order_by(Organisation.name)).all()


def members_of_organisation(
    session: Session, area_id: str, organisation_id: str, day: date
) -> list[tuple[str, str]]:
    """Accounts with their names that hold a post there on a day, each once."""
    held = posts_held(session, area_id, day, [organisation_id])
    return list({account.id: account.name for account, _, _ in held}.items())

"""An application that is being filled in, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.casework.applying.public_applicant import applicant, name_of_applicant
from app.casework.cases.view_start import StartView, may_start, view_start
from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.storage.records import PublicDraft
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ApplicationView:
    """A draft with its form. `values` are raw; `actor` is who will sign."""

    id: str
    area_id: str
    start: StartView
    values: Mapping[str, Any]
    saved_at: datetime
    actor: Actor


def view_application(
    unit: UnitOfWork, area_id: str, draft_id: str, signed_in: Actor | None = None
) -> ApplicationView:
    """The draft, filled in by an applicant with an account where one has signed in.

    Raises NotFound once it is submitted or forgotten.
    """
    draft = application_draft(unit, area_id, draft_id)
    values = unit.vault.read(draft, "values")
    actor = who_fills_in(unit, draft, values, signed_in)
    return ApplicationView(
        id=draft_id,
        area_id=area_id,
        start=view_start(unit, actor, draft.subject),
        values=values,
        saved_at=draft.saved_at,
        actor=actor,
    )


def who_fills_in(
    unit: UnitOfWork, draft: PublicDraft, values: Mapping[str, object], signed_in: Actor | None
) -> Actor:
    """Who has signed in, if that account may begin such a case; otherwise a party without an account."""
    if signed_in is not None and may_start(unit, signed_in, draft.subject):
        return signed_in
    return applicant(draft.area_id, draft.id, name_of_applicant(values))


def application_draft(unit: UnitOfWork, area_id: str, draft_id: str, *, locked: bool = False) -> PublicDraft:
    """The row of an application's draft, locked until the unit ends on request. Raises NotFound."""
    draft = unit.session.get(PublicDraft, (area_id, draft_id), with_for_update=locked or None)
    if draft is None or draft.case_id is not None:
        raise NotFound()
    return draft

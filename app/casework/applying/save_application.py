"""Keeping what an applicant has typed, unchecked, until it is submitted or thrown away."""

from collections.abc import Mapping

from app.casework.applying.view_application import application_draft
from app.casework.papers.forget_uploads import forget_uploads
from app.storage.public_access import write_draft
from app.storage.unit_of_work import UnitOfWork


def save_application(
    unit: UnitOfWork, area_id: str, draft_id: str, values: Mapping[str, object], *, form_version: str
) -> None:
    """Keeps raw values instead of earlier ones. Raises NotFound."""
    write_draft(unit, application_draft(unit, area_id, draft_id), values, form_version)


def discard_application(unit: UnitOfWork, area_id: str, draft_id: str) -> None:
    """Throws a draft away at the applicant's wish. Raises NotFound."""
    unit.session.delete(application_draft(unit, area_id, draft_id))
    forget_uploads(unit, area_id, draft_id)

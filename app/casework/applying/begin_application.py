"""Beginning to fill in an application on the public pages: a draft, before anything is submitted."""

from app.casework.applying.public_applicant import applicant
from app.casework.cases.view_start import view_start
from app.domain.errors import NotPermitted
from app.storage.public_access import write_draft
from app.storage.records import PublicDraft
from app.storage.unit_of_work import UnitOfWork


def begin_application(unit: UnitOfWork, area_id: str, process_id: str) -> str:
    """Opens an empty draft and gives its id, by which the applicant party acts from now on.

    Raises MaterialMissing where the process is not deployed, NotPermitted where it is not for the public, or
    is not offered to it.
    """
    draft_id = unit.new_id()
    start = view_start(unit, applicant(area_id, draft_id), process_id)
    if start.release.told.own.start is None:
        raise NotPermitted()
    draft = PublicDraft(area_id=area_id, id=draft_id, subject=process_id, case_id=None, secret=None)
    write_draft(unit, draft, {}, start.form.version)
    return draft_id

"""Beginning to fill in an application on the public pages: a draft, before anything is submitted."""

from datetime import timedelta

from app.casework.forget_uploads import forget_uploads
from app.casework.public_applicant import applicant
from app.casework.view_start import view_start
from app.storage.public_access import forget_drafts, write_draft
from app.storage.records import PublicDraft
from app.storage.unit_of_work import UnitOfWork

KEPT = timedelta(days=7)
"""How long a draft that nobody goes on with is kept, on the machine's clock."""


def begin_application(unit: UnitOfWork, area_id: str, process_id: str) -> str:
    """Opens an empty draft and gives its id, by which the applicant party acts from now on.

    Raises MaterialMissing where the process is not deployed, NotPermitted where it is not for the public.
    """
    draft_id = unit.new_id()
    start = view_start(unit, applicant(area_id, draft_id), process_id)
    forget_uploads(unit, forget_drafts(unit.session, unit.machine_moment - KEPT))
    draft = PublicDraft(area_id=area_id, id=draft_id, subject=process_id, case_id=None, secret=None)
    write_draft(unit, draft, {}, start.form.version)
    return draft_id

"""In which pooling area a visitor of the public pages is: an installation may serve several."""

from flask import abort, redirect, request, session, url_for

from app.portal import queries
from app.portal.visit import applicant_signed_in
from app.storage.records import Area
from app.web.door import reading

_CHOSEN = "area"


def chosen_area() -> Area:
    """The visitor's area; a visitor who has still to choose one is sent to do so."""
    signed_in = applicant_signed_in()
    wanted = signed_in.area_id if signed_in else session.get(_CHOSEN)
    found = queries.areas(reading())
    if not found:
        abort(404)
    chosen = found[0] if len(found) == 1 else next((area for area in found if area.id == wanted), None)
    return chosen or abort(redirect(url_for("portal.areas", next=request.path)))


def choose_area(area_id: str) -> None:
    """Keeps the choice for this browser; a place that does not exist changes nothing."""
    if any(area.id == area_id for area in queries.areas(reading())):
        session[_CHOSEN] = area_id

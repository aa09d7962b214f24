"""Once a day the ends of all journals of an area are signed, so that a tail that was cut off is found."""

from app.storage.area_list import area_ids
from app.storage.journal_head import sign_head
from app.storage.unit_of_work import UnitOfWork


def seal_day(unit: UnitOfWork) -> int:
    """Signs the legal today's head of every area that has none yet; how many areas there are."""
    areas = area_ids(unit.session)
    for area_id in areas:
        sign_head(unit, area_id)
    return len(areas)

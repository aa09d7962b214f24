"""Complaints and reports (投诉举报): taken in from anybody, looked into, answered, kept as a record."""

from app.business.complaints import services
from app.business.complaints.records import Complaint
from app.business.complaints.shown import show
from app.casework.rooms.room import Produced, Room
from app.storage.rows_of_case import latest_of

ROOM = Room(
    name="complaints",
    services=(services,),
    shown=(show,),
    produced=(Produced("complaint", latest_of(Complaint)),),
)

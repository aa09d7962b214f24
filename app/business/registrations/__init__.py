"""How an organisation comes in: as a candidate by its credit code, its people after a check."""

from app.business.registrations import registrations
from app.casework.rooms.room import Room

ROOM = Room(name="registrations", services=(registrations,))

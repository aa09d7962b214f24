"""Public notices: what is published for objections, what is said against it, how that is answered."""

from app.business.public_notices import notices, objections
from app.casework.rooms.room import Room

ROOM = Room(name="public_notices", services=(notices, objections))

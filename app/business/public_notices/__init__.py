"""Public notices: what is published for objections, and taken down."""

from app.business.public_notices import notices
from app.casework.rooms.room import Room

ROOM = Room(name="public_notices", services=(notices,))

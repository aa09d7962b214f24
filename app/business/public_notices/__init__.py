"""Public notices: what is published for objections, what is said against it, how that is answered."""

from app.business.public_notices import notices, objections
from app.business.public_notices.records import Objection, PublicNotice
from app.business.public_notices.shown import show
from app.casework.rooms.room import Produced, Room
from app.storage.rows_of_case import latest_of

ROOM = Room(
    name="public_notices",
    services=(notices, objections),
    shown=(show,),
    produced=(
        Produced("notice", latest_of(PublicNotice)),
        Produced("objection", latest_of(Objection)),
    ),
    clock_followers=(notices.follow_clock,),
)

"""Documents on their way to a person: supplements that are asked for, deliveries attempt by attempt."""

from app.business.deliveries import deliveries, supplements
from app.business.deliveries.choices import CHOICES
from app.business.deliveries.facts import FACTS
from app.business.deliveries.records import Delivery
from app.business.deliveries.shown import show
from app.casework.rooms.room import Produced, Room
from app.storage.rows_of_case import latest_of

ROOM = Room(
    name="deliveries",
    services=(deliveries, supplements),
    facts=FACTS,
    choices=CHOICES,
    shown=(show,),
    produced=(Produced("delivery", latest_of(Delivery)),),
)

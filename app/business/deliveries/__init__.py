"""Documents on their way to a person: supplements that are asked for, deliveries attempt by attempt."""

from app.business.deliveries import deliveries, supplements
from app.business.deliveries.choices import CHOICES
from app.business.deliveries.facts import FACTS
from app.casework.rooms.room import Room

ROOM = Room(name="deliveries", services=(deliveries, supplements), facts=FACTS, choices=CHOICES)

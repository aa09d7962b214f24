"""What the subjects of the office can do: one room a subject, which announces what it brings.

A room imports casework and what stands below it, never another room: they meet through facts, registers and
messages. A new room is one more line here; nothing is scanned.
"""

from app.business import (
    assessments,
    complaints,
    deliveries,
    public_notices,
    registers,
    registrations,
)
from app.casework.rooms.own import OWN

ROOMS = (
    OWN,
    assessments.ROOM,
    complaints.ROOM,
    deliveries.ROOM,
    public_notices.ROOM,
    registers.ROOM,
    registrations.ROOM,
)

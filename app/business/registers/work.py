"""The due work of registers: leads that begin cases, copies for the areas of a province, wakings."""

from app.business.registers import copies, leads, waking
from app.casework.rooms.room import WorkKind

WORKS = (
    WorkKind(leads.WORK, leads.begin_lead),
    WorkKind(copies.WORK, copies.receive_copy),
    WorkKind(waking.WORK, waking.wake),
)

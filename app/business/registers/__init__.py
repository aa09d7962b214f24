"""Registers: what a process leaves behind and others ask about, such as bans, designations, agreements."""

from app.business.registers import services
from app.business.registers.functions import FUNCTIONS
from app.business.registers.work import WORKS
from app.casework.rooms.room import Room

ROOM = Room(name="registers", services=(services,), functions=FUNCTIONS, works=WORKS)

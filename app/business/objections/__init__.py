"""Objections to what was published: raised, looked into, answered."""

from app.business.objections import objections
from app.casework.rooms.room import Room

ROOM = Room(name="objections", services=(objections,))

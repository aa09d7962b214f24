"""What business rooms announce: each name once, with the types that publishing checks by."""

from typing import TypedDict

import pytest

from app.business import ROOMS
from app.casework.rooms.room import ChoiceList, Fact, Room
from app.casework.rooms.rooms import AnnouncedTwice, Rooms
from app.casework.services.value_shapes import shape_of_annotation
from app.feel.shapes import NUMBER, TEXT, context
from app.storage.records import CaseFile
from app.storage.unit_of_work import UnitOfWork


class Weather(TypedDict):
    sky: str
    degrees: int


def weather(unit: UnitOfWork, case: CaseFile) -> Weather:
    return {"sky": "晴", "degrees": 20}


def test_a_fact_announces_the_members_that_its_reader_declares() -> None:
    rooms = Rooms([Room("weather", facts=(Fact("weather", weather),))])
    assert shape_of_annotation(rooms.facts["weather"].type) == context(sky=TEXT, degrees=NUMBER)


def test_two_rooms_do_not_announce_one_name() -> None:
    def lists(name: str) -> Room:
        return Room(name, choices=(ChoiceList("colours", lambda at_hand, facts: ()),))

    with pytest.raises(AnnouncedTwice, match="colours"):
        assert Rooms([lists("one"), lists("other")]).choices


def test_every_shipped_fact_says_its_members() -> None:
    for fact in Rooms(ROOMS).facts.values():
        shape = shape_of_annotation(fact.type)
        inner = shape.element or shape
        assert inner.members, fact.name

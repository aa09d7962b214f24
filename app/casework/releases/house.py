"""What materials may name because the platform has it."""

from app.casework.cases.fact_shapes import FACT_SHAPES, LETTER_SHAPES, OFFICE
from app.casework.parameters.parameter_names import is_named
from app.casework.releases.checks import House
from app.casework.rooms.room import Lent
from app.casework.services.value_shapes import shape_of_annotation
from app.casework.telling.notify import RECIPIENTS
from app.casework.tools import Tools
from app.feel.shapes import Shape, context


def _lent(function: Lent) -> Shape:
    return Shape("function", parameters=function.parameters, result=shape_of_annotation(function.gives))


def house_of(tools: Tools) -> House:
    """The services, facts, lists, recipients and parameters of this platform."""
    stated = {key for region in tools.regions.values() for key in region.versions}
    rooms = tools.rooms
    offices = context(**dict.fromkeys(("agency", "tpa", *rooms.offices), OFFICE))
    return House(
        services=tools.services,
        facts={**FACT_SHAPES, **{name: shape_of_annotation(fact.type) for name, fact in rooms.facts.items()}},
        letter_facts={**LETTER_SHAPES, "offices": offices},
        choices=frozenset(rooms.choices),
        recipients=RECIPIENTS | rooms.recipients.keys(),
        served=_served(tools),
        knows_parameter=lambda key: key in stated or is_named(key),
        functions={name: _lent(function) for name, function in rooms.functions.items()},
        registers=tools.registers,
        messages=tools.messages,
    )


def _served(tools: Tools) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for region in tools.regions.values():
        for code, business in region.duties.businesses.items():
            found.setdefault(code, set()).add(business.process)
    return {code: frozenset(processes) for code, processes in found.items()}

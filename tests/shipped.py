"""What the checkout ships, read from its folders: whoever adds a process enrols it nowhere."""

from functools import cache

from app.casework.releases.materials import CHECKOUT, read_checkout
from app.engine.reading.diagrams import Definition, parse_definition, references

BPMN = CHECKOUT / "bpmn"


@cache
def diagrams() -> dict[str, bytes]:
    """Every diagram by its path below the checkout."""
    return {path: text for path, text in read_checkout(CHECKOUT).items() if path.endswith(".bpmn")}


@cache
def processes() -> tuple[str, ...]:
    """The processes of which cases are opened: those that no other calls."""
    asked = [references(text) for text in diagrams().values()]
    called = {name for each in asked for name in each.called}
    return tuple(sorted({name for each in asked for name in each.processes} - called))


@cache
def definition_of(process_id: str) -> Definition:
    """The diagrams that a process reaches."""
    return parse_definition(diagrams(), process_id)

"""What no scenario exercises, read from the journals of the cases that the scenarios played."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache

from app.bootstrap import read_regions
from app.business import ROOMS
from app.casework.releases.materials import CHECKOUT, reach_of, read_checkout
from app.casework.releases.pinned_release import read_release
from app.casework.rooms.rooms import Rooms
from app.engine.reading.diagrams import Definition, parse_definition
from app.scenarios.player import Play
from app.scenarios.possible_refusals import is_met, possible_refusals
from app.scenarios.queries import journal_of
from app.scenarios.refused import Refused
from app.storage.records import JournalEntry

Place = tuple[str, str]
_FORKS_ALL_WAYS = "parallelGateway"


@dataclass
class Played:
    """What was exercised: completed elements, taken flows, fired timers, refusals, requirements."""

    elements: set[Place] = field(default_factory=set)
    flows: set[tuple[str, str, str]] = field(default_factory=set)
    timers: set[Place] = field(default_factory=set)
    requirements: set[str] = field(default_factory=set)
    refusals: set[Refused] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)

    def add(self, other: "Played") -> None:
        """Takes over what another playing exercised."""
        for name in (each.name for each in fields(self)):
            getattr(self, name).update(getattr(other, name))


@cache
def definition_of(process_id: str) -> Definition:
    """The shipped diagrams that a process reaches."""
    return parse_definition(_shipped(process_id, ".bpmn"), process_id)


def unplayed(played: Played, process_id: str) -> list[str]:
    """A line for everything of a process that was not exercised."""
    return [*gaps(played, definition_of(process_id)), *missing_refusals(played, process_id)]


def watch(played: Played, play: Play, process_id: str) -> None:
    """Adds what one played scenario exercised of a process."""
    definition = definition_of(process_id)
    played.regions.add(play.scenario.region)
    played.requirements.update(play.scenario.covers)
    played.refusals.update(play.refusals)
    with play.stage.platform.reading_unit() as unit:
        for case_id in play.cases.values():
            lines = journal_of(unit, play.stage.cast.area_id, case_id)
            done = [place for place in _places(lines, "element_completed") if place in definition.elements]
            played.elements.update(done)
            played.timers.update(_places(lines, "timer_fired"))
            played.flows.update(flows_taken(done, definition))


def _places(lines: Sequence[JournalEntry], kind: str) -> list[Place]:
    return [(str(row.process_id), str(row.element_id)) for row in lines if row.kind == kind]


def flows_taken(done: Sequence[Place], definition: Definition) -> Iterator[tuple[str, str, str]]:
    """The flows behind a sequence of completed elements: of an exclusive gateway the one taken, else all."""
    for index, (process_id, source) in enumerate(done):
        targets = {
            target
            for (process, start, target) in definition.flows
            if (process, start) == (process_id, source)
        }
        if definition.element(process_id, source).kind == _FORKS_ALL_WAYS or len(targets) == 1:
            yield from ((process_id, source, target) for target in targets)
            continue
        later = (element for process, element in done[index + 1 :] if process == process_id)
        if (taken := next((element for element in later if element in targets), None)) is not None:
            yield process_id, source, taken


def gaps(played: Played, definition: Definition) -> Iterator[str]:
    """A line for everything that no scenario exercised."""
    for (process_id, element_id), element in sorted(definition.elements.items()):
        if (process_id, element_id) not in played.elements:
            yield f"element      {process_id}/{element_id}  {element.name}"
        if element.event == "timer" and (process_id, element_id) not in played.timers:
            yield f"timer        {process_id}/{element_id}  {element.name}"
        for requirement in element.requirements:
            if requirement not in played.requirements:
                yield f"requirement  {requirement}  at {process_id}/{element_id}"
    for process_id, source, target in sorted(definition.flows):
        if (process_id, source, target) not in played.flows:
            yield f"flow         {process_id}: {source} → {target}"


def missing_refusals(played: Played, process_id: str) -> Iterator[str]:
    """A line for every refusal of the process's materials that no scenario has met."""
    release = read_release("", process_id, _shipped(process_id))
    regions = read_regions(CHECKOUT / "bpmn" / "regions")
    sources = [document.prefix for region in played.regions for document in regions[region].sources]
    for refused in sorted(possible_refusals(release, Rooms(ROOMS).services, sources)):
        if not is_met(refused, played.refusals):
            yield f"refusal      {'/'.join(refused.place)}  {refused.field or 'the whole'}: {refused.code}"


def _shipped(process_id: str, ending: str = "") -> dict[str, bytes]:
    files = reach_of(read_checkout(CHECKOUT), process_id).files
    return {path: text for path, text in files.items() if path.endswith(ending)}

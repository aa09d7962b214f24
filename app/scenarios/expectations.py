"""What `expect` names, compared with what is there: only what it names, except `open`, which is exact."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from markupsafe import Markup

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.cases.host import StepHost
from app.casework.papers.read_letter import read_letter
from app.scenarios.cast import Cast
from app.scenarios.queries import business_records, case_of, journal_of, notes_of, open_items
from app.scenarios.reader import LEGAL_ZONE, read_moment
from app.scenarios.registers import entries_found, unheard_found
from app.storage.cases import instances_of
from app.storage.clock_ledgers import clocks_of
from app.storage.documents import documents_of
from app.storage.records import Clock, WorkItem
from app.storage.repositories import open_state
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_shown_for

Difference = tuple[str, object, object]


def differences(
    unit: UnitOfWork, cast: Cast, case_id: str, cases: Mapping[str, str], wanted: Mapping[str, Any]
) -> Iterator[Difference]:
    """Everything that is not as `wanted`: what, expected, found."""
    scene = Scene(unit, cast, case_id, cases)
    for what, expected in wanted.items():
        if what != "case":
            found = FINDERS[what](scene, expected)
            if not _fits(what, expected, found):
                yield what, expected, part_asked_for(found, expected)


class Scene:
    """A case as `expect` sees it."""

    def __init__(self, unit: UnitOfWork, cast: Cast, case_id: str, cases: Mapping[str, str]) -> None:
        self.unit, self.cast, self.case_id, self.cases = unit, cast, case_id, cases

    def items(self) -> list[WorkItem]:
        return list(open_items(self.unit, self.cast.area_id, self.case_id))

    def clocks(self) -> dict[str, Clock]:
        return {row.name: row for row, _ in clocks_of(self.unit.session, self.cast.area_id, self.case_id)}

    @cached_property
    def at_hand(self) -> CaseAtHand:
        area_id = self.cast.area_id
        [instance, *_] = instances_of(self.unit.session, area_id, self.case_id)
        return take_in_hand(self.unit, case_of(self.unit, area_id, self.case_id), instance)

    def facts(self) -> dict[str, Any]:
        return self.at_hand.facts.about(None)

    def data(self) -> Mapping[str, object]:
        """The process data as the engine holds it."""
        [instance, *_] = instances_of(self.unit.session, self.cast.area_id, self.case_id)
        definition, engine = self.at_hand.release.definition, self.unit.tools.engine
        step = engine.look(definition, open_state(self.unit, instance), StepHost(self.at_hand))
        return {**step.data, **{name: value for task in step.open for name, value in task.data.items()}}


def _open(scene: Scene, expected: object) -> object:
    """Task ids; or, where people are asked for, who holds or is offered each."""
    if not isinstance(expected, dict):
        return sorted(item.element_id for item in scene.items())
    found: dict[str, list[str]] = {}
    for item in scene.items():
        whose = [item.claimed_by] if item.claimed_by else list(item.candidates or ())
        found.setdefault(item.element_id, []).extend(scene.cast.alias_of(each) for each in whose)
    return {task: sorted(aliases) for task, aliases in found.items()}


def _due(scene: Scene, expected: Mapping[str, Any]) -> object:
    due = {item.element_id: item.due_at for item in scene.items()}
    due |= {name: clock.due_at for name, clock in scene.clocks().items() if name not in due}
    if not expected:
        return due
    return {name: _as_asked(due.get(name), asked) for name, asked in expected.items()}


def _overdue(scene: Scene, _expected: object) -> object:
    now = scene.unit.moment
    return sorted({item.element_id for item in scene.items() if item.due_at and item.due_at <= now})


def _clocks(scene: Scene, expected: Mapping[str, Mapping[str, Any]]) -> object:
    """What the clocks show of what is asked, wherever they stand; all clocks where none is to run."""
    known: dict[str, Any] = scene.at_hand.facts.every_clock()
    if not expected:
        return known
    found = {}
    for name, asked in expected.items():
        clock = known.get(name, {})
        found[name] = {key: _as_asked(clock.get(key), value) for key, value in asked.items()}
    return found


def _data(scene: Scene, _expected: object) -> object:
    return scene.data()


def _record(scene: Scene, _expected: object) -> object:
    """The business records, people by the names that the file gives them."""
    return _with_aliases(scene.cast, business_records(scene.unit, scene.cast.area_id, scene.case_id))


def _with_aliases(cast: Cast, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_aliases(cast, each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_aliases(cast, each) for each in value]
    return cast.alias_of(value) if isinstance(value, str) else value


def _journal(scene: Scene, _expected: object) -> object:
    return [line.kind for line in journal_of(scene.unit, scene.cast.area_id, scene.case_id)]


def _documents(scene: Scene, _expected: object) -> object:
    return [row.code for row in documents_of(scene.unit.session, scene.cast.area_id, scene.case_id)]


def _letters(scene: Scene, expected: Mapping[str, object]) -> dict[str, str]:
    """Of each letter that is asked for its newest words, without marks."""
    rows = documents_of(scene.unit.session, scene.cast.area_id, scene.case_id)
    return {row.code: _words(read_letter(scene.unit, row)) for row in rows if row.code in expected}


def _words(page: str) -> str:
    return "".join(Markup(page).striptags().split())


def _notified(scene: Scene, _expected: object) -> list[dict[str, Any]]:
    """The notices of the case, each with the day, and with the aliases of those whom it has reached."""
    notes = notes_of(scene.unit, scene.cast.area_id, scene.case_id)
    return [
        {
            **note.details,
            "told_on": _day(note.done_at),
            "received_by": _aliases(scene, note.details.get("told")),
        }
        for note in notes
    ]


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(LEGAL_ZONE).date() if moment else None


def _aliases(scene: Scene, accounts: Iterable[str] | None) -> list[str]:
    return sorted(scene.cast.alias_of(each) for each in accounts or ())


def _cases(scene: Scene, expected: Mapping[str, str]) -> object:
    return {
        name: case_of(scene.unit, scene.cast.area_id, scene.cases[name]).outcome
        for name in expected
        if name in scene.cases
    }


def _ended(scene: Scene, _expected: object) -> object:
    case = case_of(scene.unit, scene.cast.area_id, scene.case_id)
    running = [
        each.id
        for each in instances_of(scene.unit.session, case.area_id, case.id)
        if each.status == "running"
    ]
    return case.outcome if not running else None


def _registers(scene: Scene, expected: Mapping[str, Any]) -> object:
    return entries_found(scene.unit, scene.cast, expected)


def _unheard(scene: Scene, _expected: object) -> object:
    return unheard_found(scene.unit, scene.cast)


FINDERS: dict[str, Callable[[Scene, Any], object]] = {
    "open": _open, "due": _due, "overdue": _overdue, "clocks": _clocks, "data": _data, "record": _record,
    "documents": _documents, "letters": _letters, "notified": _notified, "journal": _journal,
    "cases": _cases, "ended": _ended, "registers": _registers, "unheard": _unheard,
}  # fmt: skip


def _as_asked(found: object, asked: object) -> object:
    """A due moment as the day that people see, where a day was asked for."""
    if isinstance(found, datetime):
        local = found.astimezone(LEGAL_ZONE)
        return local.replace(tzinfo=None) if isinstance(asked, datetime) else day_shown_for(local)
    return found


def _fits(what: str, expected: object, found: object) -> bool:
    if what == "open":
        return _ordered(expected) == _ordered(found)
    if what == "overdue":
        return sorted(expected) == found if isinstance(expected, list) else False
    if what == "letters" and isinstance(found, dict) and isinstance(expected, dict):
        return all(words in found.get(code, "") for code, words in expected.items())
    if what == "notified" and expected and isinstance(found, list):
        # A notice that reached nobody is none.
        return contains([note for note in found if note["received_by"]], expected)
    return contains(found, expected)


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return {key: sorted(each) for key, each in value.items()}
    return sorted(value) if isinstance(value, list) else value


def part_asked_for(found: object, expected: object) -> object:
    """Of mappings only the keys that the file names, so that the difference can be read."""
    if isinstance(found, Mapping) and isinstance(expected, Mapping) and expected:
        return {key: part_asked_for(found.get(key), each) for key, each in expected.items()}
    return found


def contains(found: object, expected: object) -> bool:
    """Whether `expected` is part of `found`: mappings by key, each expected member of a list, else equal.

    An empty list or mapping has no part that could be missing, so it asks for an empty one.
    """
    if isinstance(expected, Mapping | list) and not expected:
        return isinstance(found, Mapping | list | tuple) and not found
    if isinstance(expected, Mapping):
        return isinstance(found, Mapping) and all(
            key in found and contains(found[key], each) for key, each in expected.items()
        )
    if isinstance(expected, list) and isinstance(found, list | tuple):
        return all(any(contains(one, each) for one in found) for each in expected)
    if isinstance(expected, date) and isinstance(found, str):
        return expected.isoformat() == found
    if isinstance(expected, str) and isinstance(found, datetime):
        return read_moment(expected) == found
    return found == expected

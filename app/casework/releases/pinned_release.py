"""A release as running cases use it: its files read once, kept in memory under their content hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from threading import Lock

from app.casework.releases.materials import Materials, form_path
from app.casework.releases.told import Told, told_of
from app.casework.tasks.offers import Asks, asks_of
from app.dmn import DecisionModel, read_model
from app.domain.errors import MaterialMissing, MaterialRefused
from app.engine.reading.diagrams import Definition, parse_definition
from app.engine.reading.elements import Element
from app.forms import Form, read_form
from app.storage.releases import release_files
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.clock_rules import ClockRule
from app.workcalendar.declarations import read_clocks


@dataclass(frozen=True)
class PinnedRelease:
    """Everything that a process reaches, ready to use and never changed; shared by all cases that pin it."""

    id: str
    process_id: str
    files: Materials
    definition: Definition
    clocks: Mapping[str, ClockRule]
    decisions: Mapping[str, DecisionModel]
    told: Told
    _texts: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def user_tasks(self) -> tuple[Element, ...]:
        """The tasks of people, of the process and of all that it calls."""
        return tuple(each for each in self.definition.elements.values() if each.kind == "userTask")

    @cached_property
    def offers(self) -> tuple[tuple[str, Asks], ...]:
        """The names of these tasks, and whom they ask for."""
        return asks_of(self.definition, self.user_tasks)

    def form(self, form_id: str) -> Form:
        """A form by its id, as `ltci_assessment/check_materials`. Raises MaterialMissing."""
        return read_form(self.form_text(form_id), form_id)

    def form_text(self, form_id: str) -> str:
        """A form's schema as it was written. Raises MaterialMissing."""
        return self._text(form_path(form_id), "表单", form_id)

    def has_form(self, form_id: str) -> bool:
        return form_path(form_id) in self.files

    def letter(self, process_id: str, code: str) -> str:
        """The template of a letter: the process's own, else the one that processes share."""
        own, shared = f"bpmn/{process_id}/documents/{code}.html", f"bpmn/shared/documents/{code}.html"
        return self._text(own if own in self.files else shared, "文书", code)

    def clock(self, name: str) -> ClockRule:
        """The declaration of a clock. Raises MaterialMissing."""
        if name not in self.clocks:
            raise MaterialMissing(kind="期限", name=name)
        return self.clocks[name]

    def decision(self, decision_id: str) -> DecisionModel:
        """A decision model. Raises MaterialMissing."""
        if decision_id not in self.decisions:
            raise MaterialMissing(kind="决策表", name=decision_id)
        return self.decisions[decision_id]

    def _text(self, path: str, kind: str, name: str) -> str:
        if path not in self.files:
            raise MaterialMissing(kind=kind, name=name)
        # The same text for all who ask: what is kept by its text is found by a hash that it remembers.
        if path not in self._texts:
            self._texts[path] = self.files[path].decode("utf-8")
        return self._texts[path]


def read_release(release_id: str, process_id: str, files: Materials) -> PinnedRelease:
    """Reads and checks every file. Raises DiagramRefused, MaterialRefused."""
    definition = parse_definition(_of_kind(files, ".bpmn"), process_id)
    return PinnedRelease(
        id=release_id,
        process_id=process_id,
        files=files,
        definition=definition,
        clocks=_clocks(files),
        decisions={
            PurePosixPath(path).stem: read_model(xml) for path, xml in _of_kind(files, ".dmn").items()
        },
        told=told_of(files, definition.processes.values(), process_id),
    )


def form_of(element: Element) -> str:
    """The id of an element's form: the shared one that it names, or the one called like itself."""
    return element.attributes.get("form") or f"{element.process_id}/{element.id}"


def needs_form(element: Element, process_id: str) -> bool:
    """Whether nothing can go on without a form: at a task of a person, and at the process's own start."""
    is_start = element.kind == "startEvent" and element.parent is None and element.message is None
    return element.kind == "userTask" or (is_start and element.process_id == process_id)


@dataclass(frozen=True)
class Catalogue:
    """The releases that this process of the platform has read so far."""

    _known: dict[str, PinnedRelease] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def release(self, unit: UnitOfWork, release_id: str, process_id: str) -> PinnedRelease:
        """A stored release; its files are read from the database once. Raises MaterialMissing."""
        with self._lock:
            if release_id not in self._known:
                files = release_files(unit.session, release_id)
                if not files:
                    raise MaterialMissing(kind="流程版本", name=release_id)
                self._known[release_id] = read_release(release_id, process_id, files)
            return self._known[release_id]

    def learn(self, release: PinnedRelease) -> None:
        """Takes over what was read and checked to be published, so that it is not read again."""
        with self._lock:
            self._known.setdefault(release.id, release)

    def knows(self, release_id: str) -> PinnedRelease | None:
        """A release that was read before; whatever was published has been checked."""
        return self._known.get(release_id)


def _of_kind(files: Materials, suffix: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(suffix)}


def _clocks(files: Materials) -> dict[str, ClockRule]:
    rules: dict[str, ClockRule] = {}
    for path, content in _of_kind(files, "/clocks.yaml").items():
        for name, rule in read_clocks(content.decode("utf-8"), path).items():
            if name in rules:
                raise MaterialRefused(material=path, reason=f"期限 {name} 已在别处声明")
            rules[name] = rule
    return rules

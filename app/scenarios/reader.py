"""A scenario file as plain values, refused with the place where it is not well-formed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from app.domain.yaml_text import read_yaml
from app.scenarios.faults import NotWellFormed
from app.scenarios.likeness import written_out

LEGAL_ZONE = ZoneInfo("Asia/Shanghai")

TOP = {
    "scenario", "covers", "process", "region", "now", "parameters", "given", "start", "steps", "guide",
    "like", "until",
}  # fmt: skip
NEEDED = ("scenario", "process", "region", "now", "start", "steps")
STEP_KEYS = {
    "do": {"do", "as", "with", "at", "item", "case"},
    "wait": {"wait"},
    "send": {"send", "as", "case", "at"},
    "start": {"start", "as", "with", "case", "at"},
    "spawned": {"spawned"},
    "refused": {"refused", "as", "with", "because", "at", "item", "case"},
    "expect": {"expect"},
}
EXPECTABLE = {
    "case", "open", "due", "overdue", "clocks", "data", "record", "documents", "letters", "notified",
    "journal", "cases", "ended", "registers", "unheard",
}  # fmt: skip


@dataclass(frozen=True)
class ScenarioStep:
    """One step: its kind is the first word (`do`, `wait`, …), `body` the whole mapping."""

    number: int
    kind: str
    body: Mapping[str, Any]

    @property
    def title(self) -> str:
        what = self.body[self.kind]
        if self.kind == "expect":
            return "expect"
        names = ("message", "start", "process")
        named = next(what[key] for key in names if key in what) if isinstance(what, Mapping) else what
        return f"{self.kind} {named}"

    @property
    def because(self) -> list[str]:
        """The refusals that a `refused` step must meet, all of them."""
        said = self.body["because"]
        return said if isinstance(said, list) else [said]


@dataclass(frozen=True)
class Scenario:
    """A file, read. `now` is aware, in Asia/Shanghai.

    `guide` ({as, try}) marks the case with which a demo's visitor starts: who holds its task, what to try.
    """

    path: Path
    title: str
    process: str
    region: str
    now: datetime
    start: Mapping[str, Any]
    steps: tuple[ScenarioStep, ...]
    covers: tuple[str, ...] = ()
    given: tuple[Mapping[str, Any], ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    guide: Mapping[str, str] | None = None

    @property
    def office(self) -> str:
        """The office in bpmn/offices; `- office: without_tpa` among what is given means another one."""
        named = [given["office"] for given in self.given if "office" in given]
        return f"scenario_{named[0]}" if named else "scenario"

    @property
    def processes(self) -> set[str]:
        """The main process, and every one that a step starts, is refused to start, or finds begun."""
        started = {step.body["start"] for step in self.steps if step.kind == "start"}
        started |= {step.body["spawned"]["process"] for step in self.steps if step.kind == "spawned"}
        refused = [step.body["refused"] for step in self.steps if step.kind == "refused"]
        return {self.process, *started, *(what["start"] for what in refused if "start" in _named(what))}


def _named(what: object) -> Mapping[str, Any]:
    return what if isinstance(what, Mapping) else {}


def read_scenario(path: Path, known_requirements: frozenset[str]) -> Scenario:
    """Read one file; raises NotWellFormed. `covers` may name only `known_requirements`."""
    raw = written_out(path, _load(path), _load)
    for key in NEEDED:
        if key not in raw:
            raise NotWellFormed(f"{path}: `{key}` is missing")
    steps = tuple(_step(path, number, body) for number, body in enumerate(raw["steps"], 1))
    unknown = [name for name in raw.get("covers", []) if name not in known_requirements]
    if unknown:
        raise NotWellFormed(f"{path}: covers names {unknown[0]}, which no source has")
    return Scenario(
        path=path,
        title=str(raw["scenario"]),
        process=raw["process"],
        region=raw["region"],
        now=read_moment(raw["now"]),
        start=raw["start"],
        steps=steps,
        covers=tuple(raw.get("covers", ())),
        given=tuple(raw.get("given", ())),
        parameters=raw.get("parameters", {}),
        guide=raw.get("guide"),
    )


def require_a_claim(scenario: Scenario) -> None:
    """A scenario without any `expect` or `refused` shows nothing: NotWellFormed."""
    if not any(step.kind in ("expect", "refused") for step in scenario.steps):
        raise NotWellFormed(f"{scenario.path}: no step expects or refuses anything")


def read_moment(text: object) -> datetime:
    """`2026-05-06 09:00` (or a YAML date or date-time) as a legal moment."""
    if isinstance(text, datetime):
        return text.replace(tzinfo=LEGAL_ZONE)
    if isinstance(text, date):
        return datetime(text.year, text.month, text.day, tzinfo=LEGAL_ZONE)
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=LEGAL_ZONE)
    except ValueError as error:
        raise NotWellFormed(f"{text} is no moment: write 2026-05-06 09:00") from error


def _load(path: Path) -> dict[str, Any]:
    try:
        raw = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise NotWellFormed(f"{path}: {error}") from error
    if not isinstance(raw, dict):
        raise NotWellFormed(f"{path}: a scenario is a mapping")
    _only(path, "the file", raw, TOP)
    return raw


def _step(path: Path, number: int, body: object) -> ScenarioStep:
    if not isinstance(body, dict):
        raise NotWellFormed(f"{path}: step {number} is no mapping")
    kinds = [key for key in STEP_KEYS if key in body]
    kind = "do" if "do" in kinds else (kinds[0] if kinds else "")
    if not kind:
        raise NotWellFormed(f"{path}: step {number} has none of {', '.join(STEP_KEYS)}")
    _only(path, f"step {number}", body, STEP_KEYS[kind])
    if kind == "expect":
        _only(path, f"step {number}", body["expect"], EXPECTABLE)
    if kind == "refused" and "because" not in body:
        raise NotWellFormed(f"{path}: step {number} does not say `because`")
    if kind == "refused" and isinstance(body["refused"], Mapping):
        _only(path, f"step {number}", body["refused"], {"message", "start"})
    return ScenarioStep(number, kind, body)


def _only(path: Path, place: str, found: Mapping[str, Any], allowed: set[str]) -> None:
    unknown = sorted(set(found) - allowed)
    if unknown:
        raise NotWellFormed(f"{path}: {place} has an unknown key {unknown[0]}")

"""Plays a scenario's steps in order, each as its person would, and says what differs from the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.casework.cases.open_case import open_case
from app.casework.messages.send_message import send_message
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.domain.errors import Refusal
from app.identity.access import refusal_to_work
from app.identity.queries import area_has_tpa
from app.scenarios.cast import Player
from app.scenarios.expectations import differences
from app.scenarios.faults import NotWellFormed, ScenarioFailed
from app.scenarios.queries import all_items, cases_caused_by, open_items
from app.scenarios.reader import Scenario, ScenarioStep, read_moment
from app.scenarios.refused import Refused, codes_of, refused_at
from app.scenarios.stage import Stage
from app.scenarios.values import Values, start_of
from app.scenarios.waiting import wait_target
from app.storage.clock_ledgers import clocks_of
from app.storage.records import WorkItem
from app.storage.unit_of_work import UnitOfWork

MAIN = "main"


@dataclass
class Play:
    """One scenario on a stage. `cases` names the cases that the steps speak of; the first is `main`."""

    scenario: Scenario
    stage: Stage
    cases: dict[str, str] = field(default_factory=dict)
    told: Callable[[str], object] = lambda _line: None
    done: int = -1
    last: datetime | None = None
    refusals: list[Refused] = field(default_factory=list)
    _place: tuple[str, str] = ("", "")

    def play(self) -> None:
        """Plays everything. Raises ScenarioFailed, NotWellFormed."""
        while self.next_moment() is not None:
            self.play_next()

    def next_moment(self) -> datetime | None:
        """When the next step is played; None after the last."""
        if self.done < 0:
            return self.scenario.now
        if self.done == len(self.scenario.steps):
            return None
        step = self.scenario.steps[self.done]
        if step.kind == "wait":
            return self._target(step)
        return read_moment(step.body["at"]) if "at" in step.body else self.last

    def play_next(self) -> None:
        """Plays the start or the next step."""
        moment = self.next_moment()
        assert moment is not None
        self.stage.travel_to(moment)
        if self.done < 0:
            self._attempt(ScenarioStep(0, "start", {"start": self.scenario.process, **self.scenario.start}))
        else:
            self._attempt(self.scenario.steps[self.done])
        self.done += 1
        self.last = moment

    def _attempt(self, step: ScenarioStep) -> None:
        try:
            getattr(self, f"_{step.kind}")(step)
        except Refusal as refusal:
            raise ScenarioFailed(
                step.number, step.title, "it to be done", f"{refusal.code}: {refusal}"
            ) from refusal
        self.told(f"{self.stage.clock.moment:%Y-%m-%d %H:%M}  {step.body.get('as', ''):<24} {step.title}")

    def _start(self, step: ScenarioStep) -> None:
        self._open(step, step.body["start"])

    def _do(self, step: ScenarioStep) -> None:
        self._work(step, step.body["do"])

    def _send(self, step: ScenarioStep) -> None:
        sent = step.body["send"]
        self._hand_in(step, sent["message"], sent.get("with", {}))

    def _refused(self, step: ScenarioStep) -> None:
        wanted = f"refused because {', '.join(step.because)}"
        try:
            self._try(step, step.body["refused"], step.body.get("with", {}))
        except Refusal as refusal:
            if set(step.because) <= set(codes_of(refusal)):
                self.refusals += refused_at(self._place, refusal, step.because)
                return
            found = f"{', '.join(codes_of(refusal))}: {refusal}"
            raise ScenarioFailed(step.number, step.title, wanted, found) from refusal
        raise ScenarioFailed(step.number, step.title, wanted, "it was done")

    def _try(self, step: ScenarioStep, what: Any, values: Mapping[str, Any]) -> None:
        if isinstance(what, str):
            self._work(step, what)
        elif "message" in what:
            self._hand_in(step, what["message"], values)
        else:
            self._open(step, what["start"])

    def _wait(self, _step: ScenarioStep) -> None:
        """Nothing more: the clock has travelled before the step."""

    def _open(self, step: ScenarioStep, process_id: str) -> None:
        player = self.stage.cast.of_role(step.body["as"])[0]
        values = self._values(step.body.get("with", {}))
        with self.stage.platform.unit() as unit:
            actor = self.stage.actor(unit, player)
            self._place = (process_id, start_of(unit, actor, process_id).id)
            opened = open_case(unit, actor, process_id, values.for_start(unit, actor, process_id))
        self.cases[step.body.get("case", MAIN)] = opened.case_id

    def _hand_in(self, step: ScenarioStep, message: str, raw: Mapping[str, Any]) -> None:
        player = self.stage.cast.of_role(step.body["as"])[0]
        self._place = ("message", message)
        with self.stage.platform.unit() as unit:
            actor = self.stage.actor(unit, player)
            case_id = self._case(step)
            values = self._values(raw).for_message(unit, actor, case_id, message)
            send_message(unit, actor, case_id, message, values)

    def _spawned(self, step: ScenarioStep) -> None:
        wanted = step.body["spawned"]
        with self.stage.platform.reading_unit() as unit:
            found = cases_caused_by(
                unit, self.stage.cast.area_id, wanted["process"], set(self.cases.values())
            )
        if not found:
            raise ScenarioFailed(step.number, step.title, f"a case of {wanted['process']}", "none")
        self.cases[wanted["case"]] = found[0].id

    def _expect(self, step: ScenarioStep) -> None:
        wanted: Mapping[str, Any] = step.body["expect"]
        with self.stage.platform.reading_unit() as unit:
            case_id = self.cases[wanted.get("case", MAIN)]
            for what, expected, found in differences(unit, self.stage.cast, case_id, self.cases, wanted):
                raise ScenarioFailed(step.number, f"expect {what}", expected, found)

    def _work(self, step: ScenarioStep, task: str) -> None:
        players = self.stage.cast.of_role(step.body["as"])
        with self.stage.platform.unit() as unit:
            item, player = self._item_for(unit, step, task, players)
            self._place = (item.process_id, item.element_id)
            actor = self.stage.actor(unit, player)
            values = self._values(step.body.get("with", {})).for_task(unit, actor, item)
            if item.state == "open" and item.claimed_by != actor.account_id:
                claim_work(unit, actor, item.id)
            complete_work(unit, actor, item.id, values)

    def _item_for(
        self, unit: UnitOfWork, step: ScenarioStep, task: str, players: list[Player]
    ) -> tuple[WorkItem, Player]:
        """The task that is meant, and the first of the players who may do it (else the first of them)."""
        area_id, case_id = self.stage.cast.area_id, self._case(step)
        named = [item for item in open_items(unit, area_id, case_id) if is_named(item, task)]
        mine = [(item, player) for item in named for player in players if self._may(unit, item, player)]
        if mine:
            return mine[min(step.body.get("item", 1), len(mine)) - 1]
        past = named or [item for item in all_items(unit, area_id, case_id) if is_named(item, task)]
        if not past:
            here = ", ".join(item.element_id for item in open_items(unit, area_id, case_id)) or "nothing"
            raise ScenarioFailed(step.number, step.title, f"{task} to be open", f"open: {here}")
        own = [item for item in past if item.candidates is None or _names(item, players)]
        return (own or past)[-1], players[0]

    def _may(self, unit: UnitOfWork, item: WorkItem, player: Player) -> bool:
        actor = self.stage.actor(unit, player)
        if item.claimed_by not in (None, actor.account_id):
            return False
        return refusal_to_work(actor, item, area_has_tpa(unit.session, item.area_id)) is None

    def _case(self, step: ScenarioStep) -> str:
        name = step.body.get("case", MAIN)
        if name not in self.cases:
            raise NotWellFormed(f"{self.scenario.path}: step {step.number} speaks of an unknown case {name}")
        return self.cases[name]

    def _values(self, raw: Mapping[str, Any]) -> Values:
        return Values(raw, self.stage.cast)

    def _target(self, step: ScenarioStep) -> datetime:
        with self.stage.platform.reading_unit() as unit:
            calendar = self.stage.platform.calendar(unit, self.stage.cast.area_id)

            def due_of(clock: str) -> datetime:
                found = [
                    row
                    for row, _ in clocks_of(unit.session, self.stage.cast.area_id, self._case(step))
                    if row.name == clock
                ]
                if not found or found[-1].due_at is None:
                    raise ScenarioFailed(step.number, step.title, f"a clock {clock} that runs", "none")
                return found[-1].due_at

            return wait_target(str(step.body["wait"]), self.last or self.scenario.now, calendar, due_of)


def _names(item: WorkItem, players: list[Player]) -> bool:
    return any(player.account_id in (item.candidates or ()) for player in players)


def is_named(item: WorkItem, task: str) -> bool:
    """Whether `deliver_letter/record_delivery` or `record_delivery` means this task."""
    whole = f"{item.path}/{item.element_id}".strip("/")
    return whole == task or whole.endswith(f"/{task}")

"""What the page of one case stands on, read once a request and shared by its tabs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from flask_babel import gettext

from app.casework.applying.issue_case_code import serves_the_public
from app.casework.clocks.clock_rows import record_of
from app.casework.messages.awaited_messages import awaited_messages
from app.casework.releases.pinned_release import PinnedRelease
from app.domain.errors import NotFound
from app.engine.reading.elements import Element, Process
from app.identity.actor import Actor
from app.identity.colleagues import works_in_office
from app.storage.calendars import calendar_of
from app.storage.cases import instances_of
from app.storage.clock_ledgers import clocks_of
from app.storage.records import CaseFile, Clock, Instance, Submission, WorkItem
from app.storage.staff import names_of
from app.storage.submissions import submissions_of
from app.storage.unit_of_work import UnitOfWork
from app.tracking import queries
from app.tracking.calls import Call, caller_of, calls_of
from app.tracking.stuck import Stuck
from app.tracking.trace import Trace, trace_of
from app.web.clock_words import ClockView, acts_open_to, view_of
from app.web.journal_lines import JournalLine, journal_of
from app.web.journal_story import StoryLine, story_of
from app.web.queries import Awaited, OpenTask, awaited_moments, case_in_sight, open_tasks_of
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.legal_clock import ClockRecord


@dataclass
class CasePage:
    """One case as one person may see it."""

    unit: UnitOfWork
    actor: Actor
    case: CaseFile
    _calls: dict[str, list[Call]] = field(default_factory=dict)

    @cached_property
    def instance(self) -> Instance:
        """The case's own process: the one that was started first."""
        return instances_of(self.unit.session, self.case.area_id, self.case.id)[0]

    @cached_property
    def release(self) -> PinnedRelease:
        """The materials that the case follows."""
        found = self.unit.tools.catalogue.release(
            self.unit, self.instance.release_id, self.instance.process_id
        )
        assert isinstance(found, PinnedRelease)
        return found

    @cached_property
    def journal(self) -> list[JournalLine]:
        """What happened, in order."""
        return journal_of(self.unit, self.case)

    @property
    def story(self) -> list[StoryLine]:
        """The journal as a person reads it."""
        return story_of(self.journal, self.release.definition, for_the_office=works_in_office(self.actor))

    @property
    def outcome(self) -> str:
        """The name of the end that the case came to; empty while it runs."""
        end = self.process(self.instance.process_id).elements.get(self.case.outcome or "")
        return end.name if end else ""

    @cached_property
    def items(self) -> Sequence[WorkItem]:
        """All tasks that the case ever had."""
        return queries.items_of(self.unit, self.case)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days of the case's area."""
        return calendar_of(self.unit, self.case.area_id)

    @cached_property
    def clocks(self) -> list[ClockView]:
        """The legal clocks, in the order of their starts."""
        return [view_of(row, record, self.calendar, self.unit.moment) for row, record in self._records]

    def clock(self, clock_id: str) -> tuple[ClockView, ClockRecord]:
        """One of the clocks with its record. Raises NotFound."""
        for row, record in self._records:
            if row.id == clock_id:
                return view_of(row, record, self.calendar, self.unit.moment), record
        raise NotFound()

    def acts_open_to(self, record: ClockRecord) -> list[str]:
        """What the person may do to one of the clocks now."""
        return acts_open_to(self.actor, record) if self.case.state == "open" else []

    @cached_property
    def _records(self) -> list[tuple[Clock, ClockRecord]]:
        loaded = clocks_of(self.unit.session, self.case.area_id, self.case.id)
        return [(row, record_of(row, entries)) for row, entries in loaded]

    @cached_property
    def open_tasks(self) -> list[OpenTask]:
        """What the case waits for, the nearest deadline first."""
        return open_tasks_of(self.unit, self.case)

    @cached_property
    def stuck(self) -> list[Stuck]:
        """What keeps the case from going on; nothing for most cases."""
        found = queries.open_incidents(self.unit, self.case)
        return [Stuck(each, self._step_name(each.element_id)) for each in found]

    def _step_name(self, element_id: str | None) -> str:
        """The name of a step in whichever of the case's diagrams it is drawn."""
        elements = self.release.definition.elements.items()
        return next((gettext(each.name) for (_, name), each in elements if name == element_id), "")

    @cached_property
    def awaited(self) -> list[Awaited]:
        """The moments that the case waits for, the next one first."""
        return awaited_moments(self.unit, self.case.area_id, [self.case.id]).get(self.case.id, [])

    @property
    def at_window(self) -> bool:
        """Whether the person gives out codes for the public pages."""
        return works_in_office(self.actor) and serves_the_public(self.unit, self.actor)

    @cached_property
    def may_hand_in(self) -> list[Element]:
        """The events at which the case takes something that this person may hand in."""
        if self.case.state != "open" or not may_send(self.unit, self.actor, self.case):
            return []
        awaited = awaited_messages(self.unit, self.case.area_id, self.case.id)
        elements = self.release.definition.elements.values()
        return list({each.message: each for each in elements if each.message in awaited}.values())

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of all who worked in the case or handed something in, by account id."""
        worked = {account for item in self.items for account in (item.ended_by, item.claimed_by) if account}
        return names_of(self.unit.session, worked | {each.submitted_by for each in self.submissions})

    @cached_property
    def offices(self) -> dict[str, str]:
        """Names of the area's organisations by id."""
        return queries.organisation_names(self.unit, self.case.area_id)

    @cached_property
    def submissions(self) -> Sequence[Submission]:
        """The forms that were handed in, in order."""
        return submissions_of(self.unit.session, self.case.area_id, self.case.id)

    @property
    def start_event(self) -> str | None:
        """The element with which somebody began the case."""
        return next((line.element_id for line in self.journal if line.kind == "case_opened"), None)

    def process(self, process_id: str) -> Process:
        """A diagram that the case's process reaches. Raises NotFound."""
        found = self.release.definition.processes.get(process_id)
        if found is None:
            raise NotFound()
        return found

    def element(self, process_id: str, element_id: str) -> Element:
        """An element of one of the diagrams. Raises NotFound."""
        found = self.process(process_id).elements.get(element_id)
        if found is None:
            raise NotFound()
        return found

    def calls(self, process_id: str) -> list[Call]:
        """The times that the case went through a diagram. Raises NotFound."""
        if process_id not in self._calls:
            self._calls[process_id] = calls_of(self.process(process_id), self.journal)
        return self._calls[process_id]

    def call(self, process_id: str, number: int | None = None) -> Call:
        """One of these times, the last one where no number is asked for. Raises NotFound."""
        calls = self.calls(process_id) or [Call(process_id)]
        if number is None:
            return calls[-1]
        found = next((call for call in calls if call.number == number), None)
        if found is None:
            raise NotFound()
        return found

    def call_title(self, call: Call) -> str:
        """The step that called, to tell a call of a diagram from its other calls; empty for the only one."""
        calls = self.calls(call.process_id)
        if len(calls) < 2:
            return ""
        caller = caller_of(self.release.definition, call.path)
        same = [each.number for each in calls if each.path == call.path]
        name = gettext(caller.name) if caller else ""
        again = gettext("第 %(number)d 次", number=same.index(call.number) + 1) if len(same) > 1 else ""
        return " ".join(part for part in (name, again) if part)

    def trace(self, call: Call) -> Trace:
        """Where the case went in a diagram at one time, and where it stands."""
        process = self.process(call.process_id)
        return trace_of(list(process.elements.values()), process.flows, call.completed, self._tokens(call))

    def _tokens(self, call: Call) -> list[str]:
        """Elements that hold a token: open tasks, timers, and the calls in whose diagrams something waits."""
        places = [
            (item.process_id, item.element_id, item.path) for item in self.items if item.state == "open"
        ]
        places += [
            (wait.process_id, wait.element_id, wait.path) for wait in queries.waits_of(self.unit, self.case)
        ]
        process = self.process(call.process_id)
        shown = [(place, call.token_at(process, *place)) for place in places]
        here = [element_id for place, element_id in shown if element_id == place[1]]
        below = {element_id for place, element_id in shown if element_id and element_id != place[1]}
        return [*here, *sorted(below)]


def may_send(unit: UnitOfWork, actor: Actor, case: CaseFile) -> bool:
    """Whether a person may at all hand something in: the party, or who receives for it at the window."""
    own = case.opened_by == actor.account_id or case.subject_id in actor.organisations
    return own or serves_the_public(unit, actor)


def open_case_page(unit: UnitOfWork, actor: Actor, case_id: str) -> CasePage:
    """The page of a case that the actor may see. Raises NotFound."""
    return CasePage(unit, actor, case_in_sight(unit, actor, case_id))

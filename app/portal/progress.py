"""A case as its applicant party sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.messages.awaited_messages import places_of_messages
from app.casework.queries import clocks_of, running_instance
from app.casework.releases.pinned_release import PinnedRelease
from app.casework.releases.told_words import Spot
from app.casework.telling.told_values import told_value
from app.engine.interface import Wait
from app.forms import FormContext
from app.forms.bound import BoundForm
from app.portal import queries
from app.portal.milestones import Milestone, way_of
from app.portal.plain_words import standing
from app.portal.queries import Place
from app.portal.spots import spots_of
from app.portal.story import Told, story_for_applicant
from app.storage.calendars import calendar_of
from app.storage.records import CaseFile, Document, Organisation
from app.storage.unit_of_work import UnitOfWork
from app.web.clock_words import ClockView, clock_view
from app.web.journal_lines import journal_of
from app.web.queries import submissions_of

SUPPLEMENT, WITHDRAWAL = "supplement_received", "withdrawn"
MESSAGES = (SUPPLEMENT, WITHDRAWAL)
"""What the applicant party may hand in here, where its case waits for it."""

_REQUEST, _TEAM = "issue_supplement", "form_team"
_TO_SUPPLEMENT, _TO_DISPUTE = "supplement_due", "dispute_window"


@dataclass
class Progress:
    """One case at one moment."""

    unit: UnitOfWork
    case: CaseFile

    @cached_property
    def title(self) -> str:
        """What the case is about."""
        return gettext(self.release.definition.processes[self.case.kind].name)

    @property
    def standing(self) -> list[str]:
        """Where the case is."""
        return standing(self.case, self._places, self.release, self._value)

    @property
    def way(self) -> list[Milestone]:
        """The steps of the case."""
        return way_of(self.case, self._spots, self.release.told)

    @property
    def deadlines(self) -> list[ClockView]:
        """What runs for the office; what runs for the applicant party has a place of its own."""
        return [clock for clock in self._clocks if clock.name not in (_TO_SUPPLEMENT, _TO_DISPUTE)]

    @cached_property
    def may_hand_in(self) -> frozenset[str]:
        """The messages that the case waits for and that the applicant party may send."""
        return frozenset(wait.message or "" for wait in self._awaited) & frozenset(MESSAGES)

    @cached_property
    def request(self) -> BoundForm | None:
        """What exactly is missing, as the latest notice says it; None while nothing is asked for."""
        return self._submitted(_REQUEST) if SUPPLEMENT in self.may_hand_in else None

    @property
    def visit(self) -> Mapping[str, Any] | None:
        """The appointment, as long as the visit is ahead."""
        ahead = any("record_visit" in spot for spot in self._spots)
        return self._values.get(_TEAM) if ahead else None

    @property
    def supplement_clock(self) -> ClockView | None:
        """Until when the papers are awaited."""
        return self._running(_TO_SUPPLEMENT)

    @property
    def re_review_clock(self) -> ClockView | None:
        """How long is left to ask for a re-review; None before the letter was received and after the end."""
        return self._running(_TO_DISPUTE)

    @cached_property
    def letters(self) -> Sequence[Document]:
        """The letters addressed to the applicant party, the latest first."""
        return queries.letters_of(self.unit, self.case, self.release.told.letters)

    @cached_property
    def story(self) -> list[Told]:
        """What happened so far, the latest first."""
        return story_for_applicant(journal_of(self.unit, self.case), self.release)

    @cached_property
    def institution(self) -> Organisation | None:
        """The institution that assesses, once it is chosen."""
        chosen = self._values.get("dispatch_institution", {}).get("institution")
        return self.unit.session.get(Organisation, (self.case.area_id, chosen)) if chosen else None

    @cached_property
    def release(self) -> PinnedRelease:
        """The materials that the case follows."""
        release_id = queries.release_of(self.unit, self.case)
        found: PinnedRelease = self.unit.tools.catalogue.release(self.unit, release_id, self.case.kind)
        return found

    @cached_property
    def _clocks(self) -> list[ClockView]:
        calendar = calendar_of(self.unit, self.case.area_id)
        rows = clocks_of(self.unit.session, self.case.area_id, self.case.id)
        clocks = [clock_view(row, entries, calendar, self.unit.moment) for row, entries in rows]
        return [clock for clock in clocks if clock.runs]

    @cached_property
    def _places(self) -> list[list[Spot]]:
        """Where the case waits; for a message only where another case sends it."""
        awaited = (Place(wait.process_id, wait.element_id, tuple(wait.path)) for wait in self._awaited)
        places = [*queries.places_of(self.unit, self.case), *filter(self._waits_for_a_case, awaited)]
        return [spots_of(place, self.release.definition) for place in places]

    @property
    def _spots(self) -> set[Spot]:
        return {spot for spots in self._places for spot in spots}

    def _waits_for_a_case(self, place: Place) -> bool:
        element = self.release.definition.element(place.process_id, place.element_id)
        return element.attributes.get("sender") == "case"

    def _value(self, expression: str) -> object:
        """What FEEL gives over the facts of the case, as long as it runs."""
        return told_value(self._at_hand, expression) if self._at_hand else None

    @cached_property
    def _at_hand(self) -> CaseAtHand | None:
        instance = running_instance(self.unit.session, self.case.area_id, self.case.id)
        return take_in_hand(self.unit, self.case, instance) if instance else None

    @cached_property
    def _awaited(self) -> list[Wait]:
        return places_of_messages(self.unit, self.case.area_id, self.case.id)

    @cached_property
    def _values(self) -> dict[str, Mapping[str, Any]]:
        """What was submitted last, by element."""
        rows = submissions_of(self.unit, self.case)
        return {row.element_id: self.unit.vault.read(row, "values") for row in rows}

    def _submitted(self, element_id: str) -> BoundForm | None:
        rows = [row for row in submissions_of(self.unit, self.case) if row.element_id == element_id]
        if not rows:
            return None
        context = FormContext(facts={}, moment=self.unit.moment)
        return self.release.form(rows[-1].form_id).show(self._values[element_id], context)

    def _running(self, name: str) -> ClockView | None:
        return next((clock for clock in self._clocks if clock.name == name), None)

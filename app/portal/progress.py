"""A case as its applicant party sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask_babel import gettext

from app.casework.cases.case_at_hand import CaseAtHand, take_in_hand
from app.casework.messages.awaited_messages import places_of_messages
from app.casework.releases.pinned_release import PinnedRelease
from app.casework.releases.told_words import Appointment, HandIn, Right, Spot
from app.casework.telling.told_values import told_value
from app.domain.scopes import Scope
from app.engine.interface import Wait
from app.forms import FormContext
from app.forms.bound import BoundForm
from app.portal import queries
from app.portal.milestones import Milestone, way_of
from app.portal.plain_words import standing
from app.portal.queries import Place
from app.portal.spots import Stand, stand_of
from app.portal.story import Told, story_for_applicant
from app.storage.calendars import calendar_of
from app.storage.cases import running_instance
from app.storage.clock_ledgers import clocks_of
from app.storage.records import CaseFile, Document, Organisation
from app.storage.submissions import submissions_of
from app.storage.unit_of_work import UnitOfWork
from app.web.clock_words import ClockView, clock_view
from app.web.journal_lines import journal_of


@dataclass(frozen=True)
class Asked:
    """Something that the party may hand in now; `rows` and `clock` say what exactly, and until when."""

    message: str
    words: HandIn
    rows: BoundForm | None = None
    clock: ClockView | None = None


@dataclass(frozen=True)
class Kept:
    """A time to keep, and with whom."""

    words: Appointment
    at: datetime
    office: Organisation | None


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
        return standing(self.case, self._stands, self.release, self._value)

    @property
    def way(self) -> list[Milestone]:
        """The steps of the case."""
        spots = {spot for stand in self._stands for spot in stand.spots}
        return way_of(self.case, spots, self.release.told)

    @property
    def deadlines(self) -> list[ClockView]:
        """What runs for the office; what runs for the applicant party has a place of its own."""
        told = self.release.told
        own = {each.request.clock for each in told.messages.values() if each.request} | {*told.rights}
        return [clock for clock in self._clocks if clock.name not in own]

    @cached_property
    def may_hand_in(self) -> list[Asked]:
        """What the case waits for and the applicant party may send, in the order in which it is declared."""
        awaited = {wait.message for wait in self._awaited}
        found = self.release.told.messages.items()
        return [self._asked(message, words) for message, words in found if message in awaited]

    def asked(self, message: str) -> Asked | None:
        """One of them; None where the case does not wait for it."""
        return next((each for each in self.may_hand_in if each.message == message), None)

    @property
    def appointments(self) -> list[Kept]:
        """The times agreed with the applicant party, as long as they are to be kept."""
        told = [(words, stand) for words in self.release.told.appointments for stand in self._stands]
        here = (pair for pair in told if pair[0].at.intersection(pair[1].spots))
        return [kept for words, stand in here if (kept := self._kept(words, stand.scope))]

    @property
    def rights(self) -> list[tuple[Right, ClockView]]:
        """What the party may do elsewhere, and how long."""
        found = ((right, self._running(clock)) for clock, right in self.release.told.rights.items())
        return [(right, clock) for right, clock in found if clock]

    @cached_property
    def letters(self) -> Sequence[Document]:
        """The letters addressed to the applicant party, the latest first."""
        return queries.letters_of(self.unit, self.case, self.release.told.letters)

    @cached_property
    def story(self) -> list[Told]:
        """What happened so far, the latest first."""
        return story_for_applicant(journal_of(self.unit, self.case), self.release)

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
    def _stands(self) -> list[Stand]:
        """Where the case waits; for a message only where another case sends it."""
        awaited = (Place(wait.process_id, wait.element_id, tuple(wait.path)) for wait in self._awaited)
        places = [*queries.places_of(self.unit, self.case), *filter(self._waits_for_a_case, awaited)]
        return [stand_of(place, self.release.definition) for place in places]

    def _waits_for_a_case(self, place: Place) -> bool:
        element = self.release.definition.element(place.process_id, place.element_id)
        return element.attributes.get("sender") == "case"

    def _value(self, expression: str, scope: Scope) -> object:
        """What FEEL gives over the facts of the case as seen from a scope, as long as it runs."""
        return told_value(self._at_hand, expression, scope) if self._at_hand else None

    @cached_property
    def _at_hand(self) -> CaseAtHand | None:
        instance = running_instance(self.unit.session, self.case.area_id, self.case.id)
        return take_in_hand(self.unit, self.case, instance) if instance else None

    @cached_property
    def _awaited(self) -> list[Wait]:
        return places_of_messages(self.unit, self.case.area_id, self.case.id)

    def _asked(self, message: str, words: HandIn) -> Asked:
        asked = words.request
        if asked is None:
            return Asked(message, words)
        return Asked(message, words, self._submitted(asked.element), self._running(asked.clock))

    def _submitted(self, spot: Spot) -> BoundForm | None:
        """The form that was last submitted there."""
        rows = submissions_of(self.unit.session, self.case.area_id, self.case.id)
        last = next((row for row in reversed(rows) if (row.process_id, row.element_id) == spot), None)
        if last is None:
            return None
        context = FormContext(facts={}, moment=self.unit.moment)
        return self.release.form(last.form_id).show(self.unit.vault.read(last, "values"), context)

    def _kept(self, words: Appointment, scope: Scope) -> Kept | None:
        at = self._value(words.moment, scope)
        office = self._value(words.office, scope) if words.office else None
        if not isinstance(at, datetime):
            return None
        return Kept(words, at, self.unit.session.get(Organisation, (self.case.area_id, str(office))))

    def _running(self, name: str | None) -> ClockView | None:
        return next((clock for clock in self._clocks if clock.name == name), None)

"""A case as forms, tables and letters see it: plain data by name, nothing of the database."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache, partial
from typing import Any

from app.casework.clocks.case_clocks import CaseClocks, HeldClock
from app.casework.clocks.clock_rows import is_late
from app.casework.parameters.jurisdiction import Jurisdiction
from app.domain.scopes import WHOLE_CASE, Scope, read_scope, seen_from
from app.domain.subject import SubjectKind
from app.identity.actor import Actor
from app.storage.cases import running_cases
from app.storage.documents import documents_of
from app.storage.journal_lines import journal_lines
from app.storage.organisations import members_of_organisation
from app.storage.parties import Party, party_of
from app.storage.records import CaseFile, Enrolment, Organisation, Person
from app.storage.staff import offices_of
from app.storage.submissions import Submitted, opened_submissions
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.clock_reading import read
from app.workcalendar.moments import day_of

_WORD = re.compile(r"[a-z_]+")
_PARTS = (
    "case",
    "subject",
    "representative",
    "insured",
    "enrolment",
    "documents",
    "running_cases",
)
# What depends on where one stands: the nearest of a name is meant, and nothing inside a call is seen.
_BY_PLACE = ("forms", "clocks", "late_clocks")


class NamedFacts(Mapping[str, Any]):
    """Facts by name. A part that the text does not name is not listed, and is read only if asked for."""

    def __init__(
        self, known: Mapping[str, Any], parts: Mapping[str, Callable[[], Any]], text: str | None
    ) -> None:
        self._known, self._parts = known, parts
        self._shown = [name for name in parts if text is None or name in _words(text)]

    def __getitem__(self, name: str) -> Any:
        return self._parts[name]() if name in self._parts else self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter([*(name for name in self._known if name not in self._parts), *self._shown])

    def __len__(self) -> int:
        return len(list(iter(self)))


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """Forms are few and are asked often."""
    return frozenset(_WORD.findall(text))


class CaseFacts:
    """The facts of one case in one unit of work; each part is read when it is first asked for."""

    def __init__(self, unit: UnitOfWork, case: CaseFile, law: Jurisdiction, clocks: CaseClocks) -> None:
        self._unit, self._case, self._law, self._clocks = unit, case, law, clocks
        self._announced: dict[str, object] = {}
        self._just_submitted: list[Submitted] = []
        self._forms: dict[Scope, dict[str, Any]] = {}

    def about(
        self,
        actor: Actor | None,
        data: Mapping[str, object] | None = None,
        scope: Scope = WHOLE_CASE,
    ) -> dict[str, object]:
        """All facts as a place sees them, the process data beneath: a name of the case's own wins."""
        return dict(self.named(actor, data, scope=scope))

    def named(
        self,
        actor: Actor | None,
        data: Mapping[str, object] | None = None,
        text: str | None = None,
        scope: Scope = WHOLE_CASE,
    ) -> NamedFacts:
        """The same, each part read when it is asked for; whole, they are those that a form's text names."""
        known = {
            **(data or {}),
            "actor": {"account": actor.account_id, "name": actor.name} if actor else None,
        }
        parts: dict[str, Callable[[], Any]] = {name: partial(getattr, self, name) for name in _PARTS}
        parts |= {name: partial(getattr(self, name), scope) for name in _BY_PLACE}
        rooms = {name: partial(self._of_room, name) for name in self._unit.tools.rooms.facts}
        return NamedFacts(known, {**parts, **rooms}, text)

    def for_letter(self, actor: Actor | None, data: Mapping[str, object], scope: Scope) -> dict[str, object]:
        """All facts, the offices that a letter names, and the tables that decided in the case."""
        facts = self.about(actor, data, scope)
        return {**facts, "offices": self._offices(facts), "decisions": self.decisions}

    def decided(self, payload: Mapping[str, Any]) -> None:
        """Lets letters see what a table has just decided."""
        self.decisions[payload["decision"]] = {"value": payload["value"], "rows": payload["rows"]}

    def submitted(self, form: Submitted) -> None:
        """Lets what follows in the step see a form that was just stored."""
        if "submissions" in self.__dict__:
            self._just_submitted.append(form)
            self._forms.clear()

    def found_with_case(self, party: Party | None) -> None:
        """Takes over the party that was read together with the case."""
        self._party = party

    def written(self) -> None:
        """Forgets what a service function may have changed."""
        for name in ("documents", "case"):
            self.__dict__.pop(name, None)
        self._announced.clear()

    def _of_room(self, name: str) -> object:
        if name not in self._announced:
            self._announced[name] = self._unit.tools.rooms.facts[name].read(self._unit, self._case)
        return self._announced[name]

    @cached_property
    def case(self) -> dict[str, object]:
        case = self._case
        return {
            "id": case.id,
            "number": case.number,
            "kind": case.kind,
            "region": case.region,
            "area_name": self._law.area.name,
            "submitted_at": case.submitted_at,
            "accepted_at": case.accepted_at,
        }

    @property
    def person(self) -> Person | None:
        """The insured person's row."""
        return self._party.person if self._party else None

    @cached_property
    def _party(self) -> Party | None:
        case = self._case
        if case.person_id is None:
            return None
        return party_of(self._unit.session, case.area_id, case.person_id)

    @cached_property
    def subject(self) -> dict[str, object] | None:
        """Whom the case is about, in the same words for everybody; null for a case about nobody."""
        if self.person:
            return {**_person_facts(self._unit, self.person), **self._stated}
        place = (self._case.area_id, self._case.organisation_id)
        organisation = self._unit.session.get(Organisation, place) if place[1] else None
        return _organisation_facts(self._unit, organisation) if organisation else None

    @cached_property
    def representative(self) -> dict[str, object] | None:
        """Who acts for the person that the case is about; null where nobody is named."""
        found = self.party("representative")
        if found is None:
            return None
        relation = next((form.values.get("applicant_kind") for form in self._every_form), None)
        return {"name": found["name"], "phone": found.get("phone"), "relation": relation}

    @property
    def _stated(self) -> dict[str, object]:
        """How the person can be reached, as this case's application says."""
        given: Mapping[str, Any] = next((form.values for form in self._every_form), {})
        stated = {"phone": given.get("phone"), "address": given.get("address_residence")}
        return {name: value for name, value in stated.items() if value}

    @cached_property
    def insured(self) -> dict[str, object] | None:
        return insured_facts(self._unit, self.person) if self.person else None

    @cached_property
    def enrolment(self) -> dict[str, object] | None:
        return enrolment_facts(self._party.enrolment) if self._party else None

    def forms(self, scope: Scope = WHOLE_CASE) -> dict[str, Any]:
        """The values of each submitted form by its element, as they are seen from a place."""
        if scope not in self._forms:
            seen = seen_from(scope, self._every_form, lambda form: read_scope(form.scope))
            self._forms[scope] = {form.element_id: form.values for form in seen}
        return self._forms[scope]

    @property
    def _every_form(self) -> list[Submitted]:
        return [*self.submissions, *self._just_submitted]

    @cached_property
    def submissions(self) -> list[Submitted]:
        """The forms that were submitted before this step, in order."""
        return opened_submissions(self._unit, self._case.area_id, self._case.id)

    def party(self, key: str) -> Mapping[str, Any] | None:
        """The subject, the insured person or the representative, as the application or the records say."""
        if key == "subject":
            return self.subject
        if key == "insured" and self.insured:
            return self.insured
        for form in self._every_form:
            found = form.values.get(key)
            if isinstance(found, Mapping) and found.get("name"):
                return found
        return None

    def clocks(self, scope: Scope = WHOLE_CASE) -> dict[str, object]:
        """What each clock says by its name, as it is seen from a place."""
        return {name: self._clock(held) for name, held in self._clocks.seen_from(scope).items()}

    def every_clock(self) -> dict[str, object]:
        """The same wherever they stand; of one name the one started last."""
        return {held.row.name: self._clock(held) for held in self._clocks.all}

    def late_clocks(self, scope: Scope = WHOLE_CASE) -> list[str]:
        """Those of them that are past their due moment, by name: what the rows say, without counting."""
        return [
            name
            for name, held in self._clocks.seen_from(scope).items()
            if held.row.late or (not held.row.ended_on and is_late(held.row.due_at, self._unit.moment))
        ]

    @cached_property
    def decisions(self) -> dict[str, Any]:
        """Of each table of the case what it decided last: `{value, rows}`."""
        lines = journal_lines(self._unit, self._case.area_id, self._case.id, "decision_made")
        return {line["decision"]: {"value": line["value"], "rows": line["rows"]} for line in lines}

    def _offices(self, facts: Mapping[str, Any]) -> dict[str, object]:
        """The agency, the third party (null where there is none), and those that the rooms announce."""
        rows: dict[str, Organisation | None] = {"agency": None, "tpa": None}
        rows |= {row.kind: row for row in offices_of(self._unit.session, self._case.area_id)}
        for name, office in self._unit.tools.rooms.offices.items():
            found = office.find(facts)
            place = (self._case.area_id, found)
            rows[name] = self._unit.session.get_one(Organisation, place) if isinstance(found, str) else None
        return {
            name: {"name": row.name, "address": row.address, "telephone": row.telephone} if row else None
            for name, row in rows.items()
        }

    @cached_property
    def documents(self) -> list[dict[str, object]]:
        rows = documents_of(self._unit.session, self._case.area_id, self._case.id)
        return [
            {"code": row.code, "number": row.number, "title": row.title, "issued_at": _minute(row.issued_at)}
            for row in rows
        ]

    @cached_property
    def running_cases(self) -> list[str]:
        """The numbers of the person's other cases of this kind that are not over."""
        return running_cases(self._unit.session, self._case)

    def _clock(self, held: HeldClock) -> dict[str, object]:
        row, reading = held.row, read(held.record, self._law.calendar, self._unit.moment)
        return {
            "title": row.title,
            "state": reading.state.value,
            "due": row.due_on,
            "started_on": row.started_on,
            "ended_on": row.ended_on,
            "used": reading.used,
            "stopped": reading.stopped_days,
            "late": row.late or reading.late,
        }


def _person_facts(unit: UnitOfWork, person: Person) -> dict[str, object]:
    """A person as the subject of a case: who calls for it is known from the application alone."""
    name = unit.vault.read(person, "name")
    return {
        "kind": SubjectKind.PERSON.value,
        "id": person.id,
        "name": name,
        "number": unit.vault.read(person, "id_number"),
        "contact": name,
        "phone": unit.vault.read(person, "telephone"),
        "address": unit.vault.read(person, "address"),
        "members": [person.account_id] if person.account_id else [],
    }


def _organisation_facts(unit: UnitOfWork, row: Organisation) -> dict[str, object]:
    members = members_of_organisation(unit.session, row.area_id, row.id, day_of(unit.moment))
    return {
        "kind": SubjectKind.ORGANISATION.value,
        "id": row.id,
        "name": row.name,
        "number": row.uscc,
        "contact": row.contact,
        "phone": row.telephone,
        "address": row.address,
        "members": [account for account, _ in members],
    }


def insured_facts(unit: UnitOfWork, person: Person) -> dict[str, object]:
    """A person's opened data, and the age on the legal today."""
    born = unit.vault.read(person, "birth_date")
    birth_date = date.fromisoformat(born) if born else None
    return {
        "id": person.id,
        "name": unit.vault.read(person, "name"),
        "id_kind": person.id_kind,
        "id_number": unit.vault.read(person, "id_number"),
        "birth_date": birth_date,
        "age": _years_between(birth_date, day_of(unit.moment)) if birth_date else None,
        "phone": unit.vault.read(person, "telephone"),
        "address": unit.vault.read(person, "address"),
    }


def enrolment_facts(row: Enrolment | None) -> dict[str, object] | None:
    """A period of insurance; null for a person who has none."""
    if row is None:
        return None
    return {
        "state": row.state,
        "kind": row.kind,
        "since": row.since,
        "paid_until": row.paid_until,
        "waiting_until": row.waiting_until,
    }


def _minute(moment: datetime) -> datetime:
    """A moment as people enter one: what happened within the same minute did not happen before it."""
    return moment.replace(second=0, microsecond=0)


def _years_between(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

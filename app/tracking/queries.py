"""Cases as rows: the list, one case with all that its page shows, its business records, and the search."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, exists, func, or_, select

from app.identity.access import AREA_WIDE_KINDS
from app.identity.actor import Actor
from app.identity.queries import visible
from app.storage.records import (
    CaseFile,
    Incident,
    NumberSeries,
    Organisation,
    Person,
    Wait,
    WorkItem,
)
from app.storage.unit_of_work import UnitOfWork

PAGE = 30
MOST_FOUND = 20
MOST_INCIDENTS = 100


def list_cases(
    unit: UnitOfWork, actor: Actor, *, state: str = "", kind: str = "", before: str = ""
) -> tuple[list[CaseFile], str | None]:
    """A page of cases, the newest first, and the id after which the next page goes on (None: nowhere)."""
    query = select(CaseFile).where(visible(actor)).order_by(CaseFile.id.desc()).limit(PAGE + 1)
    if state:
        query = query.where(CaseFile.state == state)
    if kind:
        query = query.where(CaseFile.kind == kind)
    if before:
        query = query.where(CaseFile.id < before)
    cases = list(unit.session.scalars(query))
    return cases[:PAGE], (cases[PAGE - 1].id if len(cases) > PAGE else None)


def count_cases(unit: UnitOfWork, actor: Actor) -> dict[str, int]:
    """How many cases of each state are in sight."""
    query = select(CaseFile.state, func.count()).where(visible(actor)).group_by(CaseFile.state)
    return dict(iter(unit.session.execute(query)))


def items_of(unit: UnitOfWork, case: CaseFile) -> Sequence[WorkItem]:
    """All tasks that the case ever had, in the order of their coming."""
    return unit.session.scalars(
        select(WorkItem)
        .where(WorkItem.area_id == case.area_id, WorkItem.case_id == case.id)
        .order_by(WorkItem.created_at, WorkItem.id)
    ).all()


def related_cases(unit: UnitOfWork, actor: Actor, case: CaseFile) -> Sequence[CaseFile]:
    """The case that caused this one, those that it caused, others about the same; as far as in sight."""
    same_subject = CaseFile.subject_id == case.subject_id if case.subject_id else CaseFile.id.is_(None)
    linked = or_(CaseFile.id == case.parent_case_id, CaseFile.parent_case_id == case.id, same_subject)
    return unit.session.scalars(
        select(CaseFile)
        .where(CaseFile.area_id == case.area_id, CaseFile.id != case.id, linked, visible(actor))
        .order_by(CaseFile.id.desc())
        .limit(MOST_FOUND)
    ).all()


def organisation_names(unit: UnitOfWork, area_id: str) -> dict[str, str]:
    """The names of an area's organisations by id."""
    query = select(Organisation.id, Organisation.name).where(Organisation.area_id == area_id)
    return dict(iter(unit.session.execute(query)))


def open_incidents(unit: UnitOfWork, case: CaseFile) -> Sequence[Incident]:
    """What keeps a case from going on, the first one first."""
    return unit.session.scalars(
        select(Incident)
        .where(Incident.area_id == case.area_id, Incident.case_id == case.id, Incident.state == "open")
        .order_by(Incident.opened_at, Incident.id)
    ).all()


def incidents_in_sight(
    unit: UnitOfWork, actor: Actor, state: str, most: int = MOST_INCIDENTS
) -> list[tuple[Incident, CaseFile | None]]:
    """Incidents of the area, the newest first, each with its case; those of cases out of sight are left out.

    Who may read no cases at all, as an administrator, gets the incidents without their cases.
    """
    of_case = and_(CaseFile.area_id == Incident.area_id, CaseFile.id == Incident.case_id)
    query = (
        select(Incident, CaseFile)
        .outerjoin(CaseFile, and_(of_case, visible(actor)))
        .where(Incident.area_id == actor.area_id, Incident.state == state)
        .order_by(Incident.opened_at.desc(), Incident.id.desc())
        .limit(most)
    )
    if actor.reads_cases:
        query = query.where(or_(Incident.case_id.is_(None), CaseFile.id.is_not(None)))
    return [(incident, case) for incident, case in unit.session.execute(query)]


def stuck_among(unit: UnitOfWork, area_id: str, case_ids: Collection[str]) -> set[str]:
    """Which of some cases cannot go on."""
    query = select(Incident.case_id).where(
        Incident.area_id == area_id, Incident.case_id.in_(case_ids), Incident.state == "open"
    )
    return {case_id for case_id in unit.session.scalars(query) if case_id}


def find_cases(unit: UnitOfWork, actor: Actor, beginning: str) -> Sequence[CaseFile]:
    """Cases in sight whose number begins so, the newest first."""
    return unit.session.scalars(
        select(CaseFile)
        .where(visible(actor), CaseFile.number.startswith(beginning, autoescape=True))
        .order_by(CaseFile.id.desc())
        .limit(MOST_FOUND)
    ).all()


def find_cases_by_running(unit: UnitOfWork, actor: Actor, running: str) -> Sequence[CaseFile]:
    """Cases in sight whose running number is this one, in whichever series, the newest first."""
    in_area = select(NumberSeries.series).where(NumberSeries.area_id == actor.area_id)
    numbers = [f"{series}-{running}" for series in unit.session.scalars(in_area)]
    return unit.session.scalars(
        select(CaseFile)
        .where(visible(actor), CaseFile.number.in_(numbers))
        .order_by(CaseFile.id.desc())
        .limit(MOST_FOUND)
    ).all()


def find_persons(unit: UnitOfWork, actor: Actor, wanted: str) -> Sequence[Person]:
    """Persons by their whole name or ID number, found by keyed hashes, since the values are sealed.

    Offices that handle all of the area's cases find everybody, others those with a case in sight.
    """
    named = or_(
        Person.name_index == unit.vault.blind_index("person.name", wanted),
        Person.id_number_index == unit.vault.blind_index("person.id_number", wanted),
    )
    query = select(Person).where(Person.area_id == actor.area_id, named).order_by(Person.id)
    if not actor.organisation_kinds & AREA_WIDE_KINDS:
        query = query.where(
            exists().where(
                CaseFile.area_id == Person.area_id, CaseFile.subject_id == Person.id, visible(actor)
            )
        )
    return unit.session.scalars(query.limit(MOST_FOUND)).all()


def cases_about(unit: UnitOfWork, actor: Actor, subject_ids: Collection[str]) -> dict[str, list[CaseFile]]:
    """The cases in sight about some persons or organisations, by whom they are about, the newest first."""
    rows = unit.session.scalars(
        select(CaseFile)
        .where(visible(actor), CaseFile.subject_id.in_(subject_ids))
        .order_by(CaseFile.id.desc())
        .limit(MOST_FOUND)
    )
    found: dict[str, list[CaseFile]] = {}
    for case in rows:
        found.setdefault(case.subject_id or "", []).append(case)
    return found


def find_organisations(unit: UnitOfWork, actor: Actor, wanted: str) -> Sequence[Organisation]:
    """Organisations of the area whose name holds the words, or whose credit code it is."""
    named = or_(Organisation.name.contains(wanted, autoescape=True), Organisation.uscc == wanted.upper())
    return unit.session.scalars(
        select(Organisation)
        .where(Organisation.area_id == actor.area_id, named)
        .order_by(Organisation.name)
        .limit(MOST_FOUND)
    ).all()


def waits_of(unit: UnitOfWork, case: CaseFile) -> Sequence[Wait]:
    """The timers for which the case waits now."""
    query = select(Wait).where(Wait.area_id == case.area_id, Wait.case_id == case.id)
    return unit.session.scalars(query).all()

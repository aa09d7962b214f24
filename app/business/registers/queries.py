"""What is read of registers."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.business.registers.records import RegisterChange, RegisterDeclaration, RegisterEntry
from app.storage.records import Area, CaseFile, Organisation, Person

OF_ENTRY = (RegisterChange.area_id == RegisterEntry.area_id) & (RegisterChange.entry_id == RegisterEntry.id)
Line = tuple[RegisterEntry, RegisterChange]


def lines_about(
    session: Session, area_id: str, keys: tuple[str, str], on: date, registers: Iterable[str]
) -> list[Line]:
    """What the entries of a subject (its kind and key) in some registers said on a day, oldest first."""
    kind, key = keys
    statement = _lines(area_id, on).where(
        RegisterEntry.subject_key == key,
        RegisterEntry.subject_kind == kind,
        RegisterEntry.register.in_(list(registers)),
    )
    return _last_of_each(session, statement)


def lines_of_register(
    session: Session, area_id: str, register: str, on: date, subject_kind: str | None = None
) -> list[Line]:
    """What all entries of a register said on a day."""
    statement = _lines(area_id, on).where(RegisterEntry.register == register)
    if subject_kind is not None:
        statement = statement.where(RegisterEntry.subject_kind == subject_kind)
    return _last_of_each(session, statement)


def _lines(area_id: str, on: date) -> Select[RegisterEntry, RegisterChange]:
    return (
        select(RegisterEntry, RegisterChange)
        .join(RegisterChange, OF_ENTRY)
        .where(RegisterEntry.area_id == area_id, RegisterChange.effective_on <= on)
        .order_by(RegisterEntry.id, RegisterChange.effective_on, RegisterChange.number)
    )


def _last_of_each(session: Session, statement: Select[RegisterEntry, RegisterChange]) -> list[Line]:
    """Of each entry the last line that had taken effect."""
    last: dict[str, Line] = {}
    for entry, change in session.execute(statement):
        last[entry.id] = (entry, change)
    return list(last.values())


def history_of(session: Session, area_id: str, entry_id: str) -> Sequence[RegisterChange]:
    """The lines of an entry's history in the order in which they were written."""
    return session.scalars(
        select(RegisterChange)
        .where(RegisterChange.area_id == area_id, RegisterChange.entry_id == entry_id)
        .order_by(RegisterChange.number)
    ).all()


def entry_made_by(session: Session, area_id: str, made_by: str) -> RegisterEntry | None:
    """The entry that something has made already."""
    return session.scalars(
        select(RegisterEntry).where(RegisterEntry.area_id == area_id, RegisterEntry.made_by == made_by)
    ).one_or_none()


def locked_entry(session: Session, area_id: str, entry_id: str) -> RegisterEntry | None:
    """An entry, locked until the unit ends."""
    return session.get(RegisterEntry, (area_id, entry_id), with_for_update=True, populate_existing=True)


def entries_of_case(session: Session, area_id: str, case_id: str) -> Sequence[RegisterEntry]:
    """The entries that a case has made or changed, oldest first."""
    changed = select(RegisterChange.entry_id).where(
        RegisterChange.area_id == area_id, RegisterChange.case_id == case_id
    )
    return session.scalars(
        select(RegisterEntry)
        .where(RegisterEntry.area_id == area_id, RegisterEntry.id.in_(changed))
        .order_by(RegisterEntry.id)
    ).all()


def entries_of_other_days(
    session: Session, area_id: str, register: str, days: str
) -> Sequence[RegisterEntry]:
    """The entries kept in an area whose leads were computed by another declaration or other lengths."""
    return session.scalars(
        select(RegisterEntry)
        .where(
            RegisterEntry.area_id == area_id,
            RegisterEntry.home_area_id == area_id,
            RegisterEntry.register == register,
            RegisterEntry.days != days,
            RegisterEntry.ended_on.is_(None),
        )
        .order_by(RegisterEntry.id)
    ).all()


def declaration_of(session: Session, hash_: str) -> RegisterDeclaration | None:
    """The text under which entries were made."""
    return session.get(RegisterDeclaration, hash_)


def other_areas_of_province(session: Session, area: Area) -> Sequence[str]:
    """The areas under the same province's rules, without this one."""
    return session.scalars(
        select(Area.id).where(Area.region == area.region, Area.id != area.id).order_by(Area.id)
    ).all()


def all_areas(session: Session) -> Sequence[Area]:
    return session.scalars(select(Area).order_by(Area.id)).all()


def lacking_copies(session: Session, area_id: str, others: Sequence[str]) -> list[tuple[str, str]]:
    """Areas and the province-wide entries of this area that they do not have in the last version."""
    kept = select(RegisterEntry.id, RegisterEntry.version).where(
        RegisterEntry.area_id == area_id,
        RegisterEntry.home_area_id == area_id,
        RegisterEntry.scope == "province",
    )
    wanted = {(other, entry, version) for entry, version in session.execute(kept) for other in others}
    if not wanted:
        return []
    copies = session.execute(
        select(RegisterEntry.area_id, RegisterEntry.id, RegisterEntry.version).where(
            RegisterEntry.home_area_id == area_id, RegisterEntry.area_id != area_id
        )
    )
    there = {(area, entry, version) for area, entry, version in copies}
    return sorted((area, entry) for area, entry, version in wanted - there)


def running_cases_about(session: Session, area_id: str, subject_id: str) -> Sequence[str]:
    """The open cases of an area about a subject."""
    return session.scalars(
        select(CaseFile.id)
        .where(CaseFile.area_id == area_id, CaseFile.subject_id == subject_id, CaseFile.state == "open")
        .order_by(CaseFile.id)
    ).all()


def person_by_index(session: Session, area_id: str, index: str) -> Person | None:
    """The area's person whose number has that hash."""
    return session.scalars(
        select(Person).where(Person.area_id == area_id, Person.id_number_index == index)
    ).first()


def organisations_by_id(session: Session, area_id: str, ids: Iterable[str]) -> list[Organisation]:
    """Organisations of an area by their ids, by name."""
    return list(
        session.scalars(
            select(Organisation)
            .where(Organisation.area_id == area_id, Organisation.id.in_(list(ids)))
            .order_by(Organisation.name, Organisation.id)
        )
    )


def count_in_registers(session: Session, area_id: str) -> dict[str, int]:
    """How many entries each register of an area has ever had."""
    rows = session.execute(
        select(RegisterEntry.register, func.count())
        .where(RegisterEntry.area_id == area_id)
        .group_by(RegisterEntry.register)
    )
    return dict(iter(rows))

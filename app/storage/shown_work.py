"""All that the page of a task reads of its case, but for what was submitted, in one statement."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select

from app.domain.errors import NotFound
from app.storage.clock_ledgers import CLOCK_OF_CASE, ENTRY_OF_CLOCK, Ledger, ledgers
from app.storage.parties import Party, with_enrolment
from app.storage.records import (
    CaseFile,
    Clock,
    ClockEntry,
    Draft,
    Enrolment,
    Instance,
    Person,
    WorkItem,
)
from app.storage.repositories import INSTANCE_OF_CASE, ITEM_OF_INSTANCE
from app.storage.surroundings import THIRD_PARTY_WORKS
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ShownWork:
    """A work item with its case, and what the account has typed into it. Nothing is locked."""

    case: CaseFile
    instance: Instance
    item: WorkItem
    draft: Draft | None
    party: Party | None
    clocks: list[Ledger]
    third_party_works: bool


_DRAFT_OF_ACCOUNT = and_(
    Draft.area_id == WorkItem.area_id, Draft.id == WorkItem.id, Draft.account_id == bindparam("of_account")
)
_SHOW = (
    with_enrolment(
        select(
            CaseFile,
            Instance,
            WorkItem,
            Draft,
            THIRD_PARTY_WORKS,
            Person,
            Enrolment,
            Clock,
            ClockEntry,
        )
        .join(Instance, INSTANCE_OF_CASE)
        .join(WorkItem, ITEM_OF_INSTANCE)
        .outerjoin(Draft, _DRAFT_OF_ACCOUNT)
        .outerjoin(Person, and_(Person.area_id == CaseFile.area_id, Person.id == CaseFile.subject_id)),
    )
    .outerjoin(Clock, CLOCK_OF_CASE)
    .outerjoin(ClockEntry, ENTRY_OF_CLOCK)
    .where(WorkItem.area_id == bindparam("of_area"), WorkItem.id == bindparam("of_id"))
    .order_by(Clock.id, ClockEntry.seq)
)


def load_work_to_show(unit: UnitOfWork, area_id: str, work_item_id: str, account_id: str) -> ShownWork:
    """A work item of an area as an account sees it. Raises NotFound."""
    those = {"of_area": area_id, "of_id": work_item_id, "of_account": account_id}
    rows = unit.session.execute(_SHOW, those).all()
    if not rows:
        raise NotFound()
    case, instance, item, draft, third_party_works, person, enrolment, _, _ = rows[0]
    party = Party(person, enrolment) if person else None
    clocks = ledgers((row.Clock, row.ClockEntry) for row in rows if row.Clock is not None)
    return ShownWork(case, instance, item, draft, party, clocks, third_party_works)

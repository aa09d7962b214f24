"""All that completing a task reads of its case, in one statement."""

from dataclasses import dataclass

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import aliased

from app.domain.errors import NotFound
from app.storage.clock_ledgers import CLOCK_OF_CASE, ENTRY_OF_CLOCK, Ledger, ledgers
from app.storage.records import CaseFile, Clock, ClockEntry, Draft, Instance, Recusal, WorkItem
from app.storage.repositories import INSTANCE_OF_CASE, ITEM_OF_INSTANCE, know_end, locked
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class LoadedWork:
    """A locked work item with all that a step needs. `acted_before`: the account did work of another post
    in the case; `withdrew`: it has withdrawn from the case.
    """

    case: CaseFile
    instance: Instance
    item: WorkItem
    clocks: list[Ledger]
    has_draft: bool
    acted_before: bool
    withdrew: bool


_OTHER = aliased(WorkItem)
_HAS_DRAFT = exists().where(Draft.area_id == WorkItem.area_id, Draft.id == WorkItem.id)
_ACTED_BEFORE = exists().where(
    _OTHER.area_id == WorkItem.area_id,
    _OTHER.case_id == WorkItem.case_id,
    _OTHER.ended_by == bindparam("of_account"),
    _OTHER.post != WorkItem.post,
)
_WITHDREW = exists().where(
    Recusal.area_id == WorkItem.area_id,
    Recusal.case_id == WorkItem.case_id,
    Recusal.account_id == bindparam("of_account"),
)
_LOAD = locked(
    select(CaseFile, Instance, WorkItem, Clock, ClockEntry, _HAS_DRAFT, _ACTED_BEFORE, _WITHDREW)
    .join(Instance, INSTANCE_OF_CASE)
    .join(WorkItem, ITEM_OF_INSTANCE)
    .outerjoin(Clock, CLOCK_OF_CASE)
    .outerjoin(ClockEntry, ENTRY_OF_CLOCK)
    .where(WorkItem.area_id == bindparam("of_area"), WorkItem.id == bindparam("of_id"))
    .order_by(Clock.id, ClockEntry.seq),
    CaseFile,
    Instance,
    WorkItem,
)


def load_work_for_step(unit: UnitOfWork, area_id: str, work_item_id: str, account_id: str) -> LoadedWork:
    """A work item with its instance, case and clocks, locked until the unit ends. Raises NotFound."""
    those = {"of_area": area_id, "of_id": work_item_id, "of_account": account_id}
    rows = unit.session.execute(_LOAD, those).all()
    if not rows:
        raise NotFound()
    case, instance, item, _, _, has_draft, acted_before, withdrew = rows[0]
    know_end(unit, case)
    clocks = ledgers((row[3], row[4]) for row in rows if row[3] is not None)
    return LoadedWork(case, instance, item, clocks, has_draft, acted_before, withdrew)

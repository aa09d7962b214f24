"""All that the page of a task reads of its case before it asks for facts, in one statement."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select

from app.domain.errors import NotFound
from app.storage.records import CaseFile, Draft, Instance, WorkItem
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
    third_party_works: bool


_DRAFT_OF_ACCOUNT = and_(
    Draft.area_id == WorkItem.area_id, Draft.id == WorkItem.id, Draft.account_id == bindparam("of_account")
)
_SHOW = (
    select(CaseFile, Instance, WorkItem, Draft, THIRD_PARTY_WORKS)
    .join(Instance, INSTANCE_OF_CASE)
    .join(WorkItem, ITEM_OF_INSTANCE)
    .outerjoin(Draft, _DRAFT_OF_ACCOUNT)
    .where(WorkItem.area_id == bindparam("of_area"), WorkItem.id == bindparam("of_id"))
)


def load_work_to_show(unit: UnitOfWork, area_id: str, work_item_id: str, account_id: str) -> ShownWork:
    """A work item of an area as an account sees it. Raises NotFound."""
    those = {"of_area": area_id, "of_id": work_item_id, "of_account": account_id}
    row = unit.session.execute(_SHOW, those).one_or_none()
    if row is None:
        raise NotFound()
    case, instance, item, draft, third_party_works = row
    return ShownWork(case, instance, item, draft, third_party_works)

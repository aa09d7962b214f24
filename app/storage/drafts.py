"""What people have typed into tasks and not yet submitted."""

from functools import cache
from typing import Any, cast

from sqlalchemy import Table, delete

from app.storage.records import Draft, WorkItem
from app.storage.repositories import of_key
from app.storage.unit_of_work import UnitOfWork
from app.storage.upserts import dialect_of, upsert
from app.storage.vault import row_key

_DRAFTS = cast(Table, Draft.__table__)


@cache
def _keeping_draft(dialect: str) -> Any:
    statement = upsert(dialect, _DRAFTS)
    kept = {name: statement.excluded[name] for name in ("form_version", "saved_at", "window", "values")}
    return statement.on_conflict_do_update(index_elements=["area_id", "id", "account_id"], set_=kept)


def save_draft(
    unit: UnitOfWork,
    item: WorkItem,
    account_id: str,
    form_version: str,
    values: object,
    *,
    window: str | None = None,
) -> None:
    """Keeps what an account has typed into a work item, instead of what it had typed before."""
    place = row_key(item.area_id, item.id, account_id)
    row = {
        "area_id": item.area_id,
        "id": item.id,
        "account_id": account_id,
        "form_version": form_version,
        "saved_at": unit.moment,
        "window": window,
        "values": unit.vault.seal("draft.values", place, values),
    }
    unit.session.execute(_keeping_draft(dialect_of(unit)), row)


_REMOVE_DRAFTS = delete(_DRAFTS).where(of_key(_DRAFTS))


def remove_drafts(unit: UnitOfWork, item: WorkItem) -> None:
    """Deletes all that was typed into a work item and not submitted."""
    unit.session.execute(_REMOVE_DRAFTS, {"of_area": item.area_id, "of_id": item.id})

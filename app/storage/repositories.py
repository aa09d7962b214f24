"""The statements of the hot path, by hand: one statement each, however many rows.

The case's row lock is the lock of everything in the case: it is taken first, by whoever changes anything.
Rows that were loaded are kept in step with what is written here.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Table, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.sql.dml import Update

from app.domain.errors import ConcurrentChange, NotFound
from app.storage.records import CaseFile, Draft, Instance, NumberSeries, Record, Wait, WorkItem
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key

_CASES = cast(Table, CaseFile.__table__)
_INSTANCES = cast(Table, Instance.__table__)
_ITEMS = cast(Table, WorkItem.__table__)
_WAITS = cast(Table, Wait.__table__)
_DRAFTS = cast(Table, Draft.__table__)
_SERIES = cast(Table, NumberSeries.__table__)


def load_work(unit: UnitOfWork, area_id: str, work_item_id: str) -> tuple[CaseFile, Instance, WorkItem]:
    """A work item with its instance and case, locked until the unit ends. Raises NotFound."""
    found = unit.session.execute(
        select(CaseFile, Instance, WorkItem)
        .join(Instance, (Instance.area_id == CaseFile.area_id) & (Instance.case_id == CaseFile.id))
        .join(WorkItem, (WorkItem.area_id == Instance.area_id) & (WorkItem.instance_id == Instance.id))
        .where(WorkItem.area_id == area_id, WorkItem.id == work_item_id)
        .with_for_update(of=(CaseFile, Instance, WorkItem), key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound()
    case, instance, item = found
    unit.journal.know_end(case.area_id, case.id, case.journal_seq, case.journal_mac)
    return case, instance, item


def load_instance(unit: UnitOfWork, area_id: str, instance_id: str) -> tuple[CaseFile, Instance]:
    """An instance with its case, locked until the unit ends. Raises NotFound."""
    found = unit.session.execute(
        select(CaseFile, Instance)
        .join(Instance, (Instance.area_id == CaseFile.area_id) & (Instance.case_id == CaseFile.id))
        .where(Instance.area_id == area_id, Instance.id == instance_id)
        .with_for_update(of=(CaseFile, Instance), key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound()
    case, instance = found
    unit.journal.know_end(case.area_id, case.id, case.journal_seq, case.journal_mac)
    return case, instance


def load_case(unit: UnitOfWork, area_id: str, case_id: str) -> CaseFile:
    """A case, locked until the unit ends. Raises NotFound."""
    case = unit.session.scalars(
        select(CaseFile)
        .where(CaseFile.area_id == area_id, CaseFile.id == case_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if case is None:
        raise NotFound()
    unit.journal.know_end(case.area_id, case.id, case.journal_seq, case.journal_mac)
    return case


def open_state(unit: UnitOfWork, instance: Instance) -> str:
    """The engine's text of an instance."""
    place = row_key(instance.area_id, instance.id)
    return unit.vault.open_bytes("instance.state", place, instance.state).decode("utf-8")


def seal_state(unit: UnitOfWork, area_id: str, instance_id: str, state: str) -> bytes:
    """The engine's text as it is stored in the row of an instance, for a new row."""
    return unit.vault.seal_bytes("instance.state", row_key(area_id, instance_id), state.encode("utf-8"))


def save_state(unit: UnitOfWork, instance: Instance, state: str, *, ended_as: str | None = None) -> None:
    """Saves the next state of a loaded instance, as its next version. Raises ConcurrentChange."""
    changes: dict[str, Any] = {
        "state": seal_state(unit, instance.area_id, instance.id, state),
        "version": instance.version + 1,
    }
    if ended_as is not None:
        changes |= {"status": "ended", "ended_as": ended_as, "ended_at": unit.moment}
    saved = _changed(
        unit,
        update(_INSTANCES)
        .where(
            _INSTANCES.c.area_id == instance.area_id,
            _INSTANCES.c.id == instance.id,
            _INSTANCES.c.version == instance.version,
        )
        .values(changes),
    )
    if not saved:
        raise ConcurrentChange()
    _keep_in_step(instance, changes)


def add_rows(unit: UnitOfWork, record: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows, given by column name and all with the same columns, in one statement."""
    if rows:
        unit.session.execute(insert(cast(Table, record.__table__)), [dict(row) for row in rows])


def claim_item(unit: UnitOfWork, item: WorkItem, account_id: str) -> bool:
    """Gives an open, unclaimed work item to an account; false if somebody was first."""
    changes = {"claimed_by": account_id, "claimed_at": unit.moment}
    claimed = _changed(unit, _open_item(item).where(_ITEMS.c.claimed_by.is_(None)).values(changes))
    return _keep_in_step(item, changes) if claimed else False


def release_item(unit: UnitOfWork, item: WorkItem, account_id: str) -> bool:
    """Takes an open work item back from the account that claimed it; false if it was not its."""
    changes = {"claimed_by": None, "claimed_at": None}
    released = _changed(unit, _open_item(item).where(_ITEMS.c.claimed_by == account_id).values(changes))
    return _keep_in_step(item, changes) if released else False


def complete_item(unit: UnitOfWork, item: WorkItem, account_id: str) -> bool:
    """Ends an open work item that the account claimed, or nobody, as done by it; false for any other."""
    mine = (_ITEMS.c.claimed_by == account_id) | _ITEMS.c.claimed_by.is_(None)
    changes = {"state": "done", "ended_at": unit.moment, "ended_by": account_id}
    done = _changed(unit, _open_item(item).where(mine).values(changes))
    return _keep_in_step(item, changes) if done else False


def cancel_items(unit: UnitOfWork, instance: Instance, task_ids: Collection[str]) -> None:
    """Ends open work items of an instance whose tasks are no longer wanted, and their drafts."""
    if not task_ids:
        return
    named = (_ITEMS.c.instance_id == instance.id) & _ITEMS.c.task_id.in_(task_ids)
    of_area = _ITEMS.c.area_id == instance.area_id
    unit.session.execute(
        delete(_DRAFTS).where(
            _DRAFTS.c.area_id == instance.area_id, _DRAFTS.c.id.in_(select(_ITEMS.c.id).where(of_area, named))
        )
    )
    unit.session.execute(
        update(_ITEMS)
        .where(of_area, named, _ITEMS.c.state == "open")
        .values(state="cancelled", ended_at=unit.moment)
    )


def remove_waits(unit: UnitOfWork, instance: Instance, wait_ids: Collection[str]) -> None:
    """Forgets what an instance no longer waits for."""
    if wait_ids:
        unit.session.execute(
            delete(_WAITS).where(
                _WAITS.c.area_id == instance.area_id,
                _WAITS.c.instance_id == instance.id,
                _WAITS.c.id.in_(wait_ids),
            )
        )


def save_draft(unit: UnitOfWork, item: WorkItem, account_id: str, form_version: str, values: object) -> None:
    """Keeps what an account has typed into a work item, instead of what it had typed before."""
    place = row_key(item.area_id, item.id, account_id)
    row = {
        "area_id": item.area_id,
        "id": item.id,
        "account_id": account_id,
        "form_version": form_version,
        "saved_at": unit.moment,
        "values": unit.vault.seal("draft.values", place, values),
    }
    statement = upsert(unit, _DRAFTS).values(row)
    kept = {name: statement.excluded[name] for name in ("form_version", "saved_at", "values")}
    unit.session.execute(
        statement.on_conflict_do_update(index_elements=["area_id", "id", "account_id"], set_=kept)
    )


def remove_drafts(unit: UnitOfWork, item: WorkItem) -> None:
    """Deletes all that was typed into a work item and not submitted."""
    unit.session.execute(delete(_DRAFTS).where(_DRAFTS.c.area_id == item.area_id, _DRAFTS.c.id == item.id))


def next_number(unit: UnitOfWork, area_id: str, series: str) -> int:
    """The next number of an area's series, from 1; the row stays locked until the unit ends."""
    statement = upsert(unit, _SERIES).values(area_id=area_id, series=series, last=1)
    return unit.session.execute(
        statement.on_conflict_do_update(
            index_elements=["area_id", "series"], set_={"last": _SERIES.c.last + 1}
        ).returning(_SERIES.c.last)
    ).scalar_one()


def upsert(unit: UnitOfWork, table: Table) -> Any:
    """An insert that can say what to do on a conflict, in the words of the unit's database."""
    postgresql = unit.session.get_bind().dialect.name == "postgresql"
    return postgresql_insert(table) if postgresql else sqlite_insert(table)


def _open_item(item: WorkItem) -> Update:
    return update(_ITEMS).where(
        _ITEMS.c.area_id == item.area_id, _ITEMS.c.id == item.id, _ITEMS.c.state == "open"
    )


def _changed(unit: UnitOfWork, statement: Update) -> bool:
    return cast(CursorResult[Any], unit.session.execute(statement)).rowcount == 1


def _keep_in_step(record: Record, changes: Mapping[str, Any]) -> bool:
    for name, value in changes.items():
        set_committed_value(record, name, value)
    return True

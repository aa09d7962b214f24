"""The statements of the hot path, by hand: one statement each, however many rows.

Each is built once, when this file is read, and is executed with its parameters alone: to build one anew takes
longer than the database does. Parameters called `of_…` say which rows are meant; the others are the columns
that change.

The case's row lock is the lock of everything in the case: it is taken first, by whoever changes anything.
Rows that were loaded are kept in step with what is written here.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CursorResult,
    Insert,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.sql.dml import Update

from app.domain.errors import ConcurrentChange, NotFound
from app.storage.records import (
    AreaRecord,
    CaseFile,
    Draft,
    Instance,
    Record,
    Wait,
    WorkCandidate,
    WorkItem,
)
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key

_CASES = cast(Table, CaseFile.__table__)
_INSTANCES = cast(Table, Instance.__table__)
_ITEMS = cast(Table, WorkItem.__table__)
_CANDIDATES = cast(Table, WorkCandidate.__table__)
_WAITS = cast(Table, Wait.__table__)
_DRAFTS = cast(Table, Draft.__table__)

INSTANCE_OF_CASE = and_(Instance.area_id == CaseFile.area_id, Instance.case_id == CaseFile.id)
ITEM_OF_INSTANCE = and_(WorkItem.area_id == Instance.area_id, WorkItem.instance_id == Instance.id)
_AMONG: BindParameter[Any] = bindparam("among", expanding=True)


_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


def locked(statement: _Query, *records: type[Record]) -> _Query:
    """The statement with the found rows of these tables locked until the unit ends, and read anew."""
    return statement.with_for_update(of=records, key_share=True).execution_options(populate_existing=True)


def of_key(table: Table) -> ColumnElement[bool]:
    """The row that parameters `of_area` and `of_id` name."""
    return and_(table.c.area_id == bindparam("of_area"), table.c.id == bindparam("of_id"))


_LOAD_WORK = locked(
    select(CaseFile, Instance, WorkItem)
    .join(Instance, INSTANCE_OF_CASE)
    .join(WorkItem, ITEM_OF_INSTANCE)
    .where(of_key(_ITEMS)),
    CaseFile,
    Instance,
    WorkItem,
)


def load_work(unit: UnitOfWork, area_id: str, work_item_id: str) -> tuple[CaseFile, Instance, WorkItem]:
    """A work item with its instance and case, locked until the unit ends. Raises NotFound."""
    case, instance, item = _loaded(unit, _LOAD_WORK, area_id, work_item_id)
    return case, instance, item


_LOAD_INSTANCE = locked(
    select(CaseFile, Instance).join(Instance, INSTANCE_OF_CASE).where(of_key(_INSTANCES)), CaseFile, Instance
)


def load_instance(unit: UnitOfWork, area_id: str, instance_id: str) -> tuple[CaseFile, Instance]:
    """An instance with its case, locked until the unit ends. Raises NotFound."""
    case, instance = _loaded(unit, _LOAD_INSTANCE, area_id, instance_id)
    return case, instance


_LOAD_CASE = locked(select(CaseFile).where(of_key(_CASES)), CaseFile)


def load_case(unit: UnitOfWork, area_id: str, case_id: str) -> CaseFile:
    """A case, locked until the unit ends. Raises NotFound."""
    [case] = _loaded(unit, _LOAD_CASE, area_id, case_id)
    return case


def _loaded(
    unit: UnitOfWork, statement: Select[*tuple[Any, ...]], area_id: str, row_id: str
) -> Sequence[Any]:
    """The one row, the case first."""
    found = unit.session.execute(statement, {"of_area": area_id, "of_id": row_id}).one_or_none()
    if found is None:
        raise NotFound()
    know_end(unit, found[0])
    return found


def know_end(unit: UnitOfWork, case: CaseFile) -> None:
    """Tells the journal where the chain of a case ends that was just locked."""
    unit.journal.know_end(case.area_id, case.id, case.journal_seq, case.journal_mac)


def open_state(unit: UnitOfWork, instance: Instance) -> str:
    """The engine's text of an instance."""
    place = row_key(instance.area_id, instance.id)
    return unit.vault.open_bytes("instance.state", place, instance.state).decode("utf-8")


def seal_state(unit: UnitOfWork, area_id: str, instance_id: str, state: str) -> bytes:
    """The engine's text as it is stored in the row of an instance, for a new row."""
    return unit.vault.seal_bytes("instance.state", row_key(area_id, instance_id), state.encode("utf-8"))


_NEXT_VERSION = update(_INSTANCES).where(of_key(_INSTANCES), _INSTANCES.c.version == bindparam("of_version"))


def save_state(unit: UnitOfWork, instance: Instance, state: str, *, ended_as: str | None = None) -> None:
    """Saves the next state of a loaded instance, as its next version. Raises ConcurrentChange."""
    changes: dict[str, Any] = {
        "state": seal_state(unit, instance.area_id, instance.id, state),
        "version": instance.version + 1,
    }
    if ended_as is not None:
        changes |= {"status": "ended", "ended_as": ended_as, "ended_at": unit.moment}
    if not _changed(unit, _NEXT_VERSION, instance, changes, of_version=instance.version):
        raise ConcurrentChange()


def add_rows(unit: UnitOfWork, record: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows, given by column name and all with the same columns, in one statement."""
    if rows:
        unit.session.execute(_insert(record), [dict(row) for row in rows])


@cache
def _insert(record: type[Record]) -> Insert:
    return insert(cast(Table, record.__table__))


def add_items(unit: UnitOfWork, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts open work items, and lets those whom they name find them."""
    add_rows(unit, WorkItem, rows)
    named = [
        {"area_id": row["area_id"], "work_item_id": row["id"], "account_id": account}
        for row in rows
        for account in dict.fromkeys(row["candidates"] or ())
    ]
    add_rows(unit, WorkCandidate, named)


_OPEN_ITEM = update(_ITEMS).where(of_key(_ITEMS), _ITEMS.c.state == "open")
_UNCLAIMED_ITEM = _OPEN_ITEM.where(_ITEMS.c.claimed_by.is_(None))
_ITEM_OF = _OPEN_ITEM.where(_ITEMS.c.claimed_by == bindparam("of_account"))
_ITEM_OF_OR_UNCLAIMED = _OPEN_ITEM.where(
    (_ITEMS.c.claimed_by == bindparam("of_account")) | _ITEMS.c.claimed_by.is_(None)
)


def claim_item(unit: UnitOfWork, item: WorkItem, account_id: str) -> bool:
    """Gives an open, unclaimed work item to an account; false if somebody was first."""
    changes = {"claimed_by": account_id, "claimed_at": unit.moment}
    return _changed(unit, _UNCLAIMED_ITEM, item, changes)


def release_item(unit: UnitOfWork, item: WorkItem, account_id: str) -> bool:
    """Takes an open work item back from the account that claimed it; false if it was not its."""
    changes = {"claimed_by": None, "claimed_at": None}
    return _changed(unit, _ITEM_OF, item, changes, of_account=account_id)


def complete_item(unit: UnitOfWork, item: WorkItem, account_id: str, *, holder: str | None = None) -> bool:
    """Ends an open work item as done by an account; false unless it, or nobody, had claimed the item.

    `holder` is who had claimed it where the account stands in for somebody.
    """
    changes = {"state": "done", "ended_at": unit.moment, "ended_by": account_id}
    if not _changed(unit, _ITEM_OF_OR_UNCLAIMED, item, changes, of_account=holder or account_id):
        return False
    if item.candidates:
        unit.session.execute(_REMOVE_CANDIDATES, {"of_area": item.area_id, "of_id": item.id})
    return True


_REMOVE_CANDIDATES = delete(_CANDIDATES).where(
    _CANDIDATES.c.area_id == bindparam("of_area"), _CANDIDATES.c.work_item_id == bindparam("of_id")
)


_ITEMS_OF_TASKS = and_(
    _ITEMS.c.area_id == bindparam("of_area"),
    _ITEMS.c.instance_id == bindparam("of_instance"),
    _ITEMS.c.task_id.in_(_AMONG),
)
_IDS_OF_TASKS = select(_ITEMS.c.id).where(_ITEMS_OF_TASKS)
_REMOVE_DRAFTS_OF_TASKS = delete(_DRAFTS).where(
    _DRAFTS.c.area_id == bindparam("of_area"), _DRAFTS.c.id.in_(_IDS_OF_TASKS)
)
_REMOVE_CANDIDATES_OF_TASKS = delete(_CANDIDATES).where(
    _CANDIDATES.c.area_id == bindparam("of_area"), _CANDIDATES.c.work_item_id.in_(_IDS_OF_TASKS)
)
_CANCEL_ITEMS = update(_ITEMS).where(_ITEMS_OF_TASKS, _ITEMS.c.state == "open")


def cancel_items(unit: UnitOfWork, instance: Instance, task_ids: Collection[str]) -> None:
    """Ends open work items of an instance whose tasks are no longer wanted, and their drafts."""
    if not task_ids:
        return
    those = {"of_area": instance.area_id, "of_instance": instance.id, "among": list(task_ids)}
    unit.session.execute(_REMOVE_DRAFTS_OF_TASKS, those)
    unit.session.execute(_REMOVE_CANDIDATES_OF_TASKS, those)
    unit.session.execute(_CANCEL_ITEMS, {**those, "state": "cancelled", "ended_at": unit.moment})


_OPEN_ITEMS_OF_CASE = select(WorkItem).where(
    WorkItem.area_id == bindparam("of_area"),
    WorkItem.case_id == bindparam("of_case"),
    WorkItem.state == "open",
)


def keep_from(unit: UnitOfWork, case: CaseFile, accounts: Collection[str]) -> None:
    """Keeps the open work items of a case from some accounts; what one of them holds is held by nobody."""
    for item in unit.session.scalars(_OPEN_ITEMS_OF_CASE, {"of_area": case.area_id, "of_case": case.id}):
        item.excludes = tuple(dict.fromkeys((*item.excludes, *sorted(accounts))))
        if item.claimed_by in accounts:
            item.claimed_by, item.claimed_at = None, None
    unit.session.flush()


_REMOVE_WAITS = delete(_WAITS).where(
    _WAITS.c.area_id == bindparam("of_area"),
    _WAITS.c.instance_id == bindparam("of_instance"),
    _WAITS.c.id.in_(_AMONG),
)


def remove_waits(unit: UnitOfWork, instance: Instance, wait_ids: Collection[str]) -> None:
    """Forgets what an instance no longer waits for."""
    if wait_ids:
        those = {"of_area": instance.area_id, "of_instance": instance.id, "among": list(wait_ids)}
        unit.session.execute(_REMOVE_WAITS, those)


def _changed(
    unit: UnitOfWork, statement: Update, record: AreaRecord, changes: Mapping[str, Any], **conditions: object
) -> bool:
    """Changes a loaded row under the statement's conditions; false, and nothing is changed, if they fail."""
    key = {"of_area": record.area_id, "of_id": record.id}
    done = cast(CursorResult[Any], unit.session.execute(statement, {**key, **conditions, **changes}))
    if done.rowcount != 1:
        return False
    keep_in_step(record, changes)
    return True


def keep_in_step(record: AreaRecord, changes: Mapping[str, Any]) -> None:
    """Lets a loaded record show what was written, or will be, by a statement of ours."""
    for name, value in changes.items():
        set_committed_value(record, name, value)

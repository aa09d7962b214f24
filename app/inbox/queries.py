"""The inbox's statements: as dear for a hundred thousand open tasks as for a thousand.

A list is merged from short ranges of indexes: one for each queue in which the person finds work, one for what
names the person, one for each person whose claims are shown. Nothing is read that is not about to be shown.
Statements are built once a shape: to build one anew takes longer than the database does.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Row,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)

from app.identity.actor import Actor
from app.identity.queries import NOT_EXCLUDED, held_on, in_queues, workable
from app.storage.plain_rows import plain_rows
from app.storage.records import (
    Account,
    CaseFile,
    Clock,
    ClockEntry,
    Incident,
    Membership,
    WorkCandidate,
    WorkItem,
)
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of

MOST_COUNTED = 1000

_Places = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Shape:
    """What decides how a page's statement is written: the tab, how many people's claims are shown, in how
    many queues the person finds work, and which filters there are.
    """

    tab: str
    holders: int
    queues: int
    by_kind: bool = False
    by_task: bool = False
    goes_on: bool = False


# Parameters besides those of `as_worker`: of_account, of_holder_0 …, now, midnight, and where the shape asks
# for them kind, task, after_due, after_id.
_DUE_TYPE = WorkItem.due_at.type
_NOW: BindParameter[Any] = bindparam("now", type_=_DUE_TYPE)
_MIDNIGHT: BindParameter[Any] = bindparam("midnight", type_=_DUE_TYPE)
_AFTER = tuple_(bindparam("after_due", type_=_DUE_TYPE), bindparam("after_id", type_=WorkItem.id.type))
_MOST: BindParameter[int] = bindparam("most", type_=Integer)

# In words of its own, not as a parameter: a planner must see that it is the condition of the indexes.
_OPEN = WorkItem.state == literal_column("'open'")
_UNCLAIMED = WorkItem.claimed_by.is_(None)
_FREE = and_(_UNCLAIMED, WorkItem.candidates.is_(None))
_OF_CASE = and_(CaseFile.area_id == WorkItem.area_id, CaseFile.id == WorkItem.case_id)
_RUNNING_CLOCK = and_(
    Clock.area_id == WorkItem.area_id,
    Clock.id == WorkItem.clock_id,
    Clock.state != "ended",
)
_STUCK = (
    exists()
    .where(
        Incident.area_id == WorkItem.area_id, Incident.case_id == WorkItem.case_id, Incident.state == "open"
    )
    .label("stuck")
)
_SHOWN = (
    WorkItem.id,
    WorkItem.name,
    WorkItem.post,
    WorkItem.case_id,
    WorkItem.case_kind,
    WorkItem.due_at,
    WorkItem.provisional,
    WorkItem.claimed_by,
    CaseFile.number,
    CaseFile.party,
    _STUCK,
)
_ITS_ENTRIES = and_(ClockEntry.area_id == Clock.area_id, ClockEntry.clock_id == Clock.id)
_WHEN: Mapping[str, ColumnElement[bool]] = {
    "overdue": WorkItem.due_at <= _NOW,
    # A period that ends with this day is stored as the next midnight.
    "today": and_(WorkItem.due_at > _NOW, WorkItem.due_at <= _MIDNIGHT),
}


def rows_of_page(unit: UnitOfWork, shape: Shape, asked: Mapping[str, Any], most: int) -> Sequence[Row[Any]]:
    """The first `most` tasks, what falls due first on top: a row for each entry of the task's running clock.

    Each row: the columns of _SHOWN by name, and `Clock`, `ClockEntry` (both None where no clock runs).
    """
    return unit.session.execute(_page(shape), {**asked, "most": most}).all()


def rows_of_item(
    unit: UnitOfWork, holders: int, queues: int, asked: Mapping[str, Any], item_id: str
) -> Sequence[Row[Any]]:
    """The same for one task; none where it does not lie before the person."""
    return unit.session.execute(_one(holders, queues), {**asked, "of_id": item_id}).all()


def how_many(
    unit: UnitOfWork, tabs: tuple[str, ...], holders: int, queues: int, asked: Mapping[str, Any]
) -> Mapping[str, int]:
    """How many tasks each of the tabs holds; each counted up to MOST_COUNTED."""
    query = _counts(tabs, holders, queues)
    [row] = plain_rows(unit.session, query, {**asked, "most": MOST_COUNTED})
    return row._asdict()


@lru_cache(maxsize=256)
def _page(shape: Shape) -> _Places:
    ranges = [_ordered(_filtered(place, shape)).subquery() for place in _ranges(shape)]
    merged = union_all(*(select(each.c.due_at, each.c.id) for each in ranges)).subquery()
    order = (merged.c.due_at, merged.c.id)
    return _lines(select(*order).order_by(*order).limit(_MOST).subquery())


@lru_cache(maxsize=64)
def _counts(tabs: tuple[str, ...], holders: int, queues: int) -> _Places:
    shapes = (Shape(tab, holders, queues) for tab in tabs)
    return select(*(_count(shape).label(shape.tab) for shape in shapes))


def _count(shape: Shape) -> ScalarSelect[int]:
    """No order is asked for, so the person's queues are one range."""
    held = _place().where(workable(shape.queues), WorkItem.claimed_by.in_(_holders(shape)))
    free = _place().where(NOT_EXCLUDED, _FREE, in_queues(shape.queues))
    places = _of_tab(shape, [held], [free, _naming(shape)])
    found = union_all(*(place.with_only_columns(WorkItem.id) for place in places))
    return select(func.count()).select_from(found.limit(_MOST).subquery()).scalar_subquery()


def _ranges(shape: Shape) -> list[_Places]:
    """Where the tasks of a tab lie, each in the order of an index; no task lies in two of them."""
    held = [
        _place().where(workable(shape.queues), WorkItem.claimed_by == holder) for holder in _holders(shape)
    ]
    queues: list[BindParameter[str]] = [bindparam(f"of_queue_{number}") for number in range(shape.queues)]
    free = [_place().where(NOT_EXCLUDED, _FREE, WorkItem.queue == queue) for queue in queues]
    return _of_tab(shape, held, [*free, _naming(shape)])


def _of_tab(shape: Shape, held: list[_Places], free: list[_Places]) -> list[_Places]:
    if shape.tab in _WHEN:
        return [place.where(_WHEN[shape.tab]) for place in held + free]
    return held if shape.tab == "mine" else free


def _naming(shape: Shape) -> _Places:
    """What names the person among others, and nobody has claimed: few rows, read from the person's side."""
    names = and_(WorkCandidate.area_id == WorkItem.area_id, WorkCandidate.work_item_id == WorkItem.id)
    of_account = WorkCandidate.account_id == bindparam("of_account")
    return _place().join(WorkCandidate, names).where(of_account, workable(shape.queues), _UNCLAIMED)


def _holders(shape: Shape) -> list[BindParameter[str]]:
    return [bindparam(f"of_holder_{number}") for number in range(shape.holders)]


def _place() -> _Places:
    return select(WorkItem.due_at, WorkItem.id).where(_OPEN)


def _filtered(place: _Places, shape: Shape) -> _Places:
    if shape.by_kind:
        place = place.where(WorkItem.case_kind == bindparam("kind"))
    if shape.by_task:
        place = place.where(WorkItem.name == bindparam("task"))
    return place.where(tuple_(WorkItem.due_at, WorkItem.id) > _AFTER) if shape.goes_on else place


def _ordered(place: _Places) -> _Places:
    return place.order_by(WorkItem.due_at, WorkItem.id).limit(_MOST)


def _lines(found: Subquery) -> _Places:
    same = and_(WorkItem.area_id == bindparam("of_area"), WorkItem.id == found.c.id)
    return (
        select(*_SHOWN, Clock, ClockEntry)
        .join_from(found, WorkItem, same)
        .join(CaseFile, _OF_CASE)
        .outerjoin(Clock, _RUNNING_CLOCK)
        .outerjoin(ClockEntry, _ITS_ENTRIES)
        .order_by(found.c.due_at, found.c.id, Clock.id, ClockEntry.seq)
    )


@lru_cache(maxsize=64)
def _one(holders: int, queues: int) -> _Places:
    shape = Shape("", holders, queues)
    free_or_held = or_(_UNCLAIMED, WorkItem.claimed_by.in_(_holders(shape)))
    item = _place().where(workable(queues), free_or_held, WorkItem.id == bindparam("of_id"))
    return _lines(item.subquery())


def items_by_id(unit: UnitOfWork, area_id: str, item_ids: Collection[str]) -> Sequence[WorkItem]:
    """Those of the tasks that the area has."""
    those = select(WorkItem).where(WorkItem.area_id == area_id, WorkItem.id.in_(item_ids))
    return unit.session.scalars(those).all()


def colleagues(unit: UnitOfWork, actor: Actor) -> list[tuple[str, str]]:
    """Others who hold one of the actor's posts in the same organisation today: (account id, name)."""
    posts = {
        name: value
        for number, each in enumerate(actor.memberships)
        for name, value in ((f"place_{number}", each.organisation_id), (f"post_{number}", each.post))
    }
    those = {"of_area": actor.area_id, "of_account": actor.account_id, "on_day": day_of(unit.moment), **posts}
    rows = plain_rows(unit.session, _colleagues(len(actor.memberships)), those)
    return [(account_id, name) for account_id, name in rows]


@lru_cache(maxsize=64)
def _colleagues(posts: int) -> Select[str, str]:
    held = (
        and_(
            Membership.organisation_id == bindparam(f"place_{number}"),
            Membership.post == bindparam(f"post_{number}"),
        )
        for number in range(posts)
    )
    return (
        select(Account.id, Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.area_id == bindparam("of_area"),
            or_(false(), *held),
            held_on(bindparam("on_day", type_=Date)),
            Account.state == "active",
            Account.id != bindparam("of_account"),
        )
        .distinct()
        .order_by(Account.name)
    )

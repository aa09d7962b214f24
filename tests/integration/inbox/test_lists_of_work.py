"""The lists of the inbox say what a walk over every task says, in the same order, on both databases."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

import pytest

from app.identity.access import may_work
from app.identity.actor import Actor, Membership
from app.inbox.desk import Counts, Desk
from app.inbox.filters import TABS, Asked
from app.storage.records import Area, Instance, WorkItem
from app.storage.surroundings import Surroundings
from app.storage.unit_of_work import UnitOfWork
from tests.builders import (
    AREA,
    MOMENT,
    make_account,
    make_area,
    make_case,
    make_instance,
    make_release,
    make_work_item,
)

MANY = 200
MIDNIGHT = datetime(2026, 5, 8, tzinfo=MOMENT.tzinfo)
DAYS = [MOMENT + timedelta(days) for days in range(-3, 4)]
DUE = [None, MIDNIGHT, MIDNIGHT + timedelta(seconds=1), *DAYS]
KINDS = (None, "tpa", "tpa", "agency", "assessment_institution", "applicant")
PEOPLE = ("me", "absent", "other")
ACTORS = {
    "me": [("tpa_1", "tpa", "tpa"), ("agency_1", "agency", "agency_intake")],
    "other": [("ping_an", "assessment_institution", "expert")],
    "absent": [("public", "applicant", "applicant")],
}


@pytest.fixture(params=[1, 2])
def chance(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)


@pytest.fixture
def items(unit: UnitOfWork, chance: Random) -> list[WorkItem]:
    """Tasks of all kinds: of two areas and two processes, claimed, named, excluded, due at one moment."""
    make_area(unit)
    make_area(unit, "elsewhere")
    for account in PEOPLE:
        make_account(unit, account, id=account)
    release = make_release(unit)
    instances = [
        make_instance(unit, make_case(unit, area_id=area_id, kind=kind), release)
        for area_id in (AREA, AREA, "elsewhere")
        for kind in ("ltci_assessment", "ltci_re_review")
    ]
    return [_item(unit, chance, chance.choice(instances)) for _ in range(MANY)]


def _item(unit: UnitOfWork, chance: Random, instance: Instance) -> WorkItem:
    def some() -> tuple[str, ...]:
        return tuple(chance.sample(PEOPLE, chance.randrange(3)))

    return make_work_item(
        unit,
        instance,
        name=chance.choice(["核对", "初审"]),
        organisation_kind=chance.choice(KINDS),
        organisation_id=chance.choice([None, None, "tpa_1", "ping_an"]),
        post=chance.choice([None, "tpa", "tpa", "agency_intake", "expert", "applicant"]),
        candidates=chance.choice([None, None, some()]),
        excludes=chance.choice([(), (), some()]),
        claimed_by=chance.choice([None, None, *PEOPLE]),
        due_at=chance.choice(DUE),
        state=chance.choice(["open", "open", "open", "done"]),
    )


@pytest.fixture
def desks(unit: UnitOfWork, items: list[WorkItem]) -> list[Desk]:
    """Three people's desks, where a third party works and where none does; one stands in for another."""
    area = unit.session.get_one(Area, AREA)
    found = []
    for name, held in ACTORS.items():
        posts = tuple(Membership(place, kind, "", post) for place, kind, post in held)
        actor = Actor(name, name, AREA, posts)
        absent = {"absent": "缺席的人"} if name == "me" else {}
        found += [Desk(unit, actor, Surroundings(area.name, works, 0, absent, {})) for works in (True, False)]
    return found


def in_tab(desk: Desk, item: WorkItem, tab: str) -> bool:
    """What a tab shows, said of one task alone."""
    mine = item.claimed_by in (desk.actor.account_id, *desk.surroundings.absent)
    if item.state != "open" or not (mine or item.claimed_by is None):
        return False
    if not may_work(desk.actor, item, desk.surroundings.third_party_works):
        return False
    if tab in ("mine", "group"):
        return mine == (tab == "mine")
    due = item.due_at
    return due is not None and (due <= MOMENT if tab == "overdue" else MOMENT < due <= MIDNIGHT)


def walked(desk: Desk, items: list[WorkItem], asked: Asked) -> list[str]:
    """What a question should find, in order."""
    found = [
        item
        for item in items
        if in_tab(desk, item, asked.tab)
        and asked.kind in ("", item.case_kind)
        and asked.task in ("", item.name)
    ]
    return [item.id for item in sorted(found, key=lambda each: (each.due_at is None, each.due_at, each.id))]


def listed(desk: Desk, asked: Asked) -> Iterator[str]:
    """The ids page by page."""
    lines, after = desk.page(asked)
    yield from (line.id for line in lines)
    if after is not None:
        yield from listed(desk, Asked(asked.tab, asked.kind, asked.task, after))


FILTERS = [("ltci_re_review", ""), ("", "初审"), ("ltci_re_review", "初审")]
QUESTIONS = [
    *(Asked(tab) for tab in TABS),
    *(Asked("group", *filters) for filters in FILTERS),
    Asked("overdue", "", "初审"),
]


def test_pages_hold_what_a_walk_over_every_task_finds_in_order(
    desks: list[Desk], items: list[WorkItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.inbox.desk.PAGE", 5)
    for desk in desks:
        for asked in QUESTIONS:
            assert list(listed(desk, asked)) == walked(desk, items, asked), (desk.actor.account_id, asked)


def test_counts_are_those_of_a_walk_up_to_the_most_that_is_counted(
    desks: list[Desk], items: list[WorkItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in (1000, 5):
        monkeypatch.setattr("app.inbox.queries.MOST_COUNTED", most)
        for desk in desks:
            found = {tab: min(most, len(walked(desk, items, Asked(tab)))) for tab in TABS}
            anew = Desk(desk.unit, desk.actor, desk.surroundings)
            assert anew.counts == Counts(**found), desk.actor.account_id


def test_a_line_is_found_alone_if_a_tab_shows_it(desks: list[Desk], items: list[WorkItem]) -> None:
    for desk in desks:
        for item in items[::5]:
            shown = in_tab(desk, item, "mine") or in_tab(desk, item, "group")
            assert (desk.line(item.id) is not None) == shown

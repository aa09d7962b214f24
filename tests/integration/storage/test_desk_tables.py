"""What the desk asks of its tables, on both kinds of database."""

from datetime import timedelta
from typing import Any

from app.storage import absences, conversations, saved_filters
from app.storage.colleagues import posts_held
from app.storage.messages import mark_read, messages_of
from app.storage.records import Absence, Account, Advice, CaseNote, Notification, SavedFilter
from app.storage.unit_of_work import UnitOfWork
from tests import builders
from tests.builders import AREA, MOMENT

TODAY = MOMENT.date()


def people(unit: UnitOfWork) -> tuple[Account, Account]:
    """Two clerks of one agency."""
    builders.make_area(unit)
    agency = builders.make_organisation(unit, id="agency")
    first, second = (builders.make_account(unit, name, id=name) for name in ("甲", "乙"))
    for account in (first, second):
        builders.make_membership(unit, account, agency, "agency_intake")
    return first, second


def absence(unit: UnitOfWork, absent: Account, substitute: Account, **columns: Any) -> Absence:
    defaults = {"since": TODAY, "until": TODAY + timedelta(days=2)}
    row = Absence(
        area_id=AREA,
        id=unit.new_id(),
        account_id=absent.id,
        substitute_id=substitute.id,
        entered_by=absent.id,
        entered_at=unit.moment,
        **{**defaults, **columns},
    )
    unit.session.add(row)
    unit.session.flush()
    return row


def test_somebody_stands_in_on_the_days_of_the_absence_alone(unit: UnitOfWork) -> None:
    absent, substitute = people(unit)
    absence(unit, absent, substitute)

    def stands_in(days: int) -> bool:
        day = TODAY + timedelta(days=days)
        return absences.stands_in(unit.session, AREA, substitute.id, absent.id, day)

    assert [stands_in(days) for days in (-1, 0, 2, 3)] == [False, True, True, False]
    assert absences.substitutes_of(unit.session, AREA, [absent.id], TODAY) == [substitute.id]
    assert not absences.stands_in(unit.session, AREA, absent.id, substitute.id, TODAY)


def test_absences_are_found_by_the_days_and_people_that_they_touch(unit: UnitOfWork) -> None:
    absent, substitute = people(unit)
    row = absence(unit, absent, substitute)
    absence(unit, absent, substitute, ended_at=unit.moment, ended_by=absent.id)
    last = TODAY + timedelta(days=2)
    for account in (absent, substitute):
        assert list(absences.absences_meeting(unit.session, AREA, account.id, last, last)) == [row]
        assert not absences.absences_meeting(unit.session, AREA, account.id, last + timedelta(days=1), last)
    assert absences.absences_from(unit.session, AREA, last, ["乙"]) == [(row, "甲", "乙")]
    assert absences.absences_from(unit.session, AREA, last + timedelta(days=1), ["乙"]) == []


def test_open_work_of_an_account_is_listed_by_due_day(unit: UnitOfWork) -> None:
    absent, _ = people(unit)
    instance = builders.make_instance(unit, builders.make_case(unit), builders.make_release(unit))
    due = [None, unit.moment + timedelta(days=3), unit.moment + timedelta(days=1)]
    items = [builders.make_work_item(unit, instance, claimed_by=absent.id, due_at=one) for one in due]
    builders.make_work_item(unit, instance)
    found = [item.id for item, _ in absences.open_work_of(unit.session, AREA, absent.id)]
    assert found == [items[2].id, items[1].id, items[0].id]


def test_the_posts_of_an_area_are_those_held_today_by_active_accounts(unit: UnitOfWork) -> None:
    first, second = people(unit)
    second.state = "disabled"
    assert [(account.id, post) for account, _, post in posts_held(unit.session, AREA, TODAY)] == [
        (first.id, "agency_intake")
    ]
    assert posts_held(unit.session, AREA, TODAY, ["another"]) == []


def test_what_was_said_about_a_case_comes_with_the_names(unit: UnitOfWork) -> None:
    asker, asked = people(unit)
    case = builders.make_case(unit)
    item = builders.make_work_item(unit, builders.make_instance(unit, case, builders.make_release(unit)))
    place = {"area_id": AREA, "case_id": case.id, "work_item_id": item.id, "organisation_id": "agency"}
    note = CaseNote(**place, id=unit.new_id(), written_by=asker.id, written_at=unit.moment)
    advice = Advice(
        **place,
        id=unit.new_id(),
        asked_by=asker.id,
        asked_of=asked.id,
        asked_at=unit.moment,
        state="open",
    )
    unit.vault.write(note, "text", "备注")
    unit.vault.write(advice, "question", "问题")
    unit.session.add_all([note, advice])
    unit.session.flush()
    assert conversations.notes_of(unit.session, AREA, case.id) == [
        (note, "甲", "陇原市agency", "核对申请材料")
    ]
    assert conversations.advice_in_case(unit.session, AREA, case.id) == [(advice, "甲", "乙", "核对申请材料")]
    [(found, of_case, *names)] = conversations.advice_of(unit.session, AREA, asked.id, 10)
    assert (found, of_case, names) == (advice, case, ["甲", "乙", "核对申请材料"])
    assert conversations.advice_of(unit.session, AREA, asked.id, 10, "another") == []


def test_messages_are_listed_backwards_and_marked_once(unit: UnitOfWork) -> None:
    reader, other = people(unit)
    columns = {"area_id": AREA, "kind": "k", "title": "t", "created_at": unit.moment}
    for account in (reader, reader, other):
        unit.session.add(Notification(**columns, id=unit.new_id(), account_id=account.id))
    unit.session.flush()

    def listed(unread: bool = False, before: str = "") -> list[str]:
        found = messages_of(unit.session, AREA, reader.id, unread=unread, before=before, most=10)
        return [message.id for message, _ in found]

    latest, first = listed()
    assert latest > first and listed(before=latest) == [first]
    mark_read(unit.session, AREA, other.id, unit.moment, [first])
    assert len(listed(unread=True)) == 2
    mark_read(unit.session, AREA, reader.id, unit.moment, [first])
    assert listed(unread=True) == [latest]
    mark_read(unit.session, AREA, reader.id, unit.moment, None)
    assert listed(unread=True) == []


def test_a_saved_view_is_its_owners_and_its_name_is_used_once(unit: UnitOfWork) -> None:
    owner, other = people(unit)
    question = {"tab": "group", "task": "核对申请材料"}

    def view(name: str) -> SavedFilter:
        columns = {"account_id": owner.id, "question": question, "saved_at": unit.moment}
        return SavedFilter(area_id=AREA, id=unit.new_id(), name=name, **columns)

    assert unit.added(view("常用")) and not unit.added(view("常用"))
    [row] = saved_filters.saved_filters_of(unit.session, AREA, owner.id)
    assert row.question == question
    saved_filters.forget_filter(unit.session, AREA, other.id, row.id)
    assert saved_filters.count_saved_filters(unit.session, AREA, owner.id) == 1
    saved_filters.forget_filter(unit.session, AREA, owner.id, row.id)
    assert saved_filters.count_saved_filters(unit.session, AREA, owner.id) == 0

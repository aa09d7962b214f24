"""An absence with a substitute: who does the work meanwhile, and what standing in does not lend."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.casework.absences.end_absence import end_absence
from app.casework.absences.enter_absence import AbsenceEntry, absentees, enter_absence
from app.casework.absences.work_to_stand_in import work_to_stand_in
from app.casework.run_due_work import run_due_work
from app.casework.tasks.save_draft import save_draft
from app.casework.tasks.view_work import view_work
from app.domain.errors import (
    InvalidSubmission,
    NotFound,
    NotPermitted,
    Refusal,
    TakeOverExcluded,
    TakeOverMustBeApart,
    TakeOverNotNamed,
    TakeOverOfAnotherPost,
    TakeOverRecused,
    TaskAlreadyDone,
    TaskTaken,
)
from app.identity.actor import Actor, Membership
from app.storage import due_work
from app.storage.cases import instances_of
from app.storage.journal_lines import journal_lines
from app.storage.records import Absence, CaseFile, Notification, WorkItem
from app.storage.records import Membership as MembershipRow
from app.storage.unit_of_work import UnitOfWork
from tests import builders
from tests.errands_office import Office

TODAY = builders.MOMENT.date()
FRIDAY = date(2026, 5, 8)
Change = Callable[[Office, UnitOfWork, WorkItem], None]


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    """One kind of database is enough here."""
    return sqlite_office


@pytest.fixture
def item_id(office: Office) -> str:
    """A task that the clerk has claimed."""
    found = office.only_item(office.ask().case_id)
    office.claim(found)
    return found


def away(office: Office, since: date = TODAY, until: date = FRIDAY, **people: Actor) -> Absence:
    absent = people.get("absent", office.clerk)
    substitute = people.get("substitute", office.colleague)
    entry = AbsenceEntry(absent.account_id, substitute.account_id, since, until)
    with office.platform.unit() as unit:
        return enter_absence(unit, people.get("actor", absent), entry)


def complete(office: Office, item_id: str, by: Actor) -> None:
    office.complete(item_id, {"days": 3}, by)


def test_the_substitute_completes_the_task_and_the_journal_says_for_whom(
    office: Office, item_id: str
) -> None:
    away(office)
    complete(office, item_id, office.colleague)
    with office.platform.reading_unit() as unit:
        item = unit.session.get_one(WorkItem, (builders.AREA, item_id))
        assert (item.state, item.ended_by) == ("done", office.colleague.account_id)
        [line] = journal_lines(unit, builders.AREA, item.case_id, "work_completed")
        assert line["for"] == {"account": office.clerk.account_id, "name": "经办甲"}


def test_who_is_back_first_finds_the_task_done_and_learns_by_whom(office: Office, item_id: str) -> None:
    away(office)
    complete(office, item_id, office.colleague)
    with pytest.raises(TaskAlreadyDone) as refused:
        complete(office, item_id, office.clerk)
    assert refused.value.params["who"] == "经办乙"


def test_the_substitute_goes_on_with_the_draft_of_the_absent(office: Office, item_id: str) -> None:
    with office.platform.unit() as unit:
        save_draft(unit, office.clerk, item_id, {"days": "7"})
    away(office)
    with office.platform.unit() as unit:
        view = view_work(unit, office.colleague, item_id)
        assert view.refusal is None
        assert view.absent is not None and view.absent.name == "经办甲"
        assert view.draft is not None and view.draft.values == {"days": "7"}
        save_draft(unit, office.colleague, item_id, {"days": "8"})


@pytest.mark.parametrize(
    ("since", "until"), [(FRIDAY, FRIDAY), (TODAY, TODAY)], ids=["not yet away", "back again"]
)
def test_outside_the_days_of_the_absence_the_task_is_the_holders_alone(
    office: Office, item_id: str, since: date, until: date
) -> None:
    away(office, since, until)
    if until == TODAY:
        office.clock.moment += timedelta(days=1)
    with pytest.raises(TaskTaken):
        complete(office, item_id, office.colleague)


def test_an_absence_that_was_ended_lends_nothing(office: Office, item_id: str) -> None:
    absence = away(office)
    with office.platform.unit() as unit:
        end_absence(unit, office.clerk, absence.id)
    with pytest.raises(TaskTaken):
        complete(office, item_id, office.colleague)
    with pytest.raises(NotFound), office.platform.unit() as unit:
        end_absence(unit, office.clerk, absence.id)


def named(office: Office, _unit: UnitOfWork, item: WorkItem) -> None:
    item.candidates = (office.clerk.account_id,)


def excluded(office: Office, _unit: UnitOfWork, item: WorkItem) -> None:
    item.excludes = (office.colleague.account_id,)


def of_another_post(_office: Office, _unit: UnitOfWork, item: WorkItem) -> None:
    item.post = "agency_payment"


def of_another_office(_office: Office, unit: UnitOfWork, item: WorkItem) -> None:
    item.organisation_id = builders.make_organisation(unit, "agency").id


def reviewed_before(office: Office, unit: UnitOfWork, item: WorkItem) -> None:
    """The substitute has done the re-check of the same case (GS-38a)."""
    row = {name: getattr(item, name) for name in ("area_id", "case_id", "instance_id", "process_id")}
    unit.session.add(
        WorkItem(
            **row,
            id=unit.new_id(),
            task_id=unit.new_id(),
            element_id="recheck",
            path="",
            name="复核",
            post="agency_review",
            excludes=(),
            provisional=False,
            state="done",
            created_at=unit.moment,
            ended_at=unit.moment,
            ended_by=office.colleague.account_id,
        )
    )


def applied_for_it(office: Office, unit: UnitOfWork, item: WorkItem) -> None:
    """The substitute has applied for it as a relative of the party."""
    unit.session.get_one(CaseFile, (item.area_id, item.case_id)).opened_by = office.colleague.account_id
    [party] = office.asker.organisations
    hold(unit, office.colleague.account_id, party, "applicant")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (named, TakeOverNotNamed),
        (excluded, TakeOverExcluded),
        (of_another_post, TakeOverOfAnotherPost),
        (of_another_office, TakeOverOfAnotherPost),
        (reviewed_before, TakeOverMustBeApart),
        (applied_for_it, TakeOverRecused),
    ],
)
def test_standing_in_lends_nothing_that_the_substitute_may_not_do(
    office: Office, item_id: str, change: Change, why: type[Refusal]
) -> None:
    away(office)
    with office.platform.unit() as unit:
        change(office, unit, unit.session.get_one(WorkItem, (builders.AREA, item_id)))
    with pytest.raises(why) as refused:
        complete(office, item_id, office.colleague)
    assert "经办乙" in str(refused.value)
    with office.platform.reading_unit() as unit:
        [lent] = work_to_stand_in(unit, office.clerk.account_id, office.colleague)
        assert str(lent.refusal) == str(refused.value)
        assert str(view_work(unit, office.colleague, item_id).refusal) == str(refused.value)


def test_what_can_be_lent_is_listed_without_a_refusal(office: Office, item_id: str) -> None:
    with office.platform.reading_unit() as unit:
        [lent] = work_to_stand_in(unit, office.clerk.account_id, office.colleague)
        assert (lent.item.id, lent.refusal) == (item_id, None)


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [
        (None, FRIDAY, "since"),
        (TODAY - timedelta(days=1), FRIDAY, "since"),
        (FRIDAY, TODAY, "until"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(
    office: Office, since: date | None, until: date, field: str
) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        away(office, since, until)  # type: ignore[arg-type]
    assert [error.field for error in refused.value.errors] == [field]


def test_nobody_is_away_twice_or_stands_in_while_away(office: Office) -> None:
    away(office)
    with pytest.raises(InvalidSubmission, match="1处"):
        away(office)
    with pytest.raises(InvalidSubmission) as refused:
        away(office, absent=office.colleague, substitute=office.clerk)
    assert {error.field for error in refused.value.errors} == {"since", "substitute_id"}


def test_a_substitute_is_chosen_among_the_colleagues(office: Office) -> None:
    with pytest.raises(InvalidSubmission):
        away(office, substitute=office.asker)
    with pytest.raises(InvalidSubmission):
        away(office, substitute=office.clerk)


def test_a_supervisor_enters_it_for_people_of_the_own_organisation(office: Office) -> None:
    with pytest.raises(NotPermitted):
        away(office, actor=office.colleague)
    head = supervisor(office)
    away(office, actor=head)
    with office.platform.reading_unit() as unit:
        assert {one.name for one in absentees(unit, head)} == {"主管甲", "经办甲", "经办乙"}
        told = unit.session.query(Notification).all()
        assert {(note.account_id, note.kind) for note in told} == {
            (office.colleague.account_id, "absence_entered"),
            (office.clerk.account_id, "absence_noted"),
        }


def test_what_is_told_to_the_handlers_reaches_the_substitute_too(office: Office, item_id: str) -> None:
    away(office)
    with office.platform.unit() as unit:
        item = unit.session.get_one(WorkItem, (builders.AREA, item_id))
        due_work.put(unit, builders.AREA, [notice_to_handlers(unit, item.case_id)])
    run_due_work(office.platform)
    with office.platform.reading_unit() as unit:
        told = unit.session.query(Notification).filter_by(kind="clock_warning")
        assert {note.account_id for note in told} == {office.clerk.account_id, office.colleague.account_id}


def notice_to_handlers(unit: UnitOfWork, case_id: str) -> due_work.Work:
    [instance] = instances_of(unit.session, builders.AREA, case_id)
    return due_work.Work(
        kind="notification",
        unique_key="test",
        due_at=unit.moment,
        subject=case_id,
        case_id=case_id,
        instance_id=instance.id,
        details={"to": "handlers", "about": "clock_warning", "clock": None},
    )


def test_the_public_enters_no_absence(office: Office) -> None:
    with pytest.raises(NotPermitted):
        away(office, absent=office.asker)


def supervisor(office: Office) -> Actor:
    [held] = office.clerk.memberships
    with office.platform.unit() as unit:
        account = builders.make_account(unit, "主管甲")
        hold(unit, account.id, held.organisation_id, "supervisor")
        post = Membership(held.organisation_id, held.organisation_kind, held.organisation_name, "supervisor")
        return replace(office.clerk, account_id=account.id, name="主管甲", memberships=(post,))


def hold(unit: UnitOfWork, account_id: str, organisation_id: str, post: str) -> None:
    row = {"account_id": account_id, "organisation_id": organisation_id, "post": post}
    unit.session.add(MembershipRow(area_id=builders.AREA, id=unit.new_id(), since=date(2026, 1, 1), **row))

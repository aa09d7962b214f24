"""Notes on a case, and a colleague asked for advice while the task stays with the asker."""

from dataclasses import replace

import pytest

from app.casework.conversations.ask_advice import advisers, ask_advice
from app.casework.conversations.give_advice import give_advice, withdraw_question
from app.casework.conversations.read_conversation import Conversation, conversation_about
from app.casework.conversations.write_note import write_note
from app.domain.errors import InvalidSubmission, NotFound, TaskNotClaimed, TransitionNotAllowed
from app.identity.actor import Actor, Membership
from app.storage.journal import verify
from app.storage.records import Advice, CaseFile, CaseNote, JournalEntry, Notification, WorkItem
from tests import builders
from tests.errands_office import Office


@pytest.fixture
def office(sqlite_office: Office) -> Office:
    """One kind of database is enough here."""
    return sqlite_office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.ask().case_id


@pytest.fixture
def item_id(office: Office, case_id: str) -> str:
    """The case's task, claimed by the clerk."""
    item_id = office.only_item(case_id)
    office.claim(item_id)
    return item_id


def note(office: Office, by: Actor, case_id: str, text: str, item_id: str | None = None) -> CaseNote:
    with office.platform.unit() as unit:
        return write_note(unit, by, case_id, text, work_item_id=item_id)


def ask(office: Office, item_id: str, of: Actor, question: str = "可以受理吗？") -> Advice:
    with office.platform.unit() as unit:
        return ask_advice(unit, office.clerk, item_id, of.account_id, question)


def heard(office: Office, by: Actor, case_id: str) -> Conversation:
    with office.platform.reading_unit() as unit:
        return conversation_about(unit, by, unit.session.get_one(CaseFile, (builders.AREA, case_id)))


def of_institution(office: Office) -> Actor:
    """Somebody of an institution that the case has given work to."""
    with office.platform.unit() as unit:
        place = builders.make_organisation(unit, "assessment_institution")
        account = builders.make_account(unit, "评估甲")
        builders.make_membership(unit, account, place, "assessor")
        item = unit.session.query(WorkItem).first()
        assert item is not None
        item.organisation_id = place.id
        held = Membership(place.id, place.kind, place.name, "assessor")
        return replace(office.clerk, account_id=account.id, name="评估甲", memberships=(held,))


def test_a_note_is_sealed_journalled_and_read_by_colleagues(
    office: Office, case_id: str, item_id: str
) -> None:
    written = note(office, office.clerk, case_id, "  家属来电，周三在家。 ", item_id)
    assert "家属".encode() not in written.text
    [shown] = heard(office, office.colleague, case_id).notes
    assert (shown.who, shown.task, shown.text) == ("经办甲", "准备", "家属来电，周三在家。")
    with office.platform.reading_unit() as unit:
        line = unit.session.query(JournalEntry).filter_by(kind="note_written").one()
        assert (line.actor_id, line.element_id) == (office.clerk.account_id, "prepare")
        assert not verify(unit.session, unit.vault, builders.AREA, case_id)


def test_the_public_neither_reads_nor_writes_notes_of_its_own_case(office: Office, case_id: str) -> None:
    note(office, office.clerk, case_id, "请核实住址。")
    assert not heard(office, office.asker, case_id)
    with pytest.raises(NotFound):
        note(office, office.asker, case_id, "在吗？")


def test_an_institution_reads_its_own_notes_and_the_agency_reads_all(office: Office, case_id: str) -> None:
    assessor = of_institution(office)
    note(office, office.clerk, case_id, "内部备注")
    note(office, assessor, case_id, "已联系家属")
    assert [one.text for one in heard(office, assessor, case_id).notes] == ["已联系家属"]
    assert [one.text for one in heard(office, office.clerk, case_id).notes] == ["已联系家属", "内部备注"]


@pytest.mark.parametrize("text", ["", "  \n ", "长" * 2001])
def test_a_note_says_something_and_not_too_much(office: Office, case_id: str, text: str) -> None:
    with pytest.raises(InvalidSubmission):
        note(office, office.clerk, case_id, text)


def test_a_note_stands_at_a_task_of_its_case_alone(office: Office, case_id: str) -> None:
    other = office.only_item(office.ask().case_id)
    with pytest.raises(NotFound):
        note(office, office.clerk, case_id, "备注", other)


def test_advice_is_asked_and_given_and_the_task_stays(office: Office, case_id: str, item_id: str) -> None:
    advice = ask(office, item_id, office.colleague)
    with office.platform.unit() as unit:
        give_advice(unit, office.colleague, advice.id, "可以，材料齐全。")
    [shown] = heard(office, office.clerk, case_id).questions
    assert (shown.text, shown.of, shown.answer) == ("可以受理吗？", "经办乙", "可以，材料齐全。")
    with office.platform.reading_unit() as unit:
        assert unit.session.get_one(WorkItem, (builders.AREA, item_id)).claimed_by == office.clerk.account_id
        told = unit.session.query(Notification).order_by(Notification.id).all()
        assert [(each.account_id, each.kind, each.subject) for each in told] == [
            (office.colleague.account_id, "advice_asked", advice.id),
            (office.clerk.account_id, "advice_given", advice.id),
        ]
        kinds = [line.kind for line in unit.session.query(JournalEntry).order_by(JournalEntry.seq)]
        assert kinds[-2:] == ["advice_asked", "advice_given"]
        assert not verify(unit.session, unit.vault, builders.AREA, case_id)


def test_who_holds_the_task_asks_and_nobody_else(office: Office, case_id: str) -> None:
    item_id = office.only_item(case_id)
    with pytest.raises(TaskNotClaimed):
        ask(office, item_id, office.colleague)


def test_only_somebody_who_may_see_the_case_is_asked(office: Office, item_id: str, case_id: str) -> None:
    with office.platform.unit() as unit:
        place = builders.make_organisation(unit, "assessment_institution")
        stranger = builders.make_account(unit, "评估乙")
        builders.make_membership(unit, stranger, place, "assessor")
    with office.platform.reading_unit() as unit:
        case = unit.session.get_one(CaseFile, (builders.AREA, case_id))
        assert [one.name for one in advisers(unit, office.clerk, case)] == ["经办乙"]
    for wrong in (replace(office.clerk, account_id=stranger.id), office.asker, office.clerk):
        with pytest.raises(InvalidSubmission):
            ask(office, item_id, wrong)


def test_a_question_is_answered_once_and_by_who_was_asked(office: Office, item_id: str) -> None:
    advice = ask(office, item_id, office.colleague)
    with pytest.raises(NotFound), office.platform.unit() as unit:
        give_advice(unit, office.clerk, advice.id, "自问自答")
    with office.platform.unit() as unit:
        give_advice(unit, office.colleague, advice.id, "可以。")
    with pytest.raises(TransitionNotAllowed), office.platform.unit() as unit:
        give_advice(unit, office.colleague, advice.id, "再答一次")


def test_a_question_taken_back_is_not_answered(office: Office, item_id: str) -> None:
    advice = ask(office, item_id, office.colleague)
    with pytest.raises(NotFound), office.platform.unit() as unit:
        withdraw_question(unit, office.colleague, advice.id)
    with office.platform.unit() as unit:
        withdraw_question(unit, office.clerk, advice.id)
    with pytest.raises(TransitionNotAllowed, match="已撤回"), office.platform.unit() as unit:
        give_advice(unit, office.colleague, advice.id, "可以。")

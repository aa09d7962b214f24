"""Asking a colleague for advice on a task without handing it over."""

from app.casework.absences.standing_in import check_may_act
from app.casework.conversations.office_case import office_of, take_office_case, written
from app.casework.tasks.claim_work import work_line
from app.casework.tasks.permission_to_work import work_item_facts
from app.casework.telling.tell_people import Message, leave_message
from app.domain.errors import FieldError, InvalidSubmission, NotFound
from app.domain.sentences import Sentence
from app.domain.work_item import check_holds
from app.identity.access import may_see_case
from app.identity.actor import Actor
from app.identity.colleagues import colleagues
from app.identity.queries import involved_in
from app.storage.records import Advice, CaseFile, WorkItem
from app.storage.unit_of_work import UnitOfWork


def advisers(unit: UnitOfWork, actor: Actor, case: CaseFile) -> tuple[Actor, ...]:
    """Whom the actor may ask about a case: everybody at work in the area who may see it, one's own first."""
    involved = involved_in(unit.session, case.area_id, case.id)
    others = (one for one in colleagues(unit, case.area_id) if one.account_id != actor.account_id)
    able = (one for one in others if may_see_case(one, case, involved=involved))
    return tuple(sorted(able, key=lambda one: not one.organisations & actor.organisations))


def ask_advice(unit: UnitOfWork, actor: Actor, work_item_id: str, adviser_id: str, question: str) -> Advice:
    """Puts a question to a colleague, who finds it in the messages. The task stays with the actor.

    Raises NotFound, what completing the task would raise, or InvalidSubmission for an empty or overlong
    question and for somebody who may not see the case.
    """
    item = unit.session.get(WorkItem, (actor.area_id, work_item_id))
    if item is None:
        raise NotFound()
    case = take_office_case(unit, actor, item.case_id)
    _check_holds(unit, actor, item)
    adviser = next((one for one in advisers(unit, actor, case) if one.account_id == adviser_id), None)
    if adviser is None:
        unknown = FieldError("adviser_id", "required", "请选择一位能看到本案的同事。")
        raise InvalidSubmission((unknown,))
    advice = _advice(unit, actor, item, adviser.account_id, written(question, "question"))
    line = work_line("advice_asked", actor, item, advice=advice.id, of=adviser.account_id, name=adviser.name)
    unit.journal.append(case.area_id, case.id, line)
    named = {"who": actor.name, "case": case.number, "task": item.name}
    text = Sentence("{who}就案件{case}的“{task}”向您请教。", named)
    message = Message("advice_asked", "有同事向您请教", text, case.id, advice.id)
    leave_message(unit, case.area_id, adviser.account_id, message)
    return advice


def _check_holds(unit: UnitOfWork, actor: Actor, item: WorkItem) -> None:
    absent = check_may_act(unit, actor, item)
    check_holds(work_item_facts(unit, item, actor), absent.id if absent else actor.account_id)


def _advice(unit: UnitOfWork, actor: Actor, item: WorkItem, adviser_id: str, question: str) -> Advice:
    advice = Advice(
        area_id=item.area_id,
        id=unit.new_id(),
        case_id=item.case_id,
        work_item_id=item.id,
        organisation_id=office_of(actor),
        asked_by=actor.account_id,
        asked_of=adviser_id,
        asked_at=unit.moment,
        state="open",
    )
    unit.vault.write(advice, "question", question)
    unit.session.add(advice)
    return advice

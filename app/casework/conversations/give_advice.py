"""Answering a colleague's question, and taking a question back."""

from app.casework.conversations.office_case import written
from app.casework.telling.tell_people import Message, leave_message
from app.domain.errors import NotFound, TransitionNotAllowed
from app.domain.sentences import Sentence
from app.identity.actor import Actor
from app.storage.journal import Line
from app.storage.messages import mark_read_about
from app.storage.records import Advice, CaseFile
from app.storage.repositories import load_case
from app.storage.unit_of_work import UnitOfWork

_STATES = {"open": "待答复", "answered": "已答复", "withdrawn": "已撤回"}


def give_advice(unit: UnitOfWork, actor: Actor, advice_id: str, answer: str) -> Advice:
    """Answers a question that was put to the actor; who asked is told.

    Raises NotFound, TransitionNotAllowed for one that is answered or taken back, InvalidSubmission.
    """
    advice = _open_advice(unit, actor, advice_id, "answered")
    if advice.asked_of != actor.account_id:
        raise NotFound()
    unit.vault.write(advice, "answer", written(answer, "answer"))
    _close(unit, actor, advice, "answered")
    case = unit.session.get_one(CaseFile, (advice.area_id, advice.case_id))
    text = Sentence("{who}答复了您在案件{case}中的请教。", {"who": actor.name, "case": case.number})
    message = Message("advice_given", "您的请教有了答复", text, case.id, advice.id)
    leave_message(unit, advice.area_id, advice.asked_by, message)
    mark_read_about(unit.session, advice.area_id, actor.account_id, unit.moment, advice.id)
    return advice


def withdraw_question(unit: UnitOfWork, actor: Actor, advice_id: str) -> Advice:
    """Takes back a question that is not answered yet. Raises NotFound or TransitionNotAllowed."""
    advice = _open_advice(unit, actor, advice_id, "withdrawn")
    if advice.asked_by != actor.account_id:
        raise NotFound()
    _close(unit, actor, advice, "withdrawn")
    return advice


def _open_advice(unit: UnitOfWork, actor: Actor, advice_id: str, target: str) -> Advice:
    """The question with its case locked. NotFound for a stranger, whatever its state."""
    advice = unit.session.get(Advice, (actor.area_id, advice_id))
    if advice is None or actor.account_id not in (advice.asked_by, advice.asked_of):
        raise NotFound()
    load_case(unit, advice.area_id, advice.case_id)
    unit.session.refresh(advice)
    if advice.state != "open":
        raise TransitionNotAllowed(what="请教", state=_STATES[advice.state], target=_STATES[target])
    return advice


def _close(unit: UnitOfWork, actor: Actor, advice: Advice, state: str) -> None:
    advice.state, advice.closed_at = state, unit.moment
    kind = {"answered": "advice_given", "withdrawn": "advice_withdrawn"}[state]
    post = actor.memberships[0].post if actor.memberships else None
    line = Line(kind, actor.account_id, post, payload={"advice": advice.id})
    unit.journal.append(advice.area_id, advice.case_id, line)

"""Advice: questions that I asked or was asked, and their answers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.conversations.give_advice import give_advice, withdraw_question
from app.casework.conversations.read_conversation import question_of
from app.domain.errors import InvalidSubmission, NotFound
from app.storage.conversations import advice_of
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor

routes = Blueprint("advice", __name__, url_prefix="/advice")

MOST = 100


@routes.get("")
@allow(caseworker)
def questions() -> str:
    """The open ones first."""
    unit, me = reading(), actor()
    found = advice_of(unit.session, me.area_id, me.account_id, MOST)
    shown = [(question_of(unit, advice, *names), case) for advice, case, *names in found]
    return render_template("desk/questions.html", questions=shown)


@routes.get("/<advice_id>")
@allow(caseworker)
def question(advice_id: str) -> ResponseReturnValue:
    unit, me, refused = reading(), actor(), kept()
    found = advice_of(unit.session, me.area_id, me.account_id, MOST, advice_id)
    if not found:
        raise NotFound()
    [(advice, case, *names)] = found
    page = render_template(
        "desk/question.html",
        question=question_of(unit, advice, *names),
        item_id=advice.work_item_id,
        case=case,
        typed=refused.form.get("answer", ""),
        errors=refused.errors_by_field,
    )
    return page, refused.status


@routes.post("/<advice_id>")
@allow(caseworker)
def answer(advice_id: str) -> ResponseReturnValue:
    try:
        with writing() as unit:
            give_advice(unit, actor(), advice_id, request.form.get("answer", ""))
    except InvalidSubmission as refusal:
        return lead_to(".question", keep(request.form, refusal), advice_id=advice_id)
    flash(gettext("已答复，提问的同事会收到消息。"))
    return redirect(url_for(".question", advice_id=advice_id))


@routes.post("/<advice_id>/withdraw")
@allow(caseworker)
def withdraw(advice_id: str) -> ResponseReturnValue:
    with writing() as unit:
        withdraw_question(unit, actor(), advice_id)
    flash(gettext("请教已撤回。"))
    return redirect(url_for(".questions"))

"""What colleagues say to each other at a task: notes, and a question to a colleague."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.conversations.ask_advice import advisers, ask_advice
from app.casework.conversations.read_conversation import conversation_about
from app.casework.conversations.write_note import write_note
from app.domain.errors import InvalidSubmission, NotFound, Refusal
from app.identity.actor import Actor
from app.storage.records import CaseFile, WorkItem
from app.web.door import reading, writing
from app.web.kept_pages import Kept, keep, kept, lead_to
from app.web.permissions import allow, caseworker
from app.web.queries import case_in_sight
from app.web.signed_in import actor

routes = Blueprint("talk", __name__, url_prefix="/tasks/<item_id>")


@routes.get("/talk")
@allow(caseworker)
def at_task(item_id: str) -> ResponseReturnValue:
    """Notes and answers: a part of the task's page, or a page of its own."""
    return _show("talk", item_id, kept())


@routes.post("/notes")
@allow(caseworker)
def note(item_id: str) -> ResponseReturnValue:
    item, case = _task(item_id)
    try:
        with writing() as unit:
            write_note(unit, actor(), case.id, request.form.get("text", ""), work_item_id=item.id)
    except InvalidSubmission as refusal:
        return _refused("talk", ".at_task", item_id, refusal)
    return _done("talk", item_id)


@routes.get("/ask")
@allow(caseworker)
def ask(item_id: str) -> ResponseReturnValue:
    return _show("ask", item_id, kept())


@routes.post("/ask")
@allow(caseworker)
def send_question(item_id: str) -> ResponseReturnValue:
    asked_of, question = request.form.get("adviser_id", ""), request.form.get("question", "")
    try:
        with writing() as unit:
            ask_advice(unit, actor(), item_id, asked_of, question)
    except Refusal as refusal:
        return _refused("ask", ".ask", item_id, refusal)
    return _done("ask", item_id)


def _done(said: str, item_id: str) -> ResponseReturnValue:
    """The part anew for a page that asked for it, otherwise back to the task."""
    words = {"talk": gettext("备注已写下。"), "ask": gettext("已向同事请教，任务仍由您办理。")}[said]
    if "HX-Request" in request.headers:
        return _show("talk", item_id, Kept(), done=words)
    flash(words)
    return redirect(url_for("tasks.task", item_id=item_id))


def _refused(part: str, page: str, item_id: str, refusal: Refusal) -> ResponseReturnValue:
    """The part anew with what is wrong, or a page of its own."""
    if "HX-Request" in request.headers:
        return _show(part, item_id, Kept(request.form, refusal))
    return lead_to(page, keep(request.form, refusal), item_id=item_id)


def _show(part: str, item_id: str, refused: Kept, done: str = "") -> ResponseReturnValue:
    item, case = _task(item_id)
    shown: dict[str, Any] = {"conversation": conversation_about(reading(), actor(), case)}
    if part == "ask":
        shown["by_office"] = _by_office(advisers(reading(), actor(), case))
    alone = "HX-Request" not in request.headers
    page = render_template(
        f"desk/{part}_page.html" if alone else f"desk/{part}.html",
        item=item,
        case=case,
        **shown,
        typed=refused.form,
        errors=refused.errors_by_field,
        refusal=refused.otherwise,
        done=done,
    )
    return page, refused.status


def _by_office(people: Iterable[Actor]) -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for one in people:
        found.setdefault(one.memberships[0].organisation_name, []).append(one)
    return found


def _task(item_id: str) -> tuple[WorkItem, CaseFile]:
    """The task and its case. Raises NotFound for what the person may not see."""
    item = reading().session.get(WorkItem, (actor().area_id, item_id))
    if item is None:
        raise NotFound()
    return item, case_in_sight(reading(), actor(), item.case_id)

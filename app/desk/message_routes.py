"""Messages: what was told to the person, and what each of them asks for."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.telling.read_messages import read_all_messages, read_message
from app.casework.telling.tell_people import what_was_told
from app.desk.asked_for import Asked, asked_for
from app.desk.queries import my_open_tasks
from app.storage.messages import messages_of
from app.storage.records import Notification
from app.web.door import reading, writing
from app.web.permissions import allow, signed_in
from app.web.signed_in import actor
from app.web.surroundings import surroundings

routes = Blueprint("messages", __name__, url_prefix="/messages")

PAGE = 30


def unread_count() -> int:
    """How many messages the person at the screen has not read."""
    return surroundings().unread


@routes.get("")
@allow(signed_in)
def all_messages() -> str:
    """The latest first, the unread ones alone where that is asked."""
    unit, me = reading(), actor()
    unread, before = request.args.get("show") == "unread", request.args.get("before", "")[:40]
    found = messages_of(unit.session, me.area_id, me.account_id, unread=unread, before=before, most=PAGE + 1)
    shown = [message for message, _ in found[:PAGE]]
    show = "unread" if unread else None
    return render_template(
        "desk/messages.html",
        messages=[(message, number, *what_was_told(unit, message)) for message, number in found[:PAGE]],
        asked=_asked(shown),
        unread=unread,
        more_url=url_for(".all_messages", show=show, before=shown[-1].id) if len(found) > PAGE else None,
        first_url=url_for(".all_messages", show=show) if before else None,
    )


@routes.post("/read")
@allow(signed_in)
def read_all() -> ResponseReturnValue:
    with writing() as unit:
        read_all_messages(unit, actor())
    flash(gettext("全部消息已标为已读。"))
    return redirect(url_for(".all_messages"))


@routes.post("/<message_id>/read")
@allow(signed_in)
def read_one(message_id: str) -> ResponseReturnValue:
    """Marks it as read and stays with the list."""
    with writing() as unit:
        read_message(unit, actor(), message_id)
    return redirect(url_for(".all_messages", show=request.form.get("show") or None))


@routes.post("/<message_id>/open")
@allow(signed_in)
def open_one(message_id: str) -> ResponseReturnValue:
    """Marks it as read and goes to what it asks for."""
    with writing() as unit:
        read_message(unit, actor(), message_id)
    message = reading().session.get_one(Notification, (actor().area_id, message_id))
    asked = _asked([message])[message.id]
    return redirect(asked.url if asked else url_for(".all_messages"))


def _asked(messages: list[Notification]) -> dict[str, Asked | None]:
    """What each message asks for, by its id."""
    cases = {message.case_id for message in messages if message.case_id}
    tasks = my_open_tasks(reading(), actor(), cases) if cases else {}
    return {message.id: asked_for(message, tasks.get(message.case_id or "")) for message in messages}

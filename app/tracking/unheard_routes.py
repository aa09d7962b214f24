"""Messages that no process hears yet: what each says, with whom it lies, and settling it by hand."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from app.business.registers.records import RegisterEntry
from app.casework.messages.settle_message import lies_with, settle_message
from app.domain.errors import InvalidSubmission, Refusal
from app.identity.queries import area_has_tpa
from app.storage.records import UnheardMessage
from app.storage.unheard import waiting_messages
from app.tracking.register_pages import readable
from app.web.door import reading, writing
from app.web.navigation import Entry, announce
from app.web.permissions import allow, caseworker
from app.web.refusals import answer_to
from app.web.signed_in import actor
from app.web.wording import plain_value

routes = Blueprint("unheard", __name__, template_folder="templates", url_prefix="/unheard")
routes.record_once(announce(Entry(26, "unheard.messages", lazy_gettext("待接办的消息"), "inbox")))


@routes.get("")
@allow(caseworker)
def messages() -> str:
    return _page()


@routes.post("/<message_id>")
@allow(caseworker)
def settle(message_id: str) -> ResponseReturnValue:
    try:
        with writing() as unit:
            settle_message(unit, actor(), message_id, request.form.get("resolution", ""))
    except InvalidSubmission as refusal:
        return _page(message_id, refusal), answer_to(refusal).status
    flash(gettext("已写明处理情况。"))
    return redirect(url_for(".messages"))


def _page(refused: str = "", refusal: Refusal | None = None) -> str:
    errors = refusal.errors if isinstance(refusal, InvalidSubmission) else ()
    return render_template(
        "tracking/unheard.html",
        messages=[(row, _said(row), _entry(row)) for row in _mine()],
        refused=refused,
        errors={error.field: error for error in errors},
    )


def _mine() -> list[UnheardMessage]:
    """What lies with the posts of the actor, the oldest first."""
    unit = reading()
    has_tpa = area_has_tpa(unit.session, actor().area_id)
    found = waiting_messages(unit.session, actor().area_id)
    return [row for row in found if lies_with(actor(), row, has_tpa)]


def _entry(row: UnheardMessage) -> str:
    """The page of the register's entry whose day has come, if the actor may look into the register."""
    unit = reading()
    entry = unit.session.get(RegisterEntry, (row.area_id, row.entry_id)) if row.entry_id else None
    if entry is None or entry.register not in {rule.name for rule in readable(unit, actor())}:
        return ""
    return url_for("registers.entry", name=entry.register, entry_id=entry.id)


def _said(row: UnheardMessage) -> list[tuple[str, str]]:
    """What the message carries by label, as far as it is declared; of a register's entry the days alone."""
    unit = reading()
    rule = unit.tools.messages.get(row.message)
    payload = unit.vault.read(row, "payload") or {}
    if rule is None:
        return []
    types = ("date",) if row.entry_id else ("text", "date", "moment", "number")
    shown = ((field, payload.get(name)) for name, field in rule.payload.items() if field.type in types)
    texts = ((field.title, value) for field, value in shown)
    return [(gettext(title), plain_value(value)) for title, value in texts if value not in (None, "", [])]

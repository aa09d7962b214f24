"""The demo's strip: moving the virtual time. Registered in a demo only."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from app.web.demo_time import next_deadline, next_working_day, travel
from app.web.door import forget_what_was_read, platform, reading
from app.web.kept_input import safe_next
from app.web.permissions import allow, signed_in
from app.web.signed_in import actor
from app.web.wording import moment

routes = Blueprint("demo", __name__)


@routes.post("/demo/time")
@allow(signed_in)
def move_time() -> ResponseReturnValue:
    to_deadline = request.form.get("to") == "next_deadline"
    target = next_deadline(platform()) if to_deadline else next_working_day(platform(), actor().area_id)
    if target is None:
        flash(gettext("没有等待中的期限。"))
    else:
        forget_what_was_read()
        done = travel(platform(), target)
        flash(_told(done))
    return redirect(safe_next(request.form.get("next")) or url_for("shell.home"))


def _told(done: int) -> str:
    arrived = gettext("虚拟时间已到 %(moment)s。", moment=moment(reading().moment))
    return arrived + (
        ngettext("期间自动办理 %(num)d 项。", "期间自动办理 %(num)d 项。", done) if done else ""
    )

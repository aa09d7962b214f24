"""The list of work: tabs, filters, claiming and putting back, a peek without leaving."""

from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext

from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.release_work import release_work
from app.casework.tasks.view_work import view_work
from app.inbox.chosen_routes import routes as chosen
from app.inbox.desk import Counts, Desk, Line
from app.inbox.filter_choices import Choices, choices_for
from app.inbox.filters import TABS, Asked, read_question
from app.inbox.glance import glance_of
from app.inbox.view_routes import routes as views
from app.inbox.view_routes import saved_views
from app.storage.calendars import calendar_of
from app.web.clock_words import clock_view
from app.web.door import reading, writing
from app.web.kept_input import safe_next
from app.web.navigation import Entry, Part, announce
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor
from app.web.surroundings import processes_here, surroundings

routes = Blueprint("inbox", __name__, template_folder="templates")
for part in (chosen, views):
    routes.register_blueprint(part)

TAB_NAMES = {
    "mine": lazy_gettext("我的"),
    "group": lazy_gettext("本组"),
    "overdue": lazy_gettext("逾期"),
    "today": lazy_gettext("今日到期"),
}
NAVIGATED = ("mine", "group", "overdue")


def desk() -> Desk:
    """The work that lies before the person at the screen; read once a request."""
    if "desk" not in g or g.desk.unit is not reading():
        g.desk = Desk(reading(), actor(), surroundings())
    found: Desk = g.desk
    return found


def _parts() -> list[Part]:
    counts = desk().count(NAVIGATED)
    return [
        Part(str(TAB_NAMES[tab]), url_for("inbox.inbox", tab=tab), counts[tab], tab == "overdue")
        for tab in NAVIGATED
    ]


def _work_comes() -> bool:
    """Whether tasks come to the visitor's posts at all, or lie there already."""
    return bool(_choices(Asked("mine")).tasks) or any(desk().count(NAVIGATED).values())


INBOX = Entry(10, "inbox.inbox", lazy_gettext("收件箱"), "inbox", _parts, _work_comes)
routes.record_once(announce(INBOX))


@routes.get("/inbox")
@allow(caseworker)
def inbox() -> str:
    asked = read_question(request.args)
    lines, after = desk().page(asked)
    return render_template(
        "inbox/inbox.html",
        asked=asked,
        tabs=_tabs(asked, desk().counts),
        lines=lines,
        more_url=_page_url(asked, after=str(after)) if after else None,
        first_url=_page_url(asked) if asked.after else None,
        choices=_choices(asked),
        views=saved_views(asked),
        clock_words=_clock_words(lines),
    )


@routes.get("/inbox/<item_id>/peek")
@allow(caseworker)
def peek(item_id: str) -> str:
    line, view = _line_or_404(item_id), view_work(reading(), actor(), item_id)
    return render_template("inbox/peek.html", line=line, facts=glance_of(view.case, view.context.facts))


@routes.post("/inbox/<item_id>/claim")
@allow(caseworker)
def claim(item_id: str) -> ResponseReturnValue:
    with writing() as unit:
        claim_work(unit, actor(), item_id)
    return _row_or_back(item_id)


@routes.post("/inbox/<item_id>/release")
@allow(caseworker)
def release(item_id: str) -> ResponseReturnValue:
    with writing() as unit:
        release_work(unit, actor(), item_id)
    return _row_or_back(item_id)


def _choices(asked: Asked) -> Choices:
    return choices_for(actor(), surroundings().third_party_works, processes_here(), asked)


def _clock_words(lines: list[Line]) -> dict[str, str]:
    """用 3/5 工作日, by line."""
    found = {line.id: line.clock for line in lines if line.clock}
    if not found:
        return {}
    unit = reading()
    calendar = calendar_of(unit, actor().area_id)
    return {name: clock_view(*clock, calendar, unit.moment).words for name, clock in found.items()}


def _row_or_back(item_id: str) -> ResponseReturnValue:
    if "HX-Request" in request.headers:
        line = _line_or_404(item_id)
        asked = read_question(request.args)
        tabs, clock_words = _tabs(asked, desk().counts), _clock_words([line])
        return render_template(
            "inbox/row_redrawn.html", line=line, asked=asked, tabs=tabs, clock_words=clock_words
        )
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(safe_next(request.form.get("next")) or url_for(".inbox"))


def _line_or_404(item_id: str) -> Line:
    line = desk().line(item_id)
    return line if line else abort(404)


def _tabs(asked: Asked, counts: Counts) -> list[dict[str, object]]:
    return [
        {
            "label": TAB_NAMES[tab],
            "url": url_for(".inbox", tab=tab),
            "count": getattr(counts, tab),
            "here": tab == asked.tab,
        }
        for tab in TABS
    ]


def _page_url(asked: Asked, **more: str) -> str:
    named: dict[str, Any] = {"tab": asked.tab, "kind": asked.kind, "task": asked.task, **more}
    return url_for(".inbox", **{name: value for name, value in named.items() if value})

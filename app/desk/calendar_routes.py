"""When my tasks fall due: a month at a glance, and the tasks of a day."""

from datetime import date

from flask import Blueprint, render_template, request
from flask_babel import gettext

from app.desk.month import due_month, following, preceding
from app.desk.queries import due_between, overdue_count
from app.storage.calendars import calendar_of
from app.web.door import reading
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor
from app.workcalendar.moments import day_of

routes = Blueprint("calendar", __name__, url_prefix="/desk/calendar")

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 1)


@routes.get("")
@allow(caseworker)
def month() -> str:
    unit, today = reading(), day_of(reading().moment)
    chosen = _asked_day()
    first = _asked_month() or (chosen or today).replace(day=1)
    tasks = due_between(unit, actor(), first, following(first))
    tasks = [task for task in tasks if task.due_day.month == first.month]
    view = due_month(first, calendar_of(unit, actor().area_id), (task.due_day for task in tasks), today)
    shown = chosen if chosen and chosen.replace(day=1) == first else None
    return render_template(
        "desk/calendar.html",
        view=view,
        title=gettext("%(year)d年%(month)d月", year=first.year, month=first.month),
        chosen=shown,
        tasks=[task for task in tasks if shown in (None, task.due_day)],
        overdue=overdue_count(unit, actor()),
        before=preceding(first) if first > FIRST else None,
        after=following(first) if first < LAST else None,
        this_month=today.replace(day=1),
    )


def _asked_month() -> date | None:
    return _within(f"{request.args.get('month', '')}-01")


def _asked_day() -> date | None:
    return _within(request.args.get("day", ""))


def _within(text: str) -> date | None:
    """A day that the calendar can show; None for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST <= found < following(LAST) else None

"""What I did on a day, as the journals of the cases have it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template, request

from app.desk.queries import MOST_ACTS, acts_of
from app.storage.records import CaseFile, Instance, JournalEntry
from app.web.door import reading
from app.web.journal_lines import line_of
from app.web.journal_story import StoryLine, story_of
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor
from app.workcalendar.moments import day_of

routes = Blueprint("done", __name__, url_prefix="/desk/done")


@dataclass(frozen=True)
class Act:
    """One thing done, and the case in which."""

    line: StoryLine
    case: CaseFile


@routes.get("")
@allow(caseworker)
def day() -> str:
    today = day_of(reading().moment)
    asked = _asked_day(today)
    found = acts_of(reading(), actor(), asked)
    acts = [act for entry, case, instance in found if (act := _act(entry, case, instance))]
    return render_template(
        "desk/done.html",
        day=asked,
        today=today,
        acts=acts,
        counts=Counter(entry.kind for entry, _, _ in found),
        cases=len({act.case.id for act in acts}),
        is_cut=len(found) == MOST_ACTS,
        before=asked - timedelta(days=1),
        after=asked + timedelta(days=1) if asked < today else None,
    )


def _act(entry: JournalEntry, case: CaseFile, instance: Instance) -> Act | None:
    """None for a line that has no words."""
    unit = reading()
    release = unit.tools.catalogue.release(unit, instance.release_id, instance.process_id)
    told = story_of([line_of(unit, entry, actor().name)], release.definition)
    return Act(told[0], case) if told else None


def _asked_day(today: date) -> date:
    """Today, unless an earlier day is asked for."""
    try:
        asked = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today
    return asked if date(2000, 1, 1) < asked <= today else today

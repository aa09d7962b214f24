"""Clocks that a played scenario left running: what ends a period stands in the diagram."""

from datetime import datetime

from app.scenarios.coverage import definition_of
from app.scenarios.player import Play
from app.storage.clock_ledgers import clocks_of
from app.storage.records import CaseFile, Clock, ClockEntry
from app.storage.unit_of_work import UnitOfWork


def clocks_left_running(play: Play) -> list[str]:
    """Hard periods that run on after their due moment, and clocks that only the end of their case ended."""
    with play.stage.platform.reading_unit() as unit:
        return [
            f"{case_id}: {row.name}"
            for case_id in play.cases.values()
            for row, entries in clocks_of(unit.session, play.stage.cast.area_id, case_id)
            if _runs_on(row, unit.moment) or _was_forgotten(unit, row, entries[-1])
        ]


def _runs_on(row: Clock, moment: datetime) -> bool:
    return row.state == "running" and row.kind == "hard" and row.due_at is not None and row.due_at <= moment


def _was_forgotten(unit: UnitOfWork, row: Clock, last: ClockEntry) -> bool:
    """Whether the end event of the case ended the clock without naming it."""
    case = unit.session.get_one(CaseFile, (row.area_id, row.case_id))
    if case.state != "ended":
        return False
    end = definition_of(case.kind).element(case.kind, case.outcome or "")
    named = end.attributes.get("endsClocks", "").split()
    return row.state != "ended" or (last.element_id == case.outcome and row.name not in named)

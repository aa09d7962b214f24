"""Entering the yearly holiday notice, or its revision: every case that it concerns is counted again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from itertools import groupby

from app.domain.errors import AlreadyExists, NoticeRefused, NotPermitted, StaleForm
from app.identity.actor import Actor
from app.storage import due_work
from app.storage.calendars import year_notices
from app.storage.records import YearNotice as YearNoticeRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.year_notices import cases_crossing, hold_calendar
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.moments import day_of, days_between
from app.workcalendar.notices import YearNotice

MAY_ENTER = frozenset({"policy_staff", "sys_admin"})
_YEARS_AHEAD = 2


def enter_year_notice(unit: UnitOfWork, actor: Actor, notice: YearNotice) -> int:
    """Stores a notice as its year's next revision; the number of cases that will be counted again.

    `notice.revision` is the one that the person saw to be next. Each case is counted in a unit of its own, by
    due work that is put here. Raises NotPermitted, NoticeRefused, AlreadyExists for what is known already,
    StaleForm where somebody entered the same year meanwhile.
    """
    hold_calendar(unit.session)
    known = year_notices(unit.session)
    check_entry(unit, actor, notice, known)
    if notice.revision != next_revision(known, notice.year):
        raise StaleForm()
    unit.session.add(_row(unit, actor, notice))
    unit.session.flush()
    changed = changed_days(WorkCalendar(known), WorkCalendar([*known, notice]), notice.year)
    return _count_again(unit, notice, changed) if changed else 0


def check_entry(unit: UnitOfWork, actor: Actor, notice: YearNotice, known: Collection[YearNotice]) -> None:
    """Raises NotPermitted, NoticeRefused or AlreadyExists."""
    if not actor.posts & MAY_ENTER:
        raise NotPermitted()
    this_year = day_of(unit.moment).year
    if not this_year - 1 <= notice.year <= this_year + _YEARS_AHEAD:
        raise NoticeRefused(
            year=notice.year, reason=f"只能录入{this_year - 1}年至{this_year + _YEARS_AHEAD}年的安排"
        )
    if not notice.holidays:
        raise NoticeRefused(year=notice.year, reason="至少应有一个放假时段", field="holidays")
    if any(replace(notice, revision=each.revision) == each for each in _latest(known, notice.year)):
        raise AlreadyExists(what=f"{notice.year}年的同一放假安排")


def next_revision(known: Collection[YearNotice], year: int) -> int:
    """The number under which the year's next notice is entered."""
    return max((each.revision for each in known if each.year == year), default=0) + 1


def changed_days(before: WorkCalendar, after: WorkCalendar, year: int) -> list[date]:
    """The days that a year's notice makes count otherwise, or no longer provisionally."""
    # A notice may name days of the December before its year.
    days = days_between(date(year - 1, 11, 30), date(year, 12, 31))
    kinds = ((day, before.kind_of(day), after.kind_of(day)) for day in days)
    return [
        day
        for day, old, new in kinds
        if (old.is_working, old.provisional) != (new.is_working, new.provisional)
    ]


def _latest(known: Collection[YearNotice], year: int) -> list[YearNotice]:
    return sorted((each for each in known if each.year == year), key=lambda each: each.revision)[-1:]


def _count_again(unit: UnitOfWork, notice: YearNotice, changed: list[date]) -> int:
    cases = cases_crossing(unit.session, changed[0], changed[-1])
    for area_id, of_area in groupby(cases, key=lambda case: case[0]):
        works = [_work(unit, notice, case_id) for _, case_id in of_area]
        for start in range(0, len(works), due_work.AT_ONCE):
            due_work.put(unit, area_id, works[start : start + due_work.AT_ONCE])
    return len(cases)


def _work(unit: UnitOfWork, notice: YearNotice, case_id: str) -> due_work.Work:
    return due_work.Work(
        kind="recompute_clocks",
        unique_key=f"recompute_clocks:{notice.year}:{notice.revision}:{case_id}",
        due_at=unit.moment,
        subject=case_id,
        case_id=case_id,
        details={"year": notice.year, "revision": notice.revision},
    )


def _row(unit: UnitOfWork, actor: Actor, notice: YearNotice) -> YearNoticeRow:
    return YearNoticeRow(
        year=notice.year,
        revision=notice.revision,
        title=notice.title,
        number=notice.number,
        issued_on=notice.issued_on,
        holidays=[
            {"name": each.name, "first": each.first.isoformat(), "last": each.last.isoformat()}
            for each in notice.holidays
        ],
        makeup_days=sorted(day.isoformat() for day in notice.makeup_days),
        entered_by=actor.account_id,
        entered_at=unit.moment,
    )

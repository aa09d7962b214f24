"""The State Council's yearly arrangements, as the chinesecalendar package holds them (2004 to 2026)."""

from datetime import date
from functools import lru_cache

import chinese_calendar

from app.workcalendar.days import Day, DayKind, plain

_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


@lru_cache(maxsize=16_384)
def published_day(day: date) -> Day | None:
    """The day as arranged, or None where the package has no data for its year."""
    try:
        rests, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    if name is None:
        return plain(day)
    return Day(day, DayKind.HOLIDAY if rests else DayKind.MAKEUP, _NAMES.get(name, name))

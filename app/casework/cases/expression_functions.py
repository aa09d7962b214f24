"""The functions that every expression of an area's diagrams, tables, forms and clocks may call."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from app.casework.parameters.jurisdiction import Jurisdiction
from app.domain.errors import MaterialRefused
from app.feel import HostFunction
from app.feel.errors import FeelError
from app.feel.scope import admit
from app.workcalendar.counting import corresponding_day
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import day_of


def expression_functions(
    law: Jurisdiction, facts: Callable[[], Mapping[str, object]]
) -> dict[str, HostFunction]:
    """`parameter(key)`, `due(start, limit)`, `last_day(start, limit)`, `in_words(length)` and `facts()`.

    All of them over the law of one area; with them what the business rooms lend.
    """
    lent = (
        HostFunction("parameter", ("key",), lambda key: _parameter(law, _text(key))),
        HostFunction("due", ("start", "limit"), lambda start, limit: _due(law, start, limit)),
        HostFunction(
            "last_day", ("start", "limit"), lambda start, limit: _due(law, start, limit, rolls=True)
        ),
        HostFunction("in_words", ("length",), lambda length: str(Length.parse(length))),
        HostFunction("facts", (), lambda: admit(facts())),
        *_lent_by_rooms(law),
    )
    return {function.name: function for function in lent}


def _parameter(law: Jurisdiction, key: str) -> object:
    """The value as expressions see it; null where one can do without it and nobody has set it."""
    found = law.value(key)
    return admit(found.as_feel()) if found else None


def _lent_by_rooms(law: Jurisdiction) -> Iterator[HostFunction]:
    for lent in law.unit.tools.rooms.functions.values():
        yield HostFunction(lent.name, lent.parameters, lent.make(law))


def _due(law: Jurisdiction, start: object, limit: object, rolls: bool = False) -> date | None:
    """The day that ends a length counted from a day.

    It does not roll for `due`, as validity and intervals do not; that of a period for an act does (Z-X-01).
    Null where the start or the limit is null.
    """
    if start is None or limit is None:
        return None
    day = as_day(start)
    try:
        length = Length.parse(limit)
    except MaterialRefused as error:
        raise FeelError(str(error), "The limit is no length of time.") from error
    if rolls or length.unit is Unit.WORKING_DAYS:
        return law.calendar.add(day, length, rolls).day
    return corresponding_day(day, length)


def as_day(value: object) -> date:
    """The legal day of a date or date and time. Raises FeelError for anything else."""
    if isinstance(value, datetime):
        return day_of(value)
    if isinstance(value, date):
        return value
    raise FeelError("应为日期。", "A date is wanted.")


def _text(key: object) -> str:
    if not isinstance(key, str):
        raise FeelError("参数名应为文本。", "The key of a parameter is text.")
    return key

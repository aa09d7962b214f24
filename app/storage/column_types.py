"""Column types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import JSON, BigInteger, ColumnElement, DateTime, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect

from app.workcalendar.moments import SHANGHAI

PlainJson = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored as UTC and given back in Asia/Shanghai. Raises ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(SHANGHAI)


NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class MomentOrNever(Moment):
    """A moment, or None for never, which is stored as one beyond all others: `order by` puts it last on every
    database, and a page of a list can begin behind any row.
    """

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return super().process_bind_param(NEVER if value is None else value, dialect)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        found = super().process_result_value(value, dialect)
        return None if found == NEVER else found


class Money(TypeDecorator[Decimal]):
    """Yuan with two decimals, stored as whole fen so that sums are exact. ValueError for a finer amount."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        fen = Decimal(value) * 100
        if fen != fen.to_integral_value():
            raise ValueError(f"{value} yuan has a part of a fen")
        return int(fen)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / 100


class IdSet(TypeDecorator[tuple[str, ...]]):
    """Some ids in one column, as `|a|b|`; `column.holds(id)` finds the rows that name one.

    Short lists that are filtered only after an indexed condition. Ids hold no `|`, `%` or `_`.
    """

    impl = Text
    cache_ok = True

    class Comparator(TypeDecorator.Comparator[tuple[str, ...]]):
        """Adds `holds` to the column."""

        def holds(self, one: str) -> ColumnElement[bool]:
            return cast(ColumnElement[bool], self.expr.like(IdSet.naming(one), escape=None))

    comparator_factory = Comparator

    @staticmethod
    def naming(one: str) -> str:
        """The pattern of the sets that name an id, for `like` with a parameter."""
        return f"%|{_checked(one)}|%"

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """A comparison with text (`like`) is made as text."""
        return Text() if isinstance(value, str) else self

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return "|" + "".join(f"{_checked(one)}|" for one in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value[1:-1].split("|")) if len(value) > 1 else ()


def _checked(one: str) -> str:
    if not one or any(sign in one for sign in "|%_"):
        raise ValueError(f"{one!r} cannot stand in a set of ids")
    return one

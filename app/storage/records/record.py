"""What all tables share: names of constraints, column types, the leading pooling area."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.storage.column_types import Moment, Money, PlainJson

Sealed = Annotated[bytes, mapped_column(LargeBinary, info={"class": "sealed"})]
"""Encrypted with table, column and row bound in; opened by the unit's vault."""
BlindIndex = Annotated[str, mapped_column(Text, info={"class": "blind_index"})]
"""A keyed hash of a sealed value, for exact search."""
Masked = Annotated[str, mapped_column(Text, info={"class": "masked"})]
"""What may be shown of a personal value without revealing it, as 张* or 620102********0031."""
StaffData = Annotated[str, mapped_column(Text, info={"class": "staff"})]
"""What an office knows of its own people; not sealed, shown to colleagues."""


class Record(DeclarativeBase):
    """`purpose` says what the table is for, `retention` how long a row is kept (the data inventory)."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        date: Date,
        datetime: Moment,
        Decimal: Money,
        dict[str, Any]: PlainJson,
        list[Any]: PlainJson,
    }
    purpose: ClassVar[str]
    retention: ClassVar[str]

    def __init_subclass__(cls, **more: Any) -> None:
        """Puts the area last in the index of the primary key; to Python the key stays (area, id).

        No index begins with the area. To a planner without statistics, as after the first hundred cases, "of
        this area" looks as selective as "of this case", and it would walk the whole area to find one row.
        """
        super().__init_subclass__(**more)
        table = cls.__dict__.get("__table__")
        if table is not None and "area_id" in table.primary_key.columns:
            others = [column for column in table.primary_key.columns if column.name != "area_id"]
            table.append_constraint(PrimaryKeyConstraint(*others, table.c.area_id))


class AreaRecord(Record):
    """A row that belongs to one pooling area and is found by (area_id, id): another area's id finds nothing.

    The area leads every row and is part of every key, so that a province can be split by it.
    """

    __abstract__ = True

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True, sort_order=-2)
    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)


def belongs_to(table: str, column: str) -> ForeignKeyConstraint:
    """The foreign key of an area's row to another row of the same area.

    It is checked at the commit, so the rows of one unit may be written in any order.
    """
    return ForeignKeyConstraint(
        ["area_id", column], [f"{table}.area_id", f"{table}.id"], deferrable=True, initially="DEFERRED"
    )

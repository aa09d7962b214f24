"""Pooling areas and what is set for them."""

from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.column_types import PlainJson
from app.storage.records.record import Record


class Area(Record):
    """A pooling area (统筹地区); `region` names the block of parameters that applies."""

    __tablename__ = "area"
    purpose: ClassVar[str] = "统筹地区"
    retention: ClassVar[str] = "永久"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    region: Mapped[str]
    closes_at: Mapped[time | None]
    """The office's closing time where the area has set one; without it a period ends at 24:00."""
    number_prefix: Mapped[str]
    """Leads the area's case numbers, as GS in GS-2026-00017."""


class ParameterValue(Record):
    """A region parameter that an area set itself; rows are only added (area_parameters.py says what stands).

    `state` is "draft", "in_force" or "withdrawn".
    """

    __tablename__ = "parameter_value"
    __table_args__ = (UniqueConstraint("key", "valid_from", "set_at", "area_id"),)
    purpose: ClassVar[str] = "统筹地区自行设定的参数"
    retention: ClassVar[str] = "永久"

    id: Mapped[str] = mapped_column(primary_key=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"))
    key: Mapped[str]
    value: Mapped[Any] = mapped_column(PlainJson)
    legal_basis: Mapped[str]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="in_force", server_default="in_force")
    set_by: Mapped[str]
    set_at: Mapped[datetime]


class Setting(Record):
    """A technical setting; `scope` is an area's id, or "platform"."""

    __tablename__ = "setting"
    purpose: ClassVar[str] = "平台与统筹地区的技术设置"
    retention: ClassVar[str] = "在用期间"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(PlainJson)


class NumberSeries(Record):
    """The last number given in a series, as "GS-2026" of cases or "letter-2026" of letters."""

    __tablename__ = "number_series"
    purpose: ClassVar[str] = "案号与文号的流水"
    retention: ClassVar[str] = "永久"

    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), primary_key=True)
    series: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class YearNotice(Record):
    """A yearly holiday notice as entered; a later revision of a year replaces the earlier ones.

    `holidays` is [{name, first, last}], `makeup_days` a list, both with days in ISO form.
    """

    __tablename__ = "year_notice"
    purpose: ClassVar[str] = "国务院办公厅节假日安排"
    retention: ClassVar[str] = "永久"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    number: Mapped[str]
    issued_on: Mapped[date]
    holidays: Mapped[list[Any]]
    makeup_days: Mapped[list[Any]]
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]

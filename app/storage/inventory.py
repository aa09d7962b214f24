"""The data inventory: of every column what it holds, what for, and how long it is kept.

It is read off the tables themselves, so it cannot be forgotten (PIPL Arts. 19 and 51, 等保 2.0).
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Mapper
from sqlalchemy.sql.elements import KeyedColumnElement

from app.storage.records import Record

CLASSES = {
    "sealed": "个人信息（加密存储）",
    "blind_index": "个人信息的检索摘要",
    "masked": "脱敏信息",
    "staff": "工作人员信息",
    "key": "标识",
    "business": "业务信息",
}


@dataclass(frozen=True)
class InventoryEntry:
    """One column; `kind` is a key of CLASSES."""

    table: str
    column: str
    kind: str
    purpose: str
    retention: str


def data_inventory() -> tuple[InventoryEntry, ...]:
    """All columns by table. Raises AttributeError for a table that does not say what it is for."""
    mappers = sorted(Record.registry.mappers, key=lambda mapper: mapper.class_.__tablename__)
    return tuple(_entry(mapper, column) for mapper in mappers for column in mapper.local_table.columns)


def _entry(mapper: Mapper[Any], column: KeyedColumnElement[Any]) -> InventoryEntry:
    table = mapper.class_
    return InventoryEntry(table.__tablename__, column.name, _class_of(column), table.purpose, table.retention)


def _class_of(column: KeyedColumnElement[Any]) -> str:
    stated = column.info.get("class")
    if stated:
        return str(stated)
    return "key" if column.primary_key or column.foreign_keys else "business"

"""Inserts that give way to the row that is there, in the words of each database."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from app.storage.unit_of_work import UnitOfWork


def dialect_of(unit: UnitOfWork) -> str:
    """The name of the unit's database: "sqlite" or "postgresql"."""
    return unit.session.get_bind().dialect.name


def upsert(dialect: str, table: Table) -> Any:
    """An insert that can say what to do on a conflict, in the words of a database."""
    return postgresql_insert(table) if dialect == "postgresql" else sqlite_insert(table)

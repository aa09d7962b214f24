"""The rows of a completed task written as plainly as can be: so many, of that size, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text, event, insert

from app.storage.database import Database

_SCRATCH = Table(
    "bench_scratch",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)


@dataclass
class Written:
    """How many rows a block inserted, updated or deleted, and the bytes of text and blobs in them."""

    rows: int = 0
    size: int = 0

    def add(self, parameters: Any) -> None:
        """One row, by the parameters of its statement."""
        self.rows += 1
        self.size += sum(len(value) for value in parameters if isinstance(value, str | bytes | memoryview))

    @property
    def size_of_one(self) -> int:
        """The bytes of an average row."""
        return self.size // self.rows


@contextmanager
def rows_written(database: Database) -> Iterator[Written]:
    """Counts the rows that the block writes."""
    written = Written()

    def count(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            for row in parameters if many else [parameters]:
                written.add(row)

    event.listen(database.engine, "after_cursor_execute", count)
    yield written
    event.remove(database.engine, "after_cursor_execute", count)


def lay_table(database: Database) -> None:
    """The table that the floor's rows go into."""
    with database.engine.begin() as connection:
        _SCRATCH.create(connection)


def write_rows(database: Database, like: Written) -> None:
    """One transaction that writes as many rows, each in a statement of its own."""
    content = "x" * like.size_of_one
    with database.engine.connect() as connection, connection.begin():
        for _ in range(like.rows):
            connection.execute(insert(_SCRATCH).values(content=content))

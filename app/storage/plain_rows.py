"""Rows of plain columns, asked of the connection: a session looks for entities in every row, which takes
longer than the database does.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session


def plain_rows(
    session: Session, query: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """What a query of columns finds in the session's transaction; one of entities gives their columns."""
    # A session writes what it holds before it asks; so does this.
    session.flush()
    return session.connection().execute(query, parameters).all()

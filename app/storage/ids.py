"""Ids of rows: 32 hexadecimal characters that sort by the time of their making."""

from datetime import datetime
from itertools import count
from secrets import token_hex

_MILLISECONDS = 12
_SEQUENCE = 8
_made = count()


def new_id(machine_moment: datetime) -> str:
    """A new id: 12 characters of milliseconds since 1970, 8 of a sequence, then 12 random ones.

    The sequence puts what one process makes within a millisecond, as all rows of a unit of work, in order.
    """
    sequence = next(_made) % 16**_SEQUENCE
    return f"{first_id(machine_moment)}{sequence:0{_SEQUENCE}x}{token_hex(6)}"


def first_id(machine_moment: datetime) -> str:
    """What sorts before every id that was made since a moment, and after all earlier ones."""
    return f"{int(machine_moment.timestamp() * 1000):0{_MILLISECONDS}x}"

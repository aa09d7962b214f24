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
    milliseconds = int(machine_moment.timestamp() * 1000)
    sequence = next(_made) % 16**_SEQUENCE
    return f"{milliseconds:0{_MILLISECONDS}x}{sequence:0{_SEQUENCE}x}{token_hex(6)}"

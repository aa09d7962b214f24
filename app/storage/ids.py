"""Ids of rows: 32 hexadecimal characters that sort by the time of their making."""

from datetime import datetime
from secrets import token_hex

_MILLISECONDS = 12


def new_id(machine_moment: datetime) -> str:
    """A new id: 12 characters of milliseconds since 1970, then 20 random ones."""
    milliseconds = int(machine_moment.timestamp() * 1000)
    return f"{milliseconds:0{_MILLISECONDS}x}{token_hex(10)}"

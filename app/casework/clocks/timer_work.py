"""How the scheduler's work about a timer is called, and where it stands while it cannot fire."""

from datetime import datetime

from app.workcalendar.moments import SHANGHAI

NEVER = datetime(9999, 1, 1, tzinfo=SHANGHAI)
"""Where the work of a timer stands while its clock is stopped."""


def timer_subject(instance_id: str, wait_id: str) -> str:
    """The subject of a timer's work; the engine's ids are unique in an instance only."""
    return f"{instance_id}/{wait_id}"

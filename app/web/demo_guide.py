"""Where a visitor of the demo starts: one task, and a sentence about it."""

from typing import Any

from flask import g

from app.storage.records import Setting
from app.web.door import platform, reading
from app.web.signed_in import actor


def start_here(work_item_id: str) -> str:
    """For templates: the sentence that marks this task, empty for every other."""
    start = _start()
    return str(start["sentence"]) if start.get("work_item_id") == work_item_id else ""


def _start() -> dict[str, Any]:
    if not platform().settings.demo:
        return {}
    if "demo_start" not in g:
        found = reading().session.get(Setting, (actor().area_id, "demo.start_here"))
        g.demo_start = found.value if found else {}
    start: dict[str, Any] = g.demo_start
    return start

"""States of older releases, brought up to date on load: one module per version that was left behind.

A module `version_N.py` holds `upgrade(saved) -> saved`, from version N to N + 1, and stands in UPGRADES for
ever. Imports nothing of the engine: what a version meant must not change with it.
"""

from collections.abc import Callable
from typing import Any

CURRENT = 1
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


class UnknownStateVersion(ValueError):
    """The state is no state of ours, or of a release newer than this one."""


def upgraded(saved: Any) -> dict[str, Any]:
    """The state in the current version."""
    if not isinstance(saved, dict) or type(saved.get("v")) is not int:
        raise UnknownStateVersion("no state")
    while saved["v"] != CURRENT:
        if saved["v"] not in UPGRADES:
            raise UnknownStateVersion(f"version {saved['v']}")
        saved = {**UPGRADES[saved["v"]](saved), "v": saved["v"] + 1}
    return saved

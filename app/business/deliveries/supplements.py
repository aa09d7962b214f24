"""Supplements: what is missing is said once, and all of it."""

from collections.abc import Mapping
from typing import Any

from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder
from app.casework.telling.notify import Telling, notify


@recorder("supplements.record_request")
def record_request(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Tells the applicant party that materials are missing; which, the notice says (FS-1)."""
    notify(context.at_hand, Telling("applicant", "supplement_notice", key=context.node.task_id))

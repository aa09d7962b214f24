"""Supplements: what is missing is said once, and all of it."""

from collections.abc import Mapping
from typing import Any

from app.casework.services.calling import ServiceContext
from app.casework.services.registry import recorder


@recorder("supplements.record_request", tells=("supplement_notice",))
def record_request(context: ServiceContext, values: Mapping[str, Any]) -> None:
    """Tells the applicant party that materials are missing; which, the notice says (FS-1)."""
    context.tell("applicant", "supplement_notice")

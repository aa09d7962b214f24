"""The office of the web tests, with people who hold tasks."""

from collections.abc import Callable

import pytest

from app.casework.tasks.claim_work import claim_work
from tests.integration.web.conftest import Office, furnished_office, office

__all__ = ["furnished_office", "held", "office"]

Held = Callable[[str, str], tuple[str, str]]


@pytest.fixture
def held(office: Office) -> Held:
    """Applies for a person and lets somebody claim the task: `held("zhao_min", "zhang")` → (case, task)."""

    def hold(alias: str, person: str) -> tuple[str, str]:
        case_id = office.apply(person).case_id
        item_id = office.open_item(case_id)
        actor = office.actor(alias)
        with office.platform.unit() as unit:
            claim_work(unit, actor, item_id)
        return case_id, item_id

    return hold

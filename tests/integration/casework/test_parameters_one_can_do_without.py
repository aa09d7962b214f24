"""Required, optional and target parameters: what the lack of each does to a process."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.casework.parameters import parameter_names
from app.casework.parameters.parameter_names import Requirement, requirement_of
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import read_checkout
from app.casework.releases.publish_release import publish_release
from app.domain.errors import ParameterMissing
from app.storage.clock_ledgers import clocks_of
from tests import builders
from tests.errands_office import MATERIALS, Office

CLOCKS = "bpmn/errand/clocks.yaml"


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    content: dict[str, Any] = {
        **parameter_names._content(),
        "needs": {"optional": ["errand.limit"], "target": ["targets"]},
        "names": {"errand": {"limit": "办理期限", "must": "必需"}, "targets": {"errand": "办理目标"}},
    }
    monkeypatch.setattr(parameter_names, "_content", lambda: content)
    return iter([None])


def with_limit(key: str) -> dict[str, bytes]:
    materials = read_checkout(MATERIALS)
    text = materials[CLOCKS].decode()
    own = text.split("limit: ", 1)[1].split("\n", 1)[0]
    return {**materials, CLOCKS: text.replace(f"limit: {own}", f"limit: {key}", 1).encode()}


def put_into_use(office: Office, key: str) -> None:
    with office.platform.unit() as unit:
        deploy_process(unit, builders.AREA, "errand", publish_release(unit, with_limit(key), "errand"))


def test_a_parameter_is_required_unless_the_file_of_names_says_otherwise() -> None:
    said = [
        requirement_of(key) for key in ("errand.must", "errand.limit", "targets.errand", "targetsx.errand")
    ]
    assert said == [Requirement.REQUIRED, Requirement.OPTIONAL, Requirement.TARGET, Requirement.REQUIRED]


def test_the_lack_of_a_required_parameter_stops_a_deployment(sqlite_office: Office) -> None:
    with pytest.raises(ParameterMissing) as refused:
        put_into_use(sqlite_office, "errand.must")
    assert refused.value.params["keys"] == ("errand.must",)


@pytest.mark.parametrize("key", ["errand.limit", "targets.errand"])
def test_without_the_others_there_is_no_clock(sqlite_office: Office, key: str) -> None:
    put_into_use(sqlite_office, key)
    opened = sqlite_office.ask()
    [work] = opened.next
    assert work.due is None
    with sqlite_office.platform.reading_unit() as unit:
        assert clocks_of(unit.session, builders.AREA, opened.case_id) == []
    item = sqlite_office.only_item(opened.case_id)
    sqlite_office.claim(item)
    sqlite_office.complete(item, {"days": 3})

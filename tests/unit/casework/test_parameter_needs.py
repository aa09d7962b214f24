"""What a release needs of its region is found, and everything a region states has a Chinese name."""

import pytest

from app.business import ROOMS
from app.casework.parameters.parameter_names import is_named, parameter_groups, parameter_name, value_name
from app.casework.parameters.parameter_needs import Need, needs_of
from app.casework.releases.materials import CHECKOUT, content_hash, reach_of, read_checkout
from app.casework.releases.pinned_release import read_release
from app.casework.rooms.rooms import Rooms
from app.workcalendar.region_text import read_region

REGIONS = sorted((CHECKOUT / "bpmn" / "regions").glob("*.yaml"))


@pytest.fixture(scope="module")
def needs() -> dict[str, Need]:
    materials = reach_of(read_checkout(CHECKOUT), "ltci_assessment").files
    release = read_release(content_hash(materials), "ltci_assessment", materials)
    return {need.key: need for need in needs_of(release, Rooms(ROOMS).services)}


def test_limit_of_a_started_clock_is_a_need_and_a_length(needs: dict[str, Need]) -> None:
    need = needs["assessment.application.review_result_deadline"]
    assert need.is_length
    assert "告知审核结果" in need.used_by


def test_need_of_a_diagram_a_table_and_a_form_is_found(needs: dict[str, Need]) -> None:
    assert needs["assessment.application.receiver"].used_by[0] == "失能等级评估"
    assert needs["benefit.qualifying_grades"].used_by
    assert needs["assessment.onsite.min_assessors"].used_by


def test_need_of_a_letter_is_found_under_its_title(needs: dict[str, Need]) -> None:
    assert "失能等级评估派单" in needs["assessment.onsite.min_experts"].used_by


def test_need_of_a_service_is_found(needs: dict[str, Need]) -> None:
    assert "assessment.conclusion.min_confirming_experts" in needs


def test_users_are_named_in_chinese(needs: dict[str, Need]) -> None:
    assert all(not who.isascii() for need in needs.values() for who in need.used_by)


@pytest.mark.parametrize("path", REGIONS, ids=lambda path: path.stem)
def test_every_parameter_of_a_region_has_a_name(path: object) -> None:
    region = read_region(path.read_text(encoding="utf-8"), path.stem)  # type: ignore[attr-defined]
    assert [key for key in region.versions if not is_named(key)] == []


def test_every_need_has_a_name(needs: dict[str, Need]) -> None:
    assert [key for key in needs if not is_named(key)] == []


def test_name_stands_in_its_groups() -> None:
    assert parameter_groups("assessment.notice.duration") == ("失能等级评估", "结论公示")
    assert parameter_name("assessment.notice.duration") == "公示期"
    assert parameter_name("assessment.notice.colour") == "colour"


def test_codes_among_values_are_said_in_words() -> None:
    assert value_name("once_all_items") == "一次性告知全部内容"
    assert value_name("GS-14.1") == "GS-14.1"

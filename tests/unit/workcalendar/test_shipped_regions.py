"""The region files that we ship."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from app.domain.yaml_text import read_yaml
from app.workcalendar.parameters import RegionParameters
from app.workcalendar.region_text import read_region

BPMN = Path(__file__).resolve().parents[3] / "bpmn"
TODAY = date(2026, 7, 1)
REGIONS = ["gansu", "qinhuangdao", "jilin", "shanwei"]


@cache
def shipped(region: str) -> RegionParameters:
    path = BPMN / "regions" / f"{region}.yaml"
    return read_region(path.read_text(encoding="utf-8"), path.name)


@cache
def catalogued_requirements() -> frozenset[str]:
    sources = [read_yaml(path.read_text(encoding="utf-8")) for path in (BPMN / "articles").glob("*.yaml")]
    return frozenset(requirement for source in sources for requirement in source["requirements"])


def test_every_region_file_is_known_here() -> None:
    assert sorted(path.stem for path in (BPMN / "regions").glob("*.yaml")) == sorted(REGIONS)


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_is_named_as_its_file(region: str) -> None:
    assert shipped(region).region == region


@pytest.mark.parametrize("region", REGIONS)
def test_every_value_names_a_requirement_of_a_source_of_its_region(region: str) -> None:
    prefixes = {document.prefix for document in shipped(region).sources}
    cited = {
        source
        for versions in shipped(region).versions.values()
        for each in versions
        for source in each.source
    }
    assert cited <= catalogued_requirements()
    assert {source.partition("-")[0] for source in cited} <= prefixes


@pytest.mark.parametrize(
    ("region", "key", "value", "unit", "source"),
    [
        ("gansu", "assessment.application.review_result_deadline", 5, "working_days", "GS-15d"),
        ("gansu", "assessment.conclusion.delivery_deadline", 30, "working_days", "GS-16.3e"),
        ("gansu", "assessment.conclusion.validity_mode", "max", "enum", "GS-16.2d"),
        ("gansu", "assessment.dispute.commission_deadline", 3, "working_days", "GS-16.5c"),
        ("gansu", "accreditation.care_institution.panel_min_size", 5, "persons", "GS-28.2c"),
        ("gansu", "settlement.quality_deposit", 5, "percent", "GS-34.3b"),
        ("qinhuangdao", "assessment.notice.duration", 7, "days", "QHD-23c"),
        ("qinhuangdao", "assessment.conclusion.validity_mode", "fixed", "enum", "QHD-26a"),
        ("qinhuangdao", "assessment.fee.amount", 200, "CNY_per_case", "QHD-27"),
        ("jilin", "agreement.major_change_application", 30, "working_days", "JL-25a"),
        (
            "shanwei",
            "accreditation.assessment_institution.initial_review_deadline",
            3,
            "working_days",
            "SW-3.2.4b",
        ),
    ],
)
def test_a_region_states_what_its_source_states(
    region: str, key: str, value: object, unit: str, source: str
) -> None:
    found = shipped(region).lookup(key, TODAY)
    assert (found.value, found.unit, found.source) == (value, unit, (source,))


@pytest.mark.parametrize(
    ("region", "key"),
    [
        ("gansu", "assessment.application.supplement_period"),
        ("qinhuangdao", "assessment.application.supplement_period"),
        ("gansu", "assessment.notice.duration"),
        ("gansu", "assessment.notice.scope"),
        ("gansu", "benefit.qualifying_grades"),
        ("gansu", "assessment.reassessment.end_of_term_lead"),
        ("gansu", "assessment.fee.amount"),
        ("jilin", "accreditation.assessment_institution.notice_period"),
        ("qinhuangdao", "agreement.first_term"),
        ("shanwei", "agreement.renewal_max_term"),
        ("qinhuangdao", "settlement.quality_deposit"),
        ("gansu", "service_guide.items.GZ-25.time_limit"),
        ("gansu", "service_guide.items.GZ-26.time_limit"),
    ],
)
def test_what_a_source_leaves_open_is_absent(region: str, key: str) -> None:
    assert shipped(region).missing([key], TODAY) == [key]


def test_the_28_items_of_the_service_guide_have_name_flow_and_limit() -> None:
    guide = shipped("gansu")
    items = {key.split(".")[2] for key in guide.versions if key.startswith("service_guide.items.")}
    assert items == {f"GZ-{number}" for number in range(1, 29)}
    needed = [
        f"service_guide.items.{item}.{part}"
        for item in items
        for part in ("name", "flow_variant", "materials")
    ]
    assert guide.missing(needed, TODAY) == []


def test_no_text_for_a_screen_is_left_in_english() -> None:
    texts = [
        text
        for region in REGIONS
        for versions in shipped(region).versions.values()
        for each in versions
        for text in (each.note, each.counted_from, each.clock_stop, each.extra_condition, each.qualifier)
        if text
    ]
    assert [text for text in texts if text.isascii()] == []

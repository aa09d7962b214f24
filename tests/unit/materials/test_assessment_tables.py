from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.dmn import DecisionModel, read_model
from app.feel import HostFunction

BPMN = Path(__file__).resolve().parents[3] / "bpmn"
MOMENT = datetime(2026, 5, 6, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ADL = {
    "eating": 10, "dressing": 10, "grooming": 5, "bowel_control": 10, "bladder_control": 10,
    "toilet_use": 10, "walking": 15, "transfer": 15, "stairs": 10, "bathing": 5,
}  # fmt: skip
COGNITION = {"time_orientation": 4, "person_orientation": 4, "space_orientation": 4, "memory": 4}
PERCEPTION = {"vision": 4, "hearing": 4, "communication": 4}
PARAMETERS = {
    "assessment.application.min_disability_duration": {"value": 6, "unit": "months"},
    "assessment.application.min_interval_since_last_conclusion": {"value": 6, "unit": "months"},
    "assessment.notice.applies_to": "qualifying_conclusions_only",
    "benefit.qualifying_grades": [3, 4, 5],
}


def six_months_after(start: date, limit: object) -> date:
    """The corresponding day for the starts used below, all on a day that exists six months later."""
    month = start.month + 6
    return date(start.year + (month > 12), month - 12 * (month > 12), start.day)


def functions(**overrides: object) -> dict[str, HostFunction]:
    parameters = PARAMETERS | {key.replace("__", "."): value for key, value in overrides.items()}
    return {
        "parameter": HostFunction("parameter", ("key",), lambda key: parameters.get(str(key))),
        "due": HostFunction("due", ("start", "limit"), six_months_after),
    }


def model(place: str) -> DecisionModel:
    read = read_model((BPMN / f"{place}.dmn").read_bytes())
    assert read.problems == []
    return read


def spread(most: dict[str, int], total: int, step: int) -> dict[str, int]:
    """Scores of a dimension that add up to a total, lowered from the top in the standard's steps."""
    scores, surplus = dict(most), sum(most.values()) - total
    for item in scores:
        lowered = min(scores[item], surplus - surplus % step)
        scores[item] -= lowered
        surplus -= lowered
    assert surplus == 0
    return scores


# The worked values of the standard's combination: totals of the three dimensions, level.
WORKED = [
    (100, 16, 12, 0), (100, 15, 12, 0), (100, 3, 12, 1), (100, 0, 12, 1), (95, 16, 12, 1),
    (65, 3, 1, 2), (60, 10, 12, 2), (45, 2, 12, 2), (45, 1, 12, 3), (40, 16, 12, 3),
    (40, 4, 12, 3), (40, 3, 12, 4), (40, 16, 3, 4), (40, 16, 1, 5), (0, 0, 0, 5),
]  # fmt: skip


@pytest.mark.parametrize(("adl", "cognition", "perception", "level"), WORKED)
def test_the_scale_gives_the_level_of_the_worked_values(
    adl: int, cognition: int, perception: int, level: int
) -> None:
    visit = {
        "adl": spread(ADL, adl, 5),
        "cognition": spread(COGNITION, cognition, 1),
        "perception": spread(PERCEPTION, perception, 1),
    }
    decided = model("ltci_assessment_conclusion/grade_scores").decide("grade_scores", {"visit": visit})
    assert decided.problems == ()
    assert decided.value["scale_grade"] == Decimal(level)
    assert decided.value["adl_total"] == Decimal(adl)


def test_the_bands_leave_no_attainable_total_without_a_grade() -> None:
    scale = model("ltci_assessment_conclusion/grade_scores")
    for name, most, step in (("adl", ADL, 5), ("cognition", COGNITION, 1), ("perception", PERCEPTION, 1)):
        for total in range(0, sum(most.values()) + 1, step):
            decided = scale.decide(name, {"visit": {name: spread(most, total, step)}})
            assert decided.value["grade"] in {"intact", "mild", "moderate", "severe"}


@pytest.mark.parametrize(("grade", "qualifying"), [(0, False), (2, False), (3, True), (5, True)])
def test_a_grade_qualifies_as_the_area_has_set(grade: int, qualifying: bool) -> None:
    decided = model("ltci_assessment_conclusion/qualifying").decide(
        "qualifying", {"grade": grade}, functions()
    )
    assert decided.value is qualifying


@pytest.mark.parametrize(
    ("applies_to", "qualifying", "needed"),
    [
        ("qualifying_conclusions_only", True, True),
        ("qualifying_conclusions_only", False, False),
        ("all_conclusions", False, True),
    ],
)
def test_the_notice_follows_the_scope_that_the_region_states(
    applies_to: str, qualifying: bool, needed: bool
) -> None:
    lent = functions(assessment__notice__applies_to=applies_to)
    decided = model("ltci_assessment_conclusion/notice_needed").decide(
        "notice_needed", {"qualifying": qualifying}, lent
    )
    assert decided.value is needed


def hints(**given: object) -> list[str]:
    facts: dict[str, object] = {
        "enrolment": {"state": "active"},
        "last_conclusion": None,
        "application": {"disability_since": date(2025, 6, 1), "cause": "illness"},
        "initiator": "applicant",
    }
    decided = model("ltci_assessment/pre_check").decide("pre_check", facts | given, functions(), MOMENT)
    assert decided.problems == ()
    return [hint["ground"] for hint in decided.value]


def test_a_plain_application_gives_no_hint() -> None:
    assert hints() == []


@pytest.mark.parametrize("enrolment", [None, {"state": "arrears"}, {"state": "ended"}])
def test_who_is_not_enrolled_gives_the_first_ground(enrolment: object) -> None:
    assert hints(enrolment=enrolment) == ["GS-14.1"]


@pytest.mark.parametrize(("late", "grounds"), [(timedelta(0), []), (timedelta(days=1), ["GS-14.2c"])])
def test_six_months_to_the_day_after_a_conclusion_suffice(late: timedelta, grounds: list[str]) -> None:
    issued = date(2025, 11, 6) + late
    assert hints(last_conclusion={"issued_at": issued, "grade": 3}) == grounds


def test_the_interval_binds_applicants_alone() -> None:
    recent = {"issued_at": date(2026, 3, 2), "grade": 3}
    assert hints(last_conclusion=recent, initiator="third_party") == []


@pytest.mark.parametrize(("late", "grounds"), [(timedelta(0), []), (timedelta(days=1), ["GS-14.2b"])])
def test_six_months_of_disability_to_the_day_suffice(late: timedelta, grounds: list[str]) -> None:
    application = {"disability_since": date(2025, 11, 6) + late, "cause": "illness"}
    assert hints(application=application) == grounds


def test_every_ground_that_applies_is_listed() -> None:
    application = {"disability_since": date(2026, 5, 1), "cause": "work_injury"}
    assert hints(enrolment=None, application=application) == ["GS-14.1", "GS-14.2b", "GS-14.3a"]

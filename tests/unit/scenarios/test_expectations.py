"""What a scenario's `expect` takes for met."""

from typing import Any

import pytest

from app.scenarios.expectations import contains


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"hits": [{"ground": "GS-14.1"}]}, {"hits": []}),
        ({"review_result": {"state": "running"}}, {}),
        ({"hits": None}, {"hits": []}),
        (None, {}),
    ],
)
def test_an_empty_list_or_mapping_is_not_met_by_anything_else(found: Any, expected: Any) -> None:
    assert not contains(found, expected)


@pytest.mark.parametrize(("found", "expected"), [({"hits": []}, {"hits": []}), ({}, {}), ((), [])])
def test_an_empty_list_or_mapping_is_met_by_an_empty_one(found: Any, expected: Any) -> None:
    assert contains(found, expected)


def test_a_list_is_met_by_one_that_has_more() -> None:
    assert contains(
        [{"to": "applicant", "about": "dispute_window"}, {"to": "handlers"}], [{"to": "applicant"}]
    )

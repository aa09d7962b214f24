"""The codes of the public are digits, random, and forgiving in how they are typed."""

import pytest

from app.casework.applying.secret_codes import (
    CASE_GROUPS,
    DRAFT_GROUPS,
    case_secret,
    draft_secret,
    new_code,
    plain_number,
)
from app.storage.unit_of_work import UnitOfWork, Workplace
from tests.builders import MOMENT


@pytest.fixture
def unit(sqlite_workplace: Workplace) -> UnitOfWork:
    with sqlite_workplace.reading_unit(MOMENT) as unit:
        return unit


def test_a_code_is_read_in_groups_of_four_digits() -> None:
    groups = new_code(CASE_GROUPS).split(" ")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert all(group.isdecimal() for group in groups)


def test_codes_differ() -> None:
    assert len({new_code(DRAFT_GROUPS) for _ in range(200)}) == 200


@pytest.mark.parametrize("typed", ["GS-2026-00017", "gs202600017", " ＧＳ－2026－00017 ", "GS—2026—00017"])
def test_a_number_is_known_however_it_is_typed(typed: str) -> None:
    assert plain_number(typed) == "GS202600017"


def test_the_hash_binds_number_and_code(unit: UnitOfWork) -> None:
    secret = case_secret(unit, "GS-2026-00017", "4821 0937 5516")
    assert secret == case_secret(unit, "gs202600017", "４８２１０９３７５５１６")
    assert secret != case_secret(unit, "GS-2026-00018", "4821 0937 5516")
    assert secret != case_secret(unit, "GS-2026-00017", "4821 0937 5517")
    assert secret != draft_secret(unit, "4821 0937 5516")


def test_an_endless_code_is_cut_before_it_is_looked_at(unit: UnitOfWork) -> None:
    assert draft_secret(unit, "1" * 10_000_000) == draft_secret(unit, "1" * 64)

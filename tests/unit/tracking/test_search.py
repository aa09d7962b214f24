"""What was typed into the search box says what it may be."""

import pytest

from app.tracking.search import LONGEST, looks_like_case_number, plain


@pytest.mark.parametrize("typed", ["GS-2026-00017", "gs-2026-0", "GS", "GS-P-2026-0009", "GS-"])
def test_the_beginning_of_a_case_number_is_known(typed: str) -> None:
    assert looks_like_case_number(typed)


@pytest.mark.parametrize(
    "typed", ["张福来", "629901194208150014", "62990119420815001X", "E12345678", "平安里"]
)
def test_names_and_id_numbers_are_none(typed: str) -> None:
    assert not looks_like_case_number(typed)


def test_width_and_blanks_make_no_difference() -> None:
    assert plain("　ＧＳ－２０２６ ") == "GS-2026"
    assert len(plain("长" * 200)) == LONGEST

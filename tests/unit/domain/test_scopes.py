"""What stands in a call is seen from there and from what it calls, never from outside."""

import pytest

from app.domain.scopes import encloses, read_scope, seen_from, written

WHOLE, FIRST, INNER, SECOND = (), ("call:3",), ("call:3", "letter:7"), ("call:9",)


@pytest.mark.parametrize(
    ("outer", "inner", "seen"),
    [
        (WHOLE, INNER, True),
        (FIRST, INNER, True),
        (INNER, INNER, True),
        (INNER, FIRST, False),
        (FIRST, SECOND, False),
        (("other:3",), FIRST, False),
    ],
)
def test_names_are_seen_outwards(outer: tuple[str, ...], inner: tuple[str, ...], seen: bool) -> None:
    assert encloses(outer, inner) is seen


def test_a_call_whose_visit_was_not_kept_stands_for_every_visit() -> None:
    assert encloses(("call",), SECOND)
    assert encloses(FIRST, ("call",))
    assert not encloses(("other",), SECOND)


def test_what_stands_nearest_comes_last_and_of_equals_the_later() -> None:
    kept = [("a", INNER), ("b", WHOLE), ("c", SECOND), ("d", FIRST), ("e", INNER)]
    seen = seen_from(INNER, kept, lambda each: each[1])
    assert "".join(name for name, _ in seen) == "bdae"


@pytest.mark.parametrize("scope", [WHOLE, FIRST, INNER])
def test_a_scope_is_kept_as_text(scope: tuple[str, ...]) -> None:
    assert read_scope(written(scope)) == scope

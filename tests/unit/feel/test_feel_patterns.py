"""Patterns as XPath has them: what they match, what they refuse, what they cost."""

import pytest

from app.feel.errors import LimitExceeded, NullResult
from app.feel.patterns import compile_pattern
from tests.work_done import calls_of


@pytest.mark.parametrize(
    ("pattern", "text", "flags", "found"),
    [
        ("b+", "abbbc", "", "bbb"),
        ("b+?", "abbbc", "", "b"),
        ("a|ab", "ab", "", "a"),
        ("(?:ab){2}", "ababab", "", "abab"),
        ("x{2,3}", "xxxx", "", "xxx"),
        ("x{2,}?", "xxxx", "", "xx"),
        ("[^a-c]", "abcd", "", "d"),
        ("[a-z-[aeiou]]+", "aeibcd", "", "bcd"),
        ("[A-Z-[OI]]", "o", "i", None),
        (r"\p{Lu}\P{Lu}", "aBc", "", "Bc"),
        (r"\p{IsCJKUnifiedIdeographs}+", "长护险 LTCI", "", "长护险"),
        (r"\d{4}-\d{2}", "于2026-03", "", "2026-03"),
        (r"[\d\-]+", "x1-2", "", "1-2"),
        (r"\i\c*", "1 a-b", "", "a-b"),
        ("k", "\u212a", "i", "\u212a"),
        (".", "\n", "", None),
        (".", "\n", "s", "\n"),
        ("^b", "a\nb", "", None),
        ("^b$", "a\nb\n", "m", "b"),
        ("^$", "a\n", "m", None),
        (" a b ", "ab", "x", "ab"),
        ("[ ]", " ", "x", " "),
        ("a.b", "a.b", "q", "a.b"),
        (r"(a)(b)?\2c", "ac", "", "ac"),
        (r"(.)\1", "abba", "", "bb"),
        (r"(a)\1", "aA", "i", "aA"),
        ("", "abc", "", ""),
        ("(a*)*", "aab", "", "aa"),
        ("(a|b)*?c", "abac", "", "abac"),
    ],
)
def test_a_pattern_finds_its_first_match(pattern: str, text: str, flags: str, found: str | None) -> None:
    match = compile_pattern(pattern, flags).search(text)
    span = match.span() if match else None
    assert (None if span is None else text[span[0] : span[1]]) == found


NO_PATTERNS = (
    r"( ) a) [ [] [^] a{2 a{3,2} *a a** { } ] \q \p{Xx} \1 (a\1) [z-a] (?=a) (?<n>a) a{99999} \ [\1]"
)


@pytest.mark.parametrize("pattern", [*NO_PATTERNS.split(), r"\p{IsNowhere}", "x" * 2000])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(NullResult):
        compile_pattern(pattern)


def test_groups_keep_their_last_text() -> None:
    match = compile_pattern("(a|b)*(c)?").search("abx")
    assert match is not None
    assert [match.span(group) for group in (0, 1, 2, 3)] == [(0, 2), (1, 2), None, None]


def test_nested_repetition_takes_work_in_proportion_to_the_square_at_most() -> None:
    pattern = compile_pattern("(a+)+$")
    short, long = (calls_of(lambda text="a" * length + "!": pattern.search(text)) for length in (200, 800))  # type: ignore[misc]
    assert pattern.search("a" * 800 + "!") is None
    assert long < 17 * short


def test_a_back_reference_that_never_ends_is_refused() -> None:
    with pytest.raises(LimitExceeded):
        compile_pattern(r"(a*)*\1b").search("a" * 60)

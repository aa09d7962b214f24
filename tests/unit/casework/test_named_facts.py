"""Facts that are read only where somebody names them."""

import pytest

from app.casework.cases.case_facts import NamedFacts


def facts(read: list[str], text: str | None) -> NamedFacts:
    def part(name: str) -> object:
        read.append(name)
        return f"the {name}"

    parts = {name: lambda name=name: part(name) for name in ("insured", "forms")}
    return NamedFacts({"grade": 3, "forms": "shadowed"}, parts, text)


def test_only_what_the_text_names_is_read_with_the_whole() -> None:
    read: list[str] = []
    assert dict(facts(read, "=insured.name")) == {"grade": 3, "insured": "the insured"}
    assert read == ["insured"]


def test_a_part_that_is_not_named_is_still_there_for_who_asks() -> None:
    assert facts([], "nothing")["forms"] == "the forms"


def test_without_a_text_everything_is_named() -> None:
    assert dict(facts([], None)) == {"grade": 3, "insured": "the insured", "forms": "the forms"}


def test_a_word_within_a_word_names_nothing() -> None:
    assert list(facts([], "reforms insuredness")) == ["grade"]


def test_what_nobody_knows_is_missing() -> None:
    with pytest.raises(KeyError):
        facts([], None)["weather"]

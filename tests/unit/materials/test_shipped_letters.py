import re
from functools import cache
from pathlib import Path

import pytest

from app.casework.releases.articles import article_of, known_requirements
from app.documents.rendering import check_template
from tests.shipped import BPMN, definition_of, processes

LETTERS = sorted(BPMN.glob("*/documents/*.html"))


def issued() -> set[tuple[str, str]]:
    """Folder and code of every letter that a step of a process issues."""
    elements = [each for one in processes() for each in definition_of(one).elements.values()]
    folder = {path.stem: path.parent.name for path in BPMN.rglob("*.bpmn")}
    return {
        (folder[element.process_id], code)
        for element in elements
        for code in element.attributes.get("issues", "").split()
    }


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_a_letter_is_a_template_with_title_and_number(letter: Path) -> None:
    said = check_template(letter.read_text(encoding="utf-8"))
    assert said.title
    assert said.number_prefix


def test_every_letter_that_a_step_issues_lies_beside_its_diagram() -> None:
    lying = {(path.parts[-3], path.stem) for path in LETTERS}
    assert issued() <= lying


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_a_letter_says_its_legal_basis_and_leaves_room_for_the_seal(letter: Path) -> None:
    text = letter.read_text(encoding="utf-8")
    assert 'class="legal-basis"' in text
    assert 'class="seal-place"' in text


def test_every_letter_is_issued_by_a_step() -> None:
    assert {(path.parts[-3], path.stem) for path in LETTERS} <= issued()


def test_no_two_letters_share_the_mark_of_their_numbers() -> None:
    marks = [check_template(letter.read_text(encoding="utf-8")).number_prefix for letter in LETTERS]
    assert sorted(marks) == sorted(set(marks))


@cache
def sources() -> str:
    """The words of all articles, without their spaces."""
    articles = (article_of(requirement) for requirement in known_requirements())
    return re.sub(r"\s", "", "".join({article.text for article in articles if article and article.text}))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_a_letter_quotes_its_legal_basis_word_for_word(letter: Path) -> None:
    basis = re.search(r'class="legal-basis">(.*?)</p>', letter.read_text(encoding="utf-8"), re.DOTALL)
    assert basis is not None
    quoted = re.findall("“(.+?)”", basis[1])
    # What processes share quotes the articles of the call that asked for it.
    assert quoted or (letter.parts[-3] == "shared" and "{{ legal_basis }}" in basis[1])
    assert [words for words in quoted if re.sub(r"\s", "", words) not in sources()] == []

"""The English catalogue beside the Chinese source strings."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from app.casework.releases.materials import CHECKOUT
from app.domain.errors import placeholders
from tests.integration.web.conftest import Office

TRANSLATIONS = CHECKOUT / "app" / "web" / "translations"
NAMED = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file)


def test_every_text_of_screens_and_materials_has_its_english(english: Catalog) -> None:
    with (TRANSLATIONS / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}
    found = extract_from_dir(str(CHECKOUT), methods, options, keywords=keywords)
    texts = {(path, _first(text)) for path, _, text, _, _ in found}
    missing = sorted(f"{path}: {text}" for path, text in texts if not _translated(english, text))
    assert not missing


def test_a_translation_names_what_its_source_names(english: Catalog) -> None:
    wrong = [message.id for message in english if message.id and not _names_alike(message)]
    assert not wrong


def test_the_screens_speak_english_when_asked(office: Office) -> None:
    compiled = TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.mo"
    assert Path(compiled).exists(), "make setup compiles the catalogues"
    opened = office.apply()
    window = office.window("zhao_min")
    window.post("/choices", {"language": "en", "next": "/inbox"})
    inbox = window.get("/inbox?tab=group").text
    assert "Inbox" in inbox
    assert "Check the materials" in inbox
    task = window.get(f"/tasks/{office.open_item(opened.case_id)}").text
    assert "Claim and begin" in task
    assert "List of materials" in task


def _first(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def _translated(english: Catalog, text: str) -> bool:
    message = english.get(text)
    return message is not None and bool(_texts(message)[0])


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def _names_alike(message: Message) -> bool:
    source = _first(message.id)
    return all(
        set(NAMED.findall(text)) == set(NAMED.findall(source)) and placeholders(text) == placeholders(source)
        for text in _texts(message)
        if text and "(?" not in source
    )

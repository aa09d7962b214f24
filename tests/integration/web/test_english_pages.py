"""Every page in English: Chinese only where it is marked as such, being a name, somebody's words, or law."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.web.demo_pages import NO_PAGES, PAGES, ROLES, Demo, demo_office


@pytest.fixture(scope="module")
def demo(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo office on a busy day."""
    var = tmp_path_factory.mktemp("demo") / "var"
    shutil.copytree(loaded_demo, var)
    with demo_office(var) as demo:
        yield demo


def test_every_page_of_the_product_has_addresses_to_be_read_at(demo: Demo) -> None:
    with_ids = {rule.endpoint for rule in demo.rules() if rule.arguments}
    assert with_ids - NO_PAGES == PAGES.keys()


@pytest.mark.parametrize("role", ROLES)
def test_pages_that_name_nothing_are_english_to_everybody(demo: Demo, role: str | None) -> None:
    plain = [rule for rule in demo.rules() if not rule.arguments and rule.endpoint not in NO_PAGES]
    assert not demo.chinese_at((role, rule.rule) for rule in plain)


@pytest.mark.parametrize("endpoint", sorted(PAGES))
def test_a_page_about_something_is_english(demo: Demo, endpoint: str) -> None:
    places = list(PAGES[endpoint](demo))
    assert places
    assert not demo.chinese_at(places)

"""Every page of the product, in three widths and two sizes of type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import MapAdapter

from app import create_app
from app.bootstrap import Settings, build_platform
from tests.e2e.looking import Looker
from tests.e2e.places import NOT_PAGES, PLACES, Place

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async (asked) => {
  const found = await axe.run(document, { runOnly: asked });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`);
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def looker(browser: Browser, address: str) -> Iterator[Looker]:
    with Looker(browser, address) as looker:
        yield looker


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_nothing_overlaps_is_cut_off_scrolls_sideways_or_shuts_anybody_out(
    looker: Looker, place: Place
) -> None:
    page = looker.open(place).page
    assert looker.faults(page) == []
    looker.arrange(page, 390, "normal")
    page.add_script_tag(path=AXE)
    assert page.evaluate(RUN_AXE, RULES) == []


def test_the_list_holds_every_page(looker: Looker, tmp_path: Path) -> None:
    app = create_app(build_platform(Settings(f"sqlite:///{tmp_path}/empty.db", tmp_path)))
    adapter = app.url_map.bind("")
    addresses = {address for place in PLACES for address in looker.addresses_of(place)}
    looked_at = {_endpoint(adapter, address) for address in addresses}
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert pages - looked_at == set(NOT_PAGES)


def _endpoint(adapter: MapAdapter, address: str) -> str:
    try:
        return str(adapter.match(address.partition("?")[0])[0])
    except (NotFound, MethodNotAllowed):
        return ""

"""Goes to every place of the list, each person with a window of their own, and looks in every size."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, Page, ViewportSize

from tests.e2e.places import NOBODY, WAYS, Place
from tests.e2e.visitor import Visitor

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = (1440, 1024, 390)
TYPES = ("normal", "large")
FAULTS = Path(__file__).with_name("faults.js").read_text(encoding="utf-8")
# As the server does it on the next page: the letters, and the words of the button that changes them.
SET_TYPE = """(large) => {
  document.documentElement.classList.toggle('large', large);
  document.querySelectorAll('button[name="large"]').forEach((button) => {
    button.lastChild.data = large ? '常规字号' : '大字';
  });
}"""


class Looker:
    """Opens places on a server; an address that holds an id is looked up once."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._visitors: dict[str, Visitor] = {}
        self._found: dict[str, str] = {}
        self._reached: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for visitor in self._visitors.values():
            visitor.page.context.close()

    def open(self, place: Place) -> Visitor:
        visitor = self._visitor(place.who)
        visitor.page.set_viewport_size(_window(WIDTHS[0]))
        visitor.go(self._full(place.address))
        if place.act:
            place.act(visitor)
        visitor.page.wait_for_load_state()
        visitor.page.wait_for_function("!document.querySelector('.htmx-request, .htmx-settling')")
        self._reached[place.name] = visitor.page.url.removeprefix(self._address)
        return visitor

    def addresses_of(self, place: Place) -> set[str]:
        """Where the place begins and where its act leads."""
        if place.name not in self._reached:
            self.open(place)
        return {self._full(place.address), self._reached[place.name]}

    def sizes(self, page: Page) -> Iterator[tuple[int, str]]:
        """Arranges an open page in every width and type; the first is that in which it was opened."""
        for large in TYPES:
            for width in WIDTHS:
                self.arrange(page, width, large)
                yield width, large

    def faults(self, page: Page) -> list[str]:
        return [
            f"{width} {large}: {fault}"
            for width, large in self.sizes(page)
            for fault in page.evaluate(FAULTS)
        ]

    def arrange(self, page: Page, width: int, large: str) -> None:
        page.set_viewport_size(_window(width))
        page.evaluate(SET_TYPE, large == "large")

    def _visitor(self, who: str) -> Visitor:
        if who not in self._visitors:
            context = self._browser.new_context(locale="zh-CN", bypass_csp=True)
            visitor = Visitor(context.new_page(), self._address)
            if who != NOBODY:
                visitor.become(who)
            self._visitors[who] = visitor
        return self._visitors[who]

    def _full(self, address: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda name: self._find(name[1]), address)

    def _find(self, name: str) -> str:
        if name not in self._found:
            way = WAYS[name]
            visitor = self._visitor(way.who)
            visitor.go(self._full(way.address))
            if way.act:
                way.act(visitor)
            target = self._target(visitor, way.link) if way.link else visitor.page.url
            self._found[name] = target.removeprefix(self._address)
        return self._found[name]

    @staticmethod
    def _target(visitor: Visitor, link: str) -> str:
        return str(visitor.page.locator(link).first.evaluate("link => link.href"))


def _window(width: int) -> ViewportSize:
    return {"width": width, "height": 844 if width < 500 else 900}

"""Photographs every page of a running demo in every width and type: `python -m tests.e2e.gallery FOLDER`.

`--at` names the server, by default http://127.0.0.1:8000; `--only WORD` asks for the pages that have it in
their name. It acts as the tests do, so it wants a fresh demo and leaves a used one behind.
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.looking import BROWSERS, Looker
from tests.e2e.places import PLACES


def main() -> None:
    asked = _asked()
    asked.folder.mkdir(parents=True, exist_ok=True)
    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with Looker(browser, asked.at) as looker:
            for place in PLACES:
                if asked.only in place.name:
                    page = looker.open(place).page
                    for width, large in looker.sizes(page):
                        page.screenshot(
                            path=asked.folder / f"{place.name}-{width}-{large}.png", full_page=True
                        )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--at", default="http://127.0.0.1:8000")
    parser.add_argument("--only", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()

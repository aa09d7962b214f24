"""The steps by name, as the Makefile calls them."""

import browser_side
import python_side
import system_side


def setup() -> None:
    python_side.prepare()
    browser_side.prepare()


STEPS = {
    "setup": setup,
    "python": python_side.prepare,
    "browser": system_side.browser,
    "postgresql": system_side.postgresql,
}

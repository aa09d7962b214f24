"""The door between a request and the database.

A page reads through `reading()`, which the request shares and which cannot write. A writing route does all
that it does inside one `with writing() as unit:`; the block commits when it ends well and leaves nothing
behind when it is refused, so that the page that explains the refusal is drawn from what is really stored.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from flask import Flask, current_app, g

from app.bootstrap import Platform
from app.casework.cases.incidents import CaseStuck, record_stuck
from app.storage.unit_of_work import UnitOfWork


def open_door(app: Flask, platform: Platform) -> None:
    """Lets the views of `app` work on `platform`."""
    app.extensions["changhu"] = platform
    app.teardown_appcontext(lambda _error: forget_what_was_read())


def platform() -> Platform:
    """What bootstrap built for this process."""
    built = current_app.extensions["changhu"]
    assert isinstance(built, Platform)
    return built


def reading() -> UnitOfWork:
    """The request's reading unit, opened at the first need: all of a page comes from one state."""
    if "reading" not in g:
        g.reading_stack = ExitStack()
        g.reading = g.reading_stack.enter_context(platform().reading_unit())
    unit = g.reading
    assert isinstance(unit, UnitOfWork)
    return unit


@contextmanager
def writing() -> Iterator[UnitOfWork]:
    """A transaction. What was read before is forgotten, so that afterwards the page shows the new state.

    A case that cannot go on becomes an incident in a transaction of its own.
    """
    forget_what_was_read()
    try:
        with platform().unit() as unit:
            yield unit
    except CaseStuck as stuck:
        with platform().unit() as unit:
            record_stuck(unit, stuck)
        raise


def machine_now() -> datetime:
    """The machine's clock, for sessions and limits; never for anything that a person may cite."""
    return platform().machine_now()


def forget_what_was_read() -> None:
    """Ends the reading unit; the next `reading()` sees what has been written since."""
    stack = g.pop("reading_stack", None)
    g.pop("reading", None)
    if stack is not None:
        stack.close()

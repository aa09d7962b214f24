"""Whole pages through the web application: a long inbox against a short one, a task against its template."""

from contextlib import ExitStack

from flask.testing import FlaskClient

from tests.bench.crowd import crowd
from tests.bench.office import open_office
from tests.bench.pairs import Measure, ratio_of

FEW, MANY = 1_000, 100_000
READER = "zhao_min"


def measures() -> list[Measure]:
    return [_inbox()]


def _inbox() -> Measure:
    with ExitStack() as stack:
        many, few = (_reader_among(stack, count) for count in (MANY, FEW))
        ratio = ratio_of(lambda: _get(many, "/inbox?tab=group"), lambda: _get(few, "/inbox?tab=group"))
    return Measure("inbox-100000-over-1000", ratio, "the inbox among 100,000 open tasks over 1,000", 1.5)


def _reader_among(stack: ExitStack, count: int) -> FlaskClient:
    office = stack.enter_context(open_office())
    crowd(office, count)
    return office.browser(READER)


def _get(browser: FlaskClient, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status
    return answer.text

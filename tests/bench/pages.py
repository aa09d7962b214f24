"""Whole pages through the web application: a long inbox against a short one, a task against its template."""

from contextlib import ExitStack

from flask.testing import FlaskClient

from app.casework.releases.articles import known_requirements
from app.casework.tasks.claim_work import claim_work
from app.scenarios.demo import CASES
from app.scenarios.player import MAIN, Play
from app.scenarios.queries import open_items
from app.scenarios.reader import read_scenario
from tests.bench.bare_page import ADDRESS, bare_page
from tests.bench.crowd import crowd
from tests.bench.office import Office, open_office
from tests.bench.pairs import Measure, ratio_of

FEW, MANY = 1_000, 100_000
READER = "zhao_min"
ROUNDS = 60


def measures() -> list[Measure]:
    return [_inbox(), _task()]


def _inbox() -> Measure:
    with ExitStack() as stack:
        many, few = (_reader_among(stack, count) for count in (MANY, FEW))
        ratio = ratio_of(lambda: _get(many, "/inbox?tab=group"), lambda: _get(few, "/inbox?tab=group"))
    return Measure("inbox-100000-over-1000", ratio, "the inbox among 100,000 open tasks over 1,000", 1.5)


def _reader_among(stack: ExitStack, count: int) -> FlaskClient:
    office = stack.enter_context(open_office())
    crowd(office, count)
    return office.browser(READER)


def _task() -> Measure:
    with open_office() as office:
        address = f"/tasks/{_review(office)}"
        browser = office.browser(READER)
        bare = bare_page(office, browser, address)
        assert len(_get(bare, ADDRESS)) > 0.98 * len(_get(browser, address))
        ratio = ratio_of(lambda: _get(browser, address), lambda: _get(bare, ADDRESS), ROUNDS)
    return Measure(
        "task-page-over-template", ratio, "the page of a task over its template with ready data", 2.0
    )


def _review(office: Office) -> str:
    """The id of an initial review that the reader has claimed, in a case of the demo."""
    play = Play(read_scenario(CASES / "03_review_in_time.yaml", known_requirements()), office.stage)
    play.play()
    with office.platform.unit() as unit:
        [item] = open_items(unit, office.cast.area_id, play.cases[MAIN])
        claim_work(unit, office.stage.actor(unit, office.cast.of_role(f"tpa:{READER}")[0]), item.id)
        return item.id


def _get(browser: FlaskClient, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status
    return answer.text

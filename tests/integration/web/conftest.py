"""The web application over an office with a deployed assessment, and people who sit before it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from app.bootstrap import Platform, Settings, build_platform
from app.casework.cases.open_case import Opened, open_case
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.identity.accounts import actor_of, session_epoch
from app.identity.actor import Actor
from app.scenarios.cast import Cast
from app.scenarios.office import lay_office, read_office
from app.scenarios.theatre import release
from app.scenarios.travel import TravellingClock
from app.workcalendar.moments import SHANGHAI

MORNING = datetime(2026, 5, 7, 9, 0, tzinfo=SHANGHAI)
PROCESS = "ltci_assessment"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Office:
    """A running platform with its people, and the app on it. The machine's clock is moved by hand."""

    platform: Platform
    cast: Cast
    clock: TravellingClock
    app: Flask
    windows: list["Window"] = field(default_factory=list)

    def actor(self, alias: str) -> Actor:
        account_id = self.cast.account(alias)
        assert account_id is not None
        with self.platform.unit() as unit:
            actor = actor_of(unit, account_id, session_epoch(unit, account_id))
        assert actor is not None
        return actor

    def window(self, alias: str | None = None) -> "Window":
        """A browser, with somebody signed in or nobody."""
        window = Window(self, self.app.test_client())
        if alias:
            window.become(alias)
        return window

    def apply(self, person: str = "zhang") -> Opened:
        """A new case: an application handed in at the window."""
        actor = self.actor("zhao_min")
        with self.platform.unit() as unit:
            return open_case(unit, actor, PROCESS, application(unit, actor, self.cast, person))

    def open_item(self, case_id: str) -> str:
        """The id of the only open task of a case."""
        from app.scenarios.queries import open_items

        with self.platform.reading_unit() as unit:
            [item] = open_items(unit, self.cast.area_id, case_id)
            return item.id

    def pass_time(self, length: timedelta) -> None:
        self.clock.moment += length


@dataclass
class Window:
    """A browser that carries its token with every form, as pages do."""

    office: Office
    client: FlaskClient

    def become(self, alias: str) -> TestResponse:
        return self.post(f"/people/{self.office.cast.account(alias)}")

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """The answer; where it only sends the browser on to the page that says what came of it, that page."""
        answer = self.client.post(path, data={"csrf_token": self.token(), **(data or {})}, **more)
        return self.get(answer.headers["Location"]) if answer.status_code == 303 else answer

    def token(self) -> str:
        found = TOKEN.search(self.client.get("/sign-in?password=").text)
        assert found
        return found.group(1)


def application(unit: Any, actor: Actor, cast: Cast, person: str) -> dict[str, Any]:
    """The answers of an application that nothing stands against."""
    from app.casework.papers.attachments import keep_attachment

    paper = [keep_attachment(unit, actor, "材料.pdf", b"%PDF-1.4\n")]
    return {
        "insured": cast.persons[person],
        "applicant_kind": "insured",
        "phone": "13900000001",
        "address_residence": "陇原市和平里3号",
        "care_place": "home",
        "disability_since": "2025-06-01",
        "cause": "illness",
        "id_copy": paper,
        "medical_record": paper,
        "channel": "online",
        "truth_declaration": True,
        "privacy_consent": True,
    }


@pytest.fixture(scope="session")
def furnished_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """A folder with keys and a database in which the office is laid and the assessment deployed."""
    var = tmp_path_factory.mktemp("office")
    platform = platform_in(var, TravellingClock(MORNING))
    platform.migrate()
    with platform.unit() as unit:
        cast = lay_office(unit, read_office("demo"))
    release(platform, read_checkout(CHECKOUT), cast.area_id, {PROCESS})
    platform.close()
    return var, cast


@pytest.fixture
def office(furnished_office: tuple[Path, Cast], tmp_path: Path) -> Iterator[Office]:
    """An office of the test's own."""
    template, cast = furnished_office
    var = tmp_path / "var"
    shutil.copytree(template, var)
    clock = TravellingClock(MORNING)
    platform = platform_in(var, clock)
    yield Office(platform, cast, clock, create_app(platform))
    platform.close()


def platform_in(var: Path, clock: TravellingClock) -> Platform:
    """A demo's platform on the database of a folder."""
    url = f"sqlite:///{var / 'office.db'}"
    settings = Settings(database_url=url, var=var, demo=True, synchronous="OFF")
    return build_platform(settings, machine_clock=clock.now)

"""The demo's office with the assessment deployed, and browsers before it, for measures of whole pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.bootstrap import Platform, Settings, build_platform
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.identity.accounts import session_epoch
from app.scenarios.cast import Cast
from app.scenarios.office import lay_office, read_office
from app.scenarios.stage import Stage
from app.scenarios.theatre import release
from app.scenarios.travel import TravellingClock
from app.workcalendar.moments import SHANGHAI

MORNING = datetime(2026, 6, 4, 9, 0, tzinfo=SHANGHAI)
ASSESSMENT = "ltci_assessment"


@dataclass(frozen=True)
class Office:
    """A running platform with its clock and its people, and the application on it."""

    stage: Stage
    app: Flask

    @property
    def platform(self) -> Platform:
        return self.stage.platform

    @property
    def cast(self) -> Cast:
        return self.stage.cast

    def browser(self, alias: str) -> FlaskClient:
        """A browser in which somebody has signed in."""
        account = self.cast.account(alias)
        assert account is not None
        with self.platform.reading_unit() as unit:
            epoch = session_epoch(unit, account)
        client, moment = self.app.test_client(), self.platform.machine_now().isoformat()
        with client.session_transaction() as session:
            session.update(id="bench", since=moment, seen=moment, _user_id=f"{account}:{epoch}", _fresh=True)
        return client


@contextmanager
def open_office() -> Iterator[Office]:
    """The office on a SQLite database of its own, with nothing in it yet."""
    with TemporaryDirectory() as folder:
        settings = Settings(f"sqlite:///{folder}/office.db", Path(folder), demo=True, synchronous="OFF")
        clock = TravellingClock(MORNING)
        platform = build_platform(settings, machine_clock=clock.now)
        platform.migrate()
        with platform.unit() as unit:
            cast = lay_office(unit, read_office("demo"))
        release(platform, read_checkout(CHECKOUT), cast.area_id, {ASSESSMENT})
        yield Office(Stage(platform, clock, cast), create_app(platform))
        platform.close()

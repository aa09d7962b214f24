"""A small office with a small process: a clock, a task, a letter, a timer, a message to another case."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.bootstrap import Platform, Settings, build_platform
from app.casework.cases.open_case import Opened, open_case
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import read_checkout
from app.casework.releases.publish_release import publish_release
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import Completed, complete_work
from app.identity.actor import Actor, Membership
from app.storage.database import Database
from app.storage.unit_of_work import PointHook, no_point
from tests import builders

MATERIALS = Path(__file__).parent / "errands"


@dataclass
class Clock:
    """The machine's clock of a test; the legal clock shows the same."""

    moment: datetime = builders.MOMENT

    def now(self) -> datetime:
        return self.moment


@dataclass
class Office:
    """A platform with `errand` and `follow_up` deployed, an asker, and two clerks of the agency."""

    platform: Platform
    clock: Clock
    asker: Actor
    clerk: Actor
    colleague: Actor

    def ask(self, what: str = "开具证明") -> Opened:
        with self.platform.unit() as unit:
            return open_case(unit, self.asker, "errand", {"what": what})

    def claim(self, work_item_id: str, clerk: Actor | None = None) -> None:
        with self.platform.unit() as unit:
            claim_work(unit, clerk or self.clerk, work_item_id)

    def complete(self, work_item_id: str, values: dict[str, object], clerk: Actor | None = None) -> Completed:
        with self.platform.unit() as unit:
            return complete_work(unit, clerk or self.clerk, work_item_id, values)

    def only_item(self, case_id: str, element: str = "prepare") -> str:
        """The id of the case's open task of that name."""
        from app.scenarios.queries import open_items

        with self.platform.reading_unit() as unit:
            [item] = [item for item in open_items(unit, builders.AREA, case_id) if item.element_id == element]
            return item.id


def platform_on(database: Database, folder: Path, clock: Clock, point: PointHook = no_point) -> Platform:
    """A platform on a migrated database."""
    url = database.url.render_as_string(hide_password=False)
    settings = Settings(url, folder, synchronous="OFF")
    return build_platform(settings, machine_clock=clock.now, point=point, materials=MATERIALS)


def open_office(database: Database, folder: Path) -> Office:
    """Lays the office on an empty migrated database."""
    clock = Clock()
    platform = platform_on(database, folder, clock)
    with platform.unit() as unit:
        builders.make_area(unit)
        agency = builders.make_organisation(unit, "agency")
        party = builders.make_organisation(unit, "applicant")
        people: dict[str, Actor] = {}
        for name, place, post in (
            ("申请人", party, "applicant"),
            ("经办甲", agency, "agency_intake"),
            ("经办乙", agency, "agency_intake"),
        ):
            account = builders.make_account(unit, name)
            builders.make_membership(unit, account, place, post)
            held = Membership(place.id, place.kind, place.name, post)
            people[name] = Actor(account.id, name, builders.AREA, (held,))
    deploy(platform, read_checkout(MATERIALS))
    return Office(platform, clock, *people.values())


def deploy(platform: Platform, materials: dict[str, bytes]) -> None:
    """Publishes and deploys the two processes."""
    for process_id in ("errand", "follow_up"):
        with platform.unit() as unit:
            release_id = publish_release(unit, materials, process_id)
            deploy_process(unit, builders.AREA, process_id, release_id)


OpenOffice = Callable[[], Office]

"""Processes about an organisation (`plaque`, `registration`), and one against somebody (`grievance`)."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.bootstrap import Platform
from app.casework.cases.open_case import Opened, open_case
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.publish_release import publish_release
from app.identity.actor import Actor, Membership
from app.storage.database import Database
from app.storage.records import Organisation
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.duties import Business, Posts
from tests import builders
from tests.errands_office import Clock, platform_on

MATERIALS = Path(__file__).parent / "parties"
CODE = "52629900MJK000030F"
PEOPLE = {
    "admin": ("pingan", "assess_admin"),
    "assessor": ("pingan", "assessor"),
    "stranger": ("hengyi", "assess_admin"),
    "window": ("tpa", "tpa"),
    "agreements": ("agency", "agency_agreement"),
    "inspector": ("agency", "agency_inspection"),
    "other_inspector": ("agency", "agency_inspection"),
    "reporter": ("public", "applicant"),
}
KINDS = {
    "pingan": "assessment_institution",
    "hengyi": "assessment_institution",
    "tpa": "tpa",
    "agency": "agency",
    "public": "applicant",
}


@dataclass
class Parties:
    """The platform, the organisations by name, and who works where."""

    platform: Platform
    clock: Clock
    places: dict[str, str]
    people: dict[str, Actor]

    def open(self, who: Actor | str, process_id: str, values: dict[str, object]) -> Opened:
        """Opens a case as somebody of the office, or as any other actor."""
        actor = self.people[who] if isinstance(who, str) else who
        with self.platform.unit() as unit:
            return open_case(unit, actor, process_id, values)


def open_parties(database: Database, folder: Path) -> Parties:
    """Lays the office on an empty migrated database."""
    clock = Clock()
    platform = platform_on(database, folder, clock)
    with platform.unit() as unit:
        builders.make_area(unit)
        places = {
            name: builders.make_organisation(
                unit, kind, name=name, uscc=CODE if name == "pingan" else "", telephone="0930-5550103"
            )
            for name, kind in KINDS.items()
        }
        people = {name: _person(unit, name, places[place], post) for name, (place, post) in PEOPLE.items()}
    release_parties(platform, builders.AREA)
    return Parties(platform, clock, {name: place.id for name, place in places.items()}, people)


def _person(unit: UnitOfWork, name: str, place: Organisation, post: str) -> Actor:
    account = builders.make_account(unit, name)
    builders.make_membership(unit, account, place, post)
    return Actor(account.id, name, builders.AREA, (Membership(place.id, place.kind, place.name, post),))


def release_parties(platform: Platform, area_id: str) -> None:
    """Publishes and deploys the processes in an area of Gansu."""
    _let_the_region_serve(platform)
    materials = {**read_checkout(CHECKOUT), **read_checkout(MATERIALS)}
    for process_id in ("grievance", "plaque", "registration"):
        with platform.unit() as unit:
            deploy_process(unit, area_id, process_id, publish_release(unit, materials, process_id))


def _let_the_region_serve(platform: Platform) -> None:
    """What a region's file would say of the two businesses; GS-9.1 makes the third party an intake."""
    region = platform.tools.regions["gansu"]
    intake = Posts(frozenset({"tpa"}), ("GS-9.1",))
    more = {"grievance": Business("反映问题", "grievance", intake), "plaque": Business("铭牌", "plaque")}
    more["registration"] = Business("机构登记", "registration")
    duties = replace(region.duties, businesses={**region.duties.businesses, **more})
    platform.tools.regions["gansu"] = replace(region, duties=duties)  # type: ignore[index]

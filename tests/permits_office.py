"""An area that keeps the register of permits, with the processes about them, for tests of registers."""

import shutil
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.bootstrap import Platform, Settings, build_platform
from app.business.registers import entries
from app.business.registers.consulting import consulted
from app.business.registers.entries import Origin, Stated
from app.business.registers.facts import EntryFacts
from app.business.registers.subjects import registered
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import read_checkout
from app.casework.releases.publish_release import publish_release
from app.casework.run_due_work import run_due_work
from app.storage.database import Database
from app.storage.records import CaseFile, UnheardMessage
from app.workcalendar.moments import start_of
from tests import builders
from tests.errands_office import Clock

MATERIALS = Path(__file__).parent / "permits"
WHAT = {"what": "驾驶"}


@dataclass
class PermitOffice:
    """A platform with one area; `person_id` is whom it knows."""

    platform: Platform
    clock: Clock
    person_id: str
    materials: Path = MATERIALS
    made: list[str] = field(default_factory=list)

    def enter(self, key: str = "", area_id: str = builders.AREA, **values: object) -> str:
        """Makes an entry about the person, or about `subject`; its id."""
        subject = values.pop("subject", {"kind": "person", "id": self.person_id})
        scope = values.pop("scope", None)
        with self.platform.unit() as unit:
            about = registered(unit, area_id, subject)
            stated = Stated({"details": WHAT, **values}, scope=scope)
            origin = Origin(key or unit.new_id())
            return entries.enter(unit, area_id, "permit", about, stated, origin).id

    def change(self, entry_id: str, on: date, area_id: str = builders.AREA, **values: object) -> None:
        with self.platform.unit() as unit:
            entries.change(unit, area_id, entry_id, Stated(values), on, Origin(unit.new_id()))

    def end(self, entry_id: str, on: date) -> None:
        with self.platform.unit() as unit:
            entries.end(unit, builders.AREA, entry_id, Stated(), on, Origin(unit.new_id()))

    def consult(self, on: date, area_id: str = builders.AREA, subject: object = None) -> list[EntryFacts]:
        """What is in force about the person, or about a subject, on a day."""
        with self.platform.reading_unit() as unit:
            about = registered(unit, area_id, subject or {"kind": "person", "id": self.person_id})
            return consulted(unit, area_id, about, on, ("permit",))

    def travel(self, day: date) -> None:
        """Comes to the beginning of a day and does what is due by then."""
        self.clock.moment = max(self.clock.moment, start_of(day))
        self.work()

    def work(self) -> None:
        while run_due_work(self.platform):
            pass

    def deploy(self, process_id: str, area_id: str = builders.AREA) -> None:
        with self.platform.unit() as unit:
            release = publish_release(unit, read_checkout(self.materials), process_id)
            deploy_process(unit, area_id, process_id, release)

    def unheard(self) -> list[tuple[str, str]]:
        """The messages that nobody has heard and what has become of each."""
        with self.platform.reading_unit() as unit:
            rows = unit.session.query(UnheardMessage).order_by(UnheardMessage.id)
            return [(row.message, row.state) for row in rows]

    def cases(self, process_id: str) -> list[str]:
        with self.platform.reading_unit() as unit:
            return [row.id for row in unit.session.query(CaseFile).filter_by(kind=process_id)]

    def with_register(self, folder: Path, old: str, new: str) -> "PermitOffice":
        """The same office after its register's declaration was changed and the platform started anew."""
        shutil.copytree(self.materials, folder)
        declaration = folder / "bpmn" / "registers" / "permit.yaml"
        text = declaration.read_text(encoding="utf-8")
        assert old in text
        declaration.write_text(text.replace(old, new), encoding="utf-8")
        platform = build_platform(
            self.platform.settings, machine_clock=self.clock.now, materials=folder, catalogue=None
        )
        return replace(self, platform=platform, materials=folder)


def open_permit_office(database: Database, folder: Path) -> PermitOffice:
    """Lays the office on an empty migrated database; no process is deployed."""
    clock = Clock()
    settings = Settings(database.url.render_as_string(hide_password=False), folder, synchronous="OFF")
    platform = build_platform(settings, machine_clock=clock.now, materials=MATERIALS)
    with platform.unit() as unit:
        builders.make_area(unit)
        person = builders.make_person(unit)
        return PermitOffice(platform, clock, person.id)

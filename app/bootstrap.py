"""The composition root: makes a platform of settings; the same for web, scheduler, worker, CLI and tests."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path

from app.business import ROOMS
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.releases.materials import CHECKOUT
from app.casework.releases.message_declarations import PATH as MESSAGES
from app.casework.releases.message_declarations import read_messages
from app.casework.releases.pinned_release import Catalogue
from app.casework.releases.register_declarations import FOLDER as REGISTERS
from app.casework.releases.register_declarations import read_registers
from app.casework.rooms.rooms import Rooms
from app.casework.tools import Tools
from app.storage.database import Database
from app.storage.keys import KeyRing, open_key_file
from app.storage.legal_clock import LegalClock
from app.storage.migrate import upgrade
from app.storage.records import Area
from app.storage.unit_of_work import PointHook, UnitOfWork, Workplace, no_point
from app.storage.vault import Vault
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.parameters import RegionParameters
from app.workcalendar.region_text import read_region

MachineClock = Callable[[], datetime]
_COOKIE_KEY_BYTES = 32


def machine_clock() -> datetime:
    """The machine's moment; the only place that asks the system for it."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Settings:
    """What an installation chooses.

    `var` holds keys, uploads and the SQLite file. A demo may move the legal clock. `synchronous` is SQLite's.
    """

    database_url: str
    var: Path
    demo: bool = False
    synchronous: str = "FULL"

    @cached_property
    def secret_key(self) -> bytes:
        """Signs the cookies; made at the first start."""
        path = self.var / "cookie.key"
        if not path.exists():
            self.var.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_bytes(secrets.token_bytes(_COOKIE_KEY_BYTES))
        return path.read_bytes()

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies go over HTTPS alone; the demo is looked at on one machine without it."""
        return not self.demo

    @property
    def key_file(self) -> Path:
        return self.var / "keys.json"


@dataclass(frozen=True)
class Platform:
    """A running platform: what opens units of work, and what they share."""

    settings: Settings
    database: Database
    keys: KeyRing
    legal_clock: LegalClock
    tools: Tools
    machine_now: MachineClock
    workplace: Workplace

    def unit(self) -> AbstractContextManager[UnitOfWork]:
        """A door: one transaction, committed if the block ends well. Raises ConcurrentChange."""
        return self.workplace.unit(self.machine_now())

    def reading_unit(self) -> AbstractContextManager[UnitOfWork]:
        """Sees one state of the database and cannot write."""
        return self.workplace.reading_unit(self.machine_now())

    def calendar(self, unit: UnitOfWork, area_id: str) -> WorkCalendar:
        """The working days of an area."""
        area = unit.session.get_one(Area, area_id)
        return jurisdiction_of(unit, area_id, area.region).calendar

    def migrate(self) -> None:
        """Brings the database to the tables of this version."""
        upgrade(self.database)

    def close(self) -> None:
        """Gives every database connection back."""
        self.database.dispose()


def build_platform(
    settings: Settings,
    *,
    machine_clock: MachineClock = machine_clock,
    point: PointHook = no_point,
    catalogue: Catalogue | None = None,
    materials: Path = CHECKOUT,
) -> Platform:
    """Puts the platform together. Raises KeysRefused, MaterialRefused, DuplicateService.

    `point` is called at every named point of a unit of work; tests let the process die there. Platforms of
    one process may share a `catalogue` of releases. `materials` is the folder whose registers and messages
    are in use.
    """
    settings.var.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url, synchronous=settings.synchronous)
    keys = open_key_file(settings.key_file)
    legal_clock = LegalClock(movable=settings.demo)
    tools = build_tools(settings.var / "uploads", catalogue or Catalogue(), materials)
    workplace = Workplace(database, Vault(keys), legal_clock, tools, point)
    return Platform(settings, database, keys, legal_clock, tools, machine_clock, workplace)


def build_tools(uploads: Path, catalogue: Catalogue, materials: Path = CHECKOUT) -> Tools:
    """What every use case gets; it holds nothing of any case."""
    declared = _declarations(materials)
    return Tools(
        rooms=Rooms(ROOMS),
        regions=read_regions(CHECKOUT / "bpmn" / "regions"),
        uploads=uploads,
        registers=read_registers(declared),
        messages=read_messages(declared),
        catalogue=catalogue,
    )


def _declarations(materials: Path) -> dict[str, bytes]:
    """The files that hold for all processes: the registers and the messages."""
    paths = [*sorted((materials / REGISTERS).glob("*.yaml")), materials / MESSAGES]
    return {path.relative_to(materials).as_posix(): path.read_bytes() for path in paths if path.exists()}


def read_regions(folder: Path) -> dict[str, RegionParameters]:
    """The shipped regions by name."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
    return {name: _region(text, name) for name, text in texts.items()}


@cache
def _region(text: str, name: str) -> RegionParameters:
    """The same text is read once: every scenario is played on a platform of its own."""
    return read_region(text, name)

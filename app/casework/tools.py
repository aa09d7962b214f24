"""What bootstrap hands to every use case, as `unit.tools`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.casework.releases.message_declarations import MessageRule
from app.casework.releases.pinned_release import Catalogue
from app.casework.releases.register_declarations import RegisterRule
from app.casework.rooms.rooms import Rooms
from app.casework.services.registry import ServiceTasks
from app.engine.process_engine import ProcessEngine
from app.workcalendar.parameters import RegionParameters


@dataclass(frozen=True)
class Tools:
    """Shared by all units of work of a process of the platform; holds nothing of any case.

    `registers` and `messages` are declared for all processes.
    """

    rooms: Rooms
    regions: Mapping[str, RegionParameters]
    uploads: Path
    registers: Mapping[str, RegisterRule] = field(default_factory=dict)
    messages: Mapping[str, MessageRule] = field(default_factory=dict)
    engine: ProcessEngine = field(default_factory=ProcessEngine)
    catalogue: Catalogue = field(default_factory=Catalogue)

    @property
    def services(self) -> ServiceTasks:
        """What diagrams may call."""
        return self.rooms.services

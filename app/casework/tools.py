"""What bootstrap hands to every use case, as `unit.tools`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.casework.releases.pinned_release import Catalogue
from app.casework.rooms.rooms import Rooms
from app.casework.services.registry import ServiceTasks
from app.engine.process_engine import ProcessEngine
from app.workcalendar.parameters import RegionParameters


@dataclass(frozen=True)
class Tools:
    """Shared by all units of work of a process of the platform; holds nothing of any case."""

    rooms: Rooms
    regions: Mapping[str, RegionParameters]
    uploads: Path
    engine: ProcessEngine = field(default_factory=ProcessEngine)
    catalogue: Catalogue = field(default_factory=Catalogue)

    @property
    def services(self) -> ServiceTasks:
        """What diagrams may call."""
        return self.rooms.services

"""The values of a step as the product takes them: names resolved, records looked up, file names made files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.casework.keep_attachment import keep_attachment
from app.casework.open_case import deployed
from app.forms import Form
from app.forms.fields.files import FilesField
from app.identity.actor import Actor
from app.scenarios.cast import Cast
from app.storage.records import WorkItem
from app.storage.unit_of_work import UnitOfWork

TINY_FILE = b"%PDF-1.4\n% made by a scenario\n"


@dataclass(frozen=True)
class Values:
    """What stands under `with:`."""

    raw: Mapping[str, Any]
    cast: Cast

    def plain(self) -> dict[str, Any]:
        """The values of a message."""
        resolved: dict[str, Any] = self.cast.resolve(dict(self.raw))
        return resolved

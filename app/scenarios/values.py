"""The values of a step as the product takes them: names resolved, file names made tiny files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.casework.cases.new_case import deployed
from app.casework.cases.start_of_process import start_event
from app.casework.papers.attachments import keep_attachment
from app.casework.releases.pinned_release import form_of
from app.engine.reading.elements import Element
from app.forms import Form
from app.forms.fields.files import FilesField
from app.identity.actor import Actor
from app.scenarios.cast import Cast
from app.scenarios.declarations import declared
from app.storage.cases import instances_of
from app.storage.records import WorkItem
from app.storage.unit_of_work import UnitOfWork

TINY_FILES = {
    ".mp4": b"\x00\x00\x00\x18ftypmp42",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff\xe0",
}
TINY_PDF = b"%PDF-1.4\n"


@dataclass(frozen=True)
class Values:
    """What stands under `with:`."""

    raw: Mapping[str, Any]
    cast: Cast

    def for_message(self, unit: UnitOfWork, actor: Actor, case_id: str, message: str) -> dict[str, Any]:
        """The values that go with a message that the case may wait for."""
        for instance in instances_of(unit.session, actor.area_id, case_id):
            release = unit.tools.catalogue.release(unit, instance.release_id, instance.process_id)
            for element in release.definition.elements.values():
                if element.message == message and release.has_form(form_of(element)):
                    return self._with_files(unit, actor, release.form(form_of(element)))
        return self._resolved()

    def for_start(self, unit: UnitOfWork, actor: Actor, process_id: str) -> dict[str, Any]:
        """The values of a process' start form."""
        release = deployed(unit, actor.area_id, process_id)
        return self._with_files(unit, actor, release.form(form_of(start_of(unit, actor, process_id))))

    def for_task(self, unit: UnitOfWork, actor: Actor, item: WorkItem) -> dict[str, Any]:
        """The values of a task's form."""
        [instance] = [
            each
            for each in instances_of(unit.session, item.area_id, item.case_id)
            if each.id == item.instance_id
        ]
        release = unit.tools.catalogue.release(unit, instance.release_id, instance.process_id)
        form = release.form(item.form_id or "")
        return declared(form, self._with_files(unit, actor, form))

    def _with_files(self, unit: UnitOfWork, actor: Actor, form: Form) -> dict[str, Any]:
        names = {field.path[-1] for field in form.fields if isinstance(field, FilesField)}
        return _replaced(
            self._resolved(), names, lambda name: keep_attachment(unit, actor, name, tiny_file(name))
        )

    def _resolved(self) -> dict[str, Any]:
        resolved: dict[str, Any] = self.cast.resolve(dict(self.raw))
        return resolved


def start_of(unit: UnitOfWork, actor: Actor, process_id: str) -> Element:
    """The plain start of a process that the actor's area uses."""
    return start_event(deployed(unit, actor.area_id, process_id).definition)


def tiny_file(name: str) -> bytes:
    """The smallest content that passes for a file of that name."""
    return TINY_FILES.get(name[name.rfind(".") :].lower(), TINY_PDF)


def _replaced(values: Any, names: set[str], keep: Any) -> Any:
    """Values in which every list of file names under one of `names` is a list of stored files."""
    if isinstance(values, list):
        return [_replaced(each, names, keep) for each in values]
    if not isinstance(values, dict):
        return values
    return {
        key: [keep(name) for name in value]
        if key in names and isinstance(value, list)
        else _replaced(value, names, keep)
        for key, value in values.items()
    }

"""The files that came with the forms of a case, as what they were asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from app.casework.releases.pinned_release import PinnedRelease
from app.forms.fields.base import Component
from app.forms.fields.files import FilesField
from app.forms.fields.rows import RowsField, leaves
from app.forms.places import value_at
from app.storage.submissions import Submitted


@dataclass(frozen=True)
class FileOfCase:
    """One file: its id, its name, and the field that asked for it."""

    id: str
    name: str
    label: str


def files_of(submissions: Iterable[Submitted], release: PinnedRelease) -> list[FileOfCase]:
    """Every file of submitted forms, in order."""
    return [
        found
        for submitted in submissions
        for found in _files(release.form(submitted.form_id).components, submitted.values)
    ]


def _files(components: tuple[Component, ...], values: Mapping[str, Any]) -> Iterator[FileOfCase]:
    for field in leaves(components):
        value = value_at(values, field.path)
        if not isinstance(value, list):
            continue
        if isinstance(field, FilesField):
            yield from (FileOfCase(each["id"], each["name"], gettext(field.label)) for each in value)
        elif isinstance(field, RowsField):
            for row in value:
                yield from _files(field.components, row)

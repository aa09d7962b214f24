"""What business records and their fields are called: bpmn/record_names.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from app.casework.releases.materials import CHECKOUT
from app.domain.yaml_text import read_yaml

NAMES = CHECKOUT / "bpmn" / "record_names.yaml"


@dataclass(frozen=True)
class FieldName:
    """A field of a record. Without `label` it is called as in the record's form.

    `like`, as `folder/form.field`, says with which field's options a value is read that no form holds.
    """

    key: str
    label: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    like: str = ""


@dataclass(frozen=True)
class RecordName:
    """A kind of record. `written_by` are the services that write it; without one it is the form itself."""

    kind: str
    title: str
    fields: tuple[FieldName, ...]
    written_by: frozenset[str] = frozenset()
    form: str = ""


@cache
def record_names() -> Mapping[str, RecordName]:
    """All kinds of records by name, in the order of the file."""
    content = read_yaml(NAMES.read_text(encoding="utf-8"))
    return {kind: _record(kind, declared) for kind, declared in content.items()}


def _record(kind: str, declared: Mapping[str, Any]) -> RecordName:
    return RecordName(
        kind=kind,
        title=declared["title"],
        fields=tuple(_field(each) for each in declared["fields"]),
        written_by=frozenset(declared.get("written_by", ())),
        form=declared.get("form", ""),
    )


def _field(declared: str | Mapping[str, Any]) -> FieldName:
    return FieldName(declared) if isinstance(declared, str) else FieldName(**declared)

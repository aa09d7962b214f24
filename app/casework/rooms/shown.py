"""Business records as a case's page shows them: what the tables of the rooms hold, by names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from app.storage.documents import documents_of
from app.storage.records import CaseFile, Document
from app.storage.staff import names_of
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Personal:
    """A personal value: as it is shown to everybody, and whole for who says why."""

    masked: str
    whole: str


@dataclass(frozen=True)
class ShownRecord:
    """One record: when it was written and by which account (None: by the machine), and its values.

    `kind` and the keys of `values` are names of `bpmn/record_names.yaml`.
    """

    kind: str
    at: datetime
    by: str | None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RecordReader:
    """Opens the rows of one case. `offices` are the names of organisations by id, `say` puts a title into the
    reader's language.
    """

    unit: UnitOfWork
    case: CaseFile
    offices: Mapping[str, str]
    say: Callable[[str], str]

    @cached_property
    def letters(self) -> Mapping[str, Document]:
        """The letters of the case by id."""
        return {row.id: row for row in documents_of(self.unit.session, self.case.area_id, self.case.id)}

    def opened(self, row: Any, *attributes: str) -> dict[str, Any]:
        """Sealed columns of a row, opened."""
        return {name: self.unit.vault.read(row, name) for name in attributes}

    def personal(self, row: Any, attribute: str, mask: Callable[[str], str]) -> Personal | None:
        """A sealed column that is shown masked; None where it is empty."""
        whole = self.unit.vault.read(row, attribute)
        return Personal(mask(whole), whole) if whole else None

    def office(self, organisation_id: str | None) -> str | None:
        """The name of an organisation."""
        return self.offices.get(organisation_id or "")

    def letter_title(self, document_id: str | None) -> str:
        """What a letter is called, with its number; "" for none."""
        letter = self.letters.get(document_id or "")
        return f"{self.say(letter.title)} {letter.number}" if letter else ""

    def people(self, account_ids: list[str]) -> list[str]:
        """The names of accounts, in their order."""
        names = names_of(self.unit.session, account_ids)
        return [names[each] for each in account_ids if each in names]


Show = Callable[[RecordReader], Iterator[ShownRecord]]


def plain(row: Any, *attributes: str) -> dict[str, Any]:
    """Columns of a row as they are."""
    return {name: getattr(row, name) for name in attributes}


def hidden(whole: str) -> str:
    """A value of which nothing is shown but how long it is."""
    return "*" * len(whole)

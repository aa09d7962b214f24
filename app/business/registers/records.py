"""The tables of registers: the entries, their history, and the declarations that they were made under."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, BlindIndex, Masked, Record, Sealed, belongs_to


class Standing:
    """What an entry says, now or at a time of its history.

    `until` is the last day of its period; with a `condition` it stays in force until that is met, on
    `condition_met_on`. It is no longer in force from `ended_on`. `details` are the fields of its declaration.
    """

    since: Mapped[date]
    until: Mapped[date | None]
    state: Mapped[str]
    ground: Mapped[str | None]
    condition: Mapped[str | None]
    condition_met_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    details: Mapped[Sealed]


STANDING = ("since", "until", "state", "ground", "condition", "condition_met_on", "ended_on")
"""The columns of a standing beside the sealed details."""


class RegisterEntry(Standing, AreaRecord):
    """An entry as it stands after its last change, whose number is `version`.

    `subject_key` finds the subject in every area: a hash of a person's number, an organisation's credit code;
    `subject_id` is its row in this area, null where the area does not know it. `home_area_id` is where the
    entry is kept; in other areas it is a copy. `declaration` is the hash of the register's declaration,
    `days` that of the declaration and the lengths by which its leads were computed. `leads_begun` has of each
    lead the day for which it has begun something. `made_by` is what made the entry, so that it is made once.
    """

    __tablename__ = "register_entry"
    __table_args__ = (
        UniqueConstraint("made_by", "area_id"),
        Index(None, "subject_key", "register", "area_id"),
        Index(None, "register", "state", "area_id"),
        Index(None, "case_id", "area_id"),
    )
    purpose: ClassVar[str] = "登记簿：资格、协议、限制、待遇区间等"
    retention: ClassVar[str] = "永久"

    register: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str | None]
    subject_key: Mapped[BlindIndex]
    shown: Mapped[Masked]
    name: Mapped[Sealed]
    scope: Mapped[str]
    home_area_id: Mapped[str]
    case_id: Mapped[str | None]
    declaration: Mapped[str]
    days: Mapped[str]
    leads_begun: Mapped[dict[str, Any]]
    version: Mapped[int]
    made_by: Mapped[str]
    entered_at: Mapped[datetime]


class RegisterChange(Standing, AreaRecord):
    """One line of an entry's history: what it said from `effective_on`; rows are only ever added.

    `act` is "entered", "changed" or "ended"; `number` counts from 1.
    """

    __tablename__ = "register_change"
    __table_args__ = (
        belongs_to("register_entry", "entry_id"),
        UniqueConstraint("entry_id", "number", "area_id"),
    )
    purpose: ClassVar[str] = "登记簿的历次变动"
    retention: ClassVar[str] = "永久"

    entry_id: Mapped[str]
    number: Mapped[int]
    act: Mapped[str]
    effective_on: Mapped[date]
    reason: Mapped[Sealed | None]
    case_id: Mapped[str | None]
    changed_by: Mapped[str | None]
    changed_at: Mapped[datetime]


class RegisterDeclaration(Record):
    """A declaration under which an entry was made, so that it can be read after the register has changed."""

    __tablename__ = "register_declaration"
    purpose: ClassVar[str] = "登记簿的声明文本"
    retention: ClassVar[str] = "永久"

    hash: Mapped[str] = mapped_column(primary_key=True)
    register: Mapped[str]
    text: Mapped[str]
    kept_at: Mapped[datetime]

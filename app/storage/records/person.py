"""Insured persons and their enrolment."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, BlindIndex, Masked, Sealed, belongs_to


class Person(AreaRecord):
    """An insured person or another party. Sealed values are texts; `birth_date` is an ISO day."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("id_kind", "id_number_index", "area_id"),
        Index(None, "name_index", "area_id"),
        Index(None, "account_id", "area_id"),
    )
    purpose: ClassVar[str] = "参保人及其他当事人"
    retention: ClassVar[str] = "末次案件办结后三十年"

    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    masked_name: Mapped[Masked]
    masked_id_number: Mapped[Masked]
    name_index: Mapped[BlindIndex]
    id_kind: Mapped[str]
    id_number_index: Mapped[BlindIndex]
    name: Mapped[Sealed]
    id_number: Mapped[Sealed]
    birth_date: Mapped[Sealed | None]
    telephone: Mapped[Sealed | None]
    address: Mapped[Sealed | None]


class Enrolment(AreaRecord):
    """A period of insurance.

    `kind` is "employee", "resident" or "flexible", `state` "active", "arrears" or "ended".
    """

    __tablename__ = "enrolment"
    __table_args__ = (belongs_to("person", "person_id"), Index(None, "person_id", "since", "area_id"))
    purpose: ClassVar[str] = "参保缴费"
    retention: ClassVar[str] = "永久"

    person_id: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    paid_until: Mapped[date | None]
    waiting_until: Mapped[date | None]

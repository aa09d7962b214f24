"""Organisations, accounts and the posts that people hold in them."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.records.record import AreaRecord, BlindIndex, Record, Sealed, StaffData, belongs_to


class Organisation(AreaRecord):
    """An agency, a third party, an institution …, as it works in one area.

    `state` is "active", "suspended" or "terminated", of the agreement where there is one; "candidate" for one
    that nobody has designated. `uscc` is "" for a group that is no legal person; an area has a code once.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        Index(None, "kind", "state", "area_id"),
        Index(
            "uq_organisation_uscc_area_id",
            "uscc",
            "area_id",
            unique=True,
            sqlite_where=text("uscc <> ''"),
            postgresql_where=text("uscc <> ''"),
        ),
    )
    purpose: ClassVar[str] = "经办机构、第三方机构、定点机构与部门"
    retention: ClassVar[str] = "永久"

    kind: Mapped[str]
    name: Mapped[str]
    uscc: Mapped[str]
    address: Mapped[str]
    telephone: Mapped[str]
    contact: Mapped[StaffData] = mapped_column(default="", server_default="")
    state: Mapped[str]
    agreement_from: Mapped[date | None]
    agreement_until: Mapped[date | None]


class Account(Record):
    """A person who can sign in. `session_epoch` rises when all the account's sessions must end.

    `state` is "active" or "disabled". `area_id` is where the account works unless it chooses another.
    `second_factor` is the sealed secret of its one-time codes, `second_factor_step` the last one used.
    """

    __tablename__ = "account"
    purpose: ClassVar[str] = "登录账号"
    retention: ClassVar[str] = "停用后三年"

    id: Mapped[str] = mapped_column(primary_key=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("area.id"), index=True)
    login: Mapped[StaffData] = mapped_column(unique=True)
    name: Mapped[StaffData]
    password_hash: Mapped[str]
    second_factor: Mapped[Sealed | None]
    second_factor_step: Mapped[int]
    state: Mapped[str]
    session_epoch: Mapped[int]
    created_at: Mapped[datetime]


class AccountEvent(AreaRecord):
    """What an account did that belongs to no case, for the audit; rows are only ever added.

    `kind` is "area_chosen" (the row's area; `details` says from which). `at` is the machine's moment.
    """

    __tablename__ = "account_event"
    __table_args__ = (Index(None, "account_id", "at"),)
    purpose: ClassVar[str] = "账号操作留痕"
    retention: ClassVar[str] = "不少于180日"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[str]
    details: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Membership(AreaRecord):
    """A post that an account holds in an organisation, from and until a day (the last included)."""

    __tablename__ = "membership"
    __table_args__ = (
        belongs_to("organisation", "organisation_id"),
        UniqueConstraint("account_id", "organisation_id", "post", "area_id"),
        Index(None, "organisation_id", "post", "area_id"),
        Index(None, "account_id"),
    )
    purpose: ClassVar[str] = "岗位授权"
    retention: ClassVar[str] = "授权终止后三年"

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    organisation_id: Mapped[str]
    post: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]


class Attempts(Record):
    """The recent uses of a door that is limited by rate: ISO moments of the machine.

    `subject` is a keyed hash of who tried.
    """

    __tablename__ = "attempts"
    purpose: ClassVar[str] = "限制尝试频率"
    retention: ClassVar[str] = "24小时"

    door: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[BlindIndex] = mapped_column(primary_key=True)
    moments: Mapped[list[Any]]

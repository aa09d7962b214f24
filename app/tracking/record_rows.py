"""What the tables hold of a case's business records, as values by the names of record_names.yaml."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from flask_babel import gettext

from app.domain.masking import mask_id_number, mask_name, mask_phone
from app.storage.documents import documents_of
from app.storage.records import (
    AssessmentFee,
    AssessmentVisit,
    BenefitInterval,
    CareAdvice,
    Conclusion,
    ConclusionConfirmation,
    ConclusionLetter,
    Delivery,
    Document,
    MaterialCheck,
    Objection,
    PublicNotice,
    Recusal,
)
from app.tracking import queries
from app.tracking.case_page import CasePage
from app.web.queries import names_of


@dataclass(frozen=True)
class Personal:
    """A personal value: as it is shown to everybody, and whole for who says why."""

    masked: str
    whole: str


@dataclass(frozen=True)
class Kept:
    """One record: when it was written and by which account (None: by the machine), and its values."""

    kind: str
    at: datetime
    by: str | None
    values: Mapping[str, object] = field(default_factory=dict)


def kept_in_tables(page: CasePage) -> Iterator[Kept]:
    """Every record of the case that has a table of its own."""
    desk = _Reader(page)
    for table, read in _READERS.items():
        for row in queries.rows_of(page.unit, page.case, table):
            yield from read(desk, row)
    if page.case.accepted_at:
        yield Kept("acceptance", page.case.accepted_at, None, {"accepted_at": page.case.accepted_at})


class _Reader:
    """Opens rows of one case; names of people and offices are read once."""

    def __init__(self, page: CasePage) -> None:
        self._unit, self._case, self._offices = page.unit, page.case, page.offices

    @cached_property
    def letters(self) -> Mapping[str, Document]:
        return {row.id: row for row in documents_of(self._unit.session, self._case.area_id, self._case.id)}

    @cached_property
    def evidence(self) -> list[tuple[Any, Any]]:
        return queries.evidence_of(self._unit, self._case)

    def opened(self, row: Any, *attributes: str) -> dict[str, Any]:
        return {name: self._unit.vault.read(row, name) for name in attributes}

    def personal(self, row: Any, attribute: str, mask: Callable[[str], str]) -> Personal | None:
        whole = self._unit.vault.read(row, attribute)
        return Personal(mask(whole), whole) if whole else None

    def letter_title(self, document_id: str) -> str:
        letter = self.letters.get(document_id)
        return f"{gettext(letter.title)} {letter.number}" if letter else ""

    def people(self, account_ids: list[str]) -> list[str]:
        names = names_of(self._unit, account_ids)
        return [names[each] for each in account_ids if each in names]

    def material_check(self, row: MaterialCheck) -> Iterator[Kept]:
        values = _plain(row, "checklist", "originals_seen", "decision")
        yield Kept("material_check", row.checked_at, row.checked_by, values)

    def visit(self, row: AssessmentVisit) -> Iterator[Kept]:
        members = queries.members_of(self._unit, row.area_id, [row.id]).get(row.id, [])
        planned = {
            "institution": self._offices.get(row.institution_id),
            "visit_at": row.visit_at,
            "place": self.personal(row, "place", _hidden),
            "members": self.people([member.account_id for member in members]),
            "commissioner": self.people([row.commissioner_id or ""]),
        }
        for declared_at in {member.declared_at for member in members}:
            yield Kept("visit", declared_at, None, planned)
        if row.recorded_at is not None:
            signed = [member.account_id for member in members if member.signed_at]
            files = [
                self._unit.vault.read(file, "name") for each, file in self.evidence if each.visit_id == row.id
            ]
            values = {
                **_plain(row, "arrived_at", "left_at", "outcome", "scale_grade"),
                **self.opened(row, "outcome_reason"),
                **(self._unit.vault.read(row, "scores") or {}),
                "signed": self.people(signed),
                "evidence": files,
            }
            yield Kept("assessment", row.recorded_at, row.recorded_by, values)

    def conclusion(self, row: Conclusion) -> Iterator[Kept]:
        values = _plain(row, "round", "kind", "grade", "proposed_by", "state", "qualifying")
        yield Kept("conclusion", row.proposed_at, None, {**values, **self.opened(row, "basis")})

    def confirmation(self, row: ConclusionConfirmation) -> Iterator[Kept]:
        values = {"agree": row.agrees, **self.opened(row, "opinion")}
        yield Kept("confirmation", row.confirmed_at, row.expert_id, values)

    def recusal(self, row: Recusal) -> Iterator[Kept]:
        values = {**_plain(row, "relation"), "relation_detail": self.personal(row, "detail", _hidden)}
        yield Kept("recusal", row.declared_at, row.account_id, values)

    def care_advice(self, row: CareAdvice) -> Iterator[Kept]:
        values = {"mode_advice": row.modes, **self.opened(row, "items", "risks")}
        yield Kept("care_advice", row.advised_at, row.expert_id, values)

    def letter(self, row: ConclusionLetter) -> Iterator[Kept]:
        """A letter and its page are written in one step; the conclusion says what the letter says."""
        pages = (page for page in self.letters.values() if page.number == row.number)
        said = self._unit.session.get_one(Conclusion, (row.area_id, row.conclusion_id))
        values = {
            **_plain(row, "number"),
            "issuer": self._offices.get(row.issuer_id),
            "issued_at": row.issued_on,
            **_plain(said, "grade", "valid_until"),
        }
        for page in pages:
            yield Kept("letter", page.issued_at, row.sealed_by, values)

    def notice(self, row: PublicNotice) -> Iterator[Kept]:
        values = {
            **_plain(row, "scope", "content", "ends_on", "state"),
            "notice_type": row.kind,
            "channel": row.channels,
            "start": row.starts_on,
            "publisher": self._offices.get(row.publisher_id),
            **self.opened(row, "withdrawn_reason"),
        }
        yield Kept("notice", row.published_at, row.published_by, values)

    def delivery(self, row: Delivery) -> Iterator[Kept]:
        values = {
            **_plain(row, "attempt", "method", "sent_at", "late_reason"),
            "document": self.letter_title(row.document_id or ""),
            "received_at": row.received_on,
            "recipient": self.personal(row, "recipient", mask_name),
            "collected_by": self.personal(row, "collected_by", mask_name),
            **self.opened(row, "failed_reason"),
        }
        yield Kept("delivery", row.recorded_at, row.recorded_by, values)

    def benefit(self, row: BenefitInterval) -> Iterator[Kept]:
        values = _plain(row, "state", "reason", "since", "until", "lacking")
        yield Kept("benefit", row.recorded_at, None, values)

    def fee(self, row: AssessmentFee) -> Iterator[Kept]:
        yield Kept("fee", row.created_at, None, _plain(row, "amount", "payer", "state", "lacking"))

    def objection(self, row: Objection) -> Iterator[Kept]:
        values = {
            **_plain(row, "id_kind", "state"),
            "name": self.personal(row, "name", mask_name),
            "id_number": self.personal(row, "id_number", mask_id_number),
            "phone": self.personal(row, "telephone", mask_phone),
            **self.opened(row, "facts"),
        }
        yield Kept("objection", row.raised_at, row.raised_by, values)
        if row.closed_at is not None:
            found = {"finding": row.finding, **self.opened(row, "basis")}
            yield Kept("finding", row.closed_at, row.closed_by, found)


_READERS: dict[type[Any], Callable[[_Reader, Any], Iterator[Kept]]] = {
    MaterialCheck: _Reader.material_check,
    AssessmentVisit: _Reader.visit,
    Conclusion: _Reader.conclusion,
    ConclusionConfirmation: _Reader.confirmation,
    Recusal: _Reader.recusal,
    CareAdvice: _Reader.care_advice,
    ConclusionLetter: _Reader.letter,
    PublicNotice: _Reader.notice,
    Delivery: _Reader.delivery,
    BenefitInterval: _Reader.benefit,
    AssessmentFee: _Reader.fee,
    Objection: _Reader.objection,
}


def _plain(row: Any, *attributes: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in attributes}


def _hidden(whole: str) -> str:
    return "*" * len(whole)

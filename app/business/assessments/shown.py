"""What the tables of an assessment hold of a case, as its page shows it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.business.assessments import queries
from app.business.assessments.records import (
    AssessmentFee,
    AssessmentVisit,
    BenefitInterval,
    CareAdvice,
    Conclusion,
    ConclusionConfirmation,
    ConclusionLetter,
    MaterialCheck,
)
from app.casework.rooms.shown import RecordReader, ShownRecord, hidden, plain
from app.storage.rows_of_case import rows_of_case

_Read = Callable[[RecordReader, Any], Iterator[ShownRecord]]


def show(reader: RecordReader) -> Iterator[ShownRecord]:
    """Every record of the case that has a table of its own here."""
    session, area_id, case_id = reader.unit.session, reader.case.area_id, reader.case.id
    for table, read in _OF_CASE.items():
        for row in rows_of_case(session, table, area_id, case_id):
            yield from read(reader, row)
    for table, read in _OF_CONCLUSION.items():
        for row in queries.rows_of_conclusions(session, table, area_id, case_id):
            yield from read(reader, row)
    if reader.case.accepted_at:
        yield ShownRecord(
            "acceptance", reader.case.accepted_at, None, {"accepted_at": reader.case.accepted_at}
        )


def _material_check(reader: RecordReader, row: MaterialCheck) -> Iterator[ShownRecord]:
    values = plain(row, "checklist", "originals_seen", "decision")
    yield ShownRecord("material_check", row.checked_at, row.checked_by, values)


def _visit(reader: RecordReader, row: AssessmentVisit) -> Iterator[ShownRecord]:
    members = queries.members_of(reader.unit.session, row)
    planned = {
        "institution": reader.office(row.institution_id),
        "visit_at": row.visit_at,
        "place": reader.personal(row, "place", hidden),
        "members": reader.people([member.account_id for member in members]),
        "commissioner": reader.people([row.commissioner_id or ""]),
    }
    for declared_at in {member.declared_at for member in members}:
        yield ShownRecord("visit", declared_at, None, planned)
    if row.recorded_at is not None:
        signed = [member.account_id for member in members if member.signed_at]
        yield ShownRecord("assessment", row.recorded_at, row.recorded_by, _found(reader, row, signed))


def _found(reader: RecordReader, row: AssessmentVisit, signed: list[str]) -> Mapping[str, object]:
    files = queries.files_of_visit(reader.unit.session, row)
    return {
        **plain(row, "arrived_at", "left_at", "outcome", "scale_grade"),
        **reader.opened(row, "outcome_reason"),
        **(reader.unit.vault.read(row, "scores") or {}),
        "signed": reader.people(signed),
        "evidence": [reader.unit.vault.read(file, "name") for file in files],
    }


def _conclusion(reader: RecordReader, row: Conclusion) -> Iterator[ShownRecord]:
    values = plain(row, "round", "kind", "grade", "proposed_by", "state", "qualifying")
    yield ShownRecord("conclusion", row.proposed_at, None, {**values, **reader.opened(row, "basis")})


def _confirmation(reader: RecordReader, row: ConclusionConfirmation) -> Iterator[ShownRecord]:
    values = {"agree": row.agrees, **reader.opened(row, "opinion")}
    yield ShownRecord("confirmation", row.confirmed_at, row.expert_id, values)


def _care_advice(reader: RecordReader, row: CareAdvice) -> Iterator[ShownRecord]:
    values = {"mode_advice": row.modes, **reader.opened(row, "items", "risks")}
    yield ShownRecord("care_advice", row.advised_at, row.expert_id, values)


def _letter(reader: RecordReader, row: ConclusionLetter) -> Iterator[ShownRecord]:
    """A letter and its page are written in one step; the conclusion says what the letter says."""
    said = reader.unit.session.get_one(Conclusion, (row.area_id, row.conclusion_id))
    values = {
        **plain(row, "number"),
        "issuer": reader.office(row.issuer_id),
        "issued_at": row.issued_on,
        **plain(said, "grade", "valid_until"),
    }
    for page in (page for page in reader.letters.values() if page.number == row.number):
        yield ShownRecord("letter", page.issued_at, row.sealed_by, values)


def _benefit(reader: RecordReader, row: BenefitInterval) -> Iterator[ShownRecord]:
    values = plain(row, "state", "reason", "since", "until", "lacking")
    yield ShownRecord("benefit", row.recorded_at, None, values)


def _fee(reader: RecordReader, row: AssessmentFee) -> Iterator[ShownRecord]:
    yield ShownRecord("fee", row.created_at, None, plain(row, "amount", "payer", "state", "lacking"))


_OF_CASE: dict[type[Any], _Read] = {
    MaterialCheck: _material_check,
    AssessmentVisit: _visit,
    Conclusion: _conclusion,
    BenefitInterval: _benefit,
    AssessmentFee: _fee,
}
_OF_CONCLUSION: dict[type[Any], _Read] = {
    ConclusionConfirmation: _confirmation,
    CareAdvice: _care_advice,
    ConclusionLetter: _letter,
}

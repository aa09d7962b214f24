"""What the facts of a case look like, for whoever judges an expression or a letter before a case runs."""

from collections.abc import Mapping

from app.domain.subject import SubjectKind
from app.feel.shapes import ANY, DATE, MOMENT, NUMBER, TEXT, Shape, context, list_of, one_of

FACT_SHAPES: Mapping[str, Shape] = {
    "actor": context(account=TEXT, name=TEXT),
    "case": context(
        id=TEXT, number=TEXT, kind=TEXT, region=TEXT, area_name=TEXT, submitted_at=MOMENT, accepted_at=MOMENT
    ),
    "subject": context(
        kind=one_of(kind.value for kind in SubjectKind),
        id=TEXT,
        name=TEXT,
        number=TEXT,
        contact=TEXT,
        phone=TEXT,
        address=TEXT,
        members=list_of(TEXT),
    ),
    "representative": context(name=TEXT, phone=TEXT, relation=TEXT),
    "insured": context(
        id=TEXT,
        name=TEXT,
        id_kind=TEXT,
        id_number=TEXT,
        birth_date=DATE,
        age=NUMBER,
        phone=TEXT,
        address=TEXT,
    ),
    "enrolment": context(state=TEXT, kind=TEXT, since=DATE, paid_until=DATE, waiting_until=DATE),
    "late_clocks": list_of(TEXT),
    "documents": list_of(context(code=TEXT, number=TEXT, title=TEXT, issued_at=MOMENT)),
    "running_cases": list_of(TEXT),
}
"""The parts that casework knows itself; forms and clocks are what the materials declare."""

OFFICE = context(name=TEXT, address=TEXT, telephone=TEXT)
"""An organisation as letters name it."""
LETTER_SHAPES: Mapping[str, Shape] = {
    "decisions": ANY,
    "parameters": ANY,
    "legal_basis": TEXT,
    "letter": context(code=TEXT, number=TEXT, issued_on=DATE),
}
"""What letters see besides, and the offices that the rooms announce."""

"""Showing the whole of masked personal values to somebody who says why; each time is journalled."""

from collections.abc import Iterator, Mapping

from flask_babel import gettext

from app.casework.cases.case_facts import insured_facts
from app.storage.journal import Line
from app.storage.records import Person
from app.tracking.case_page import CasePage
from app.tracking.records import records_of
from app.web.wording import plain_value

Fact = tuple[str, str]


def reveal_personal(page: CasePage, reason: str) -> list[Fact]:
    """The data of the person that the case is about, and the personal values of its records, by label.

    Notes who looked and why.
    """
    unit, case = page.unit, page.case
    person = unit.session.get(Person, (case.area_id, case.person_id)) if case.person_id else None
    payload = {"reason": reason, "person": person.id if person else None}
    line = Line("sensitive_revealed", page.actor.account_id, payload=payload)
    unit.journal.append(case.area_id, case.id, line)
    return [*(_insured(insured_facts(unit, person)) if person else ()), *_in_records(page)]


def _insured(facts: Mapping[str, object]) -> Iterator[Fact]:
    labels = {
        "name": gettext("姓名"),
        "id_number": gettext("证件号码"),
        "birth_date": gettext("出生日期"),
        "phone": gettext("电话"),
        "address": gettext("地址"),
    }
    return ((label, plain_value(facts[name])) for name, label in labels.items() if facts.get(name))


def _in_records(page: CasePage) -> Iterator[Fact]:
    for record in records_of(page):
        for row in record.rows:
            if row.personal is not None:
                yield f"{record.title} · {row.label}", row.personal.whole

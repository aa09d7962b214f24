"""Showing the whole of masked personal values to somebody who says why; each time is journalled."""

from flask_babel import gettext

from app.casework.case_facts import insured_facts
from app.domain.errors import NotFound
from app.identity.actor import Actor
from app.storage.journal import Line
from app.storage.records import CaseFile, Person
from app.storage.unit_of_work import UnitOfWork
from app.web.wording import plain_value

Fact = tuple[str, str]


def reveal_insured(unit: UnitOfWork, actor: Actor, case: CaseFile, reason: str) -> list[Fact]:
    """The insured person's data by label; notes who looked and why. Raises NotFound where there is none."""
    person = unit.session.get(Person, (case.area_id, case.person_id)) if case.person_id else None
    if person is None:
        raise NotFound()
    line = Line("sensitive_revealed", actor.account_id, payload={"reason": reason, "person": person.id})
    unit.journal.append(case.area_id, case.id, line)
    facts = insured_facts(unit, person)
    labels = {
        "name": gettext("姓名"),
        "id_number": gettext("证件号码"),
        "birth_date": gettext("出生日期"),
        "phone": gettext("电话"),
        "address": gettext("地址"),
    }
    return [(label, plain_value(facts[name])) for name, label in labels.items() if facts.get(name)]

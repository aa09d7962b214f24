"""A case in a few lines."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask
from flask_babel import Babel

from app.inbox.glance import glance_of
from app.storage.records import CaseFile
from app.workcalendar.moments import SHANGHAI

INSURED = {"name": "张福来", "age": 83, "id_number": "629901194208150014", "phone": None}


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="zh")
    with app.test_request_context():
        yield


def case(**columns: object) -> CaseFile:
    return CaseFile(**columns, submitted_at=datetime(2026, 5, 6, 9, 0, tzinfo=SHANGHAI), accepted_at=None)


def labels(case: CaseFile, **facts: object) -> dict[str, str]:
    return {fact.label: str(fact.value) for fact in glance_of(case, facts)}


def test_of_a_person_it_says_that_there_is_no_enrolment_and_no_conclusion() -> None:
    shown = labels(
        case(subject_kind="person", subject_id="p1"), insured=INSURED, enrolment=None, last_conclusion=None
    )
    assert shown["参保状态"] == "没有查到参保登记"
    assert shown["上次结论"] == "无"
    assert "张福来" not in "".join(shown.values())


def test_of_an_organisation_it_says_its_name_and_nothing_of_insurance() -> None:
    office = case(subject_kind="organisation", subject_id="o1")
    shown = labels(office, subject={"name": "平安里护理院"}, insured=None, enrolment=None)
    assert shown == {"当事机构": "平安里护理院", "申请时间": shown["申请时间"]}


def test_of_nobody_it_says_nothing_but_the_time() -> None:
    assert list(labels(case(), insured=None, enrolment=None)) == ["申请时间"]

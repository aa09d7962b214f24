"""An organisation comes in by its credit code; its people get accounts after a check of the certificate."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.casework.applying.apply_online import apply_online
from app.casework.applying.begin_application import begin_application
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.domain.errors import AlreadyExists, CertificateDiffers, NotPermitted, Refusal
from app.identity.queries import account_of_login, load_actor
from app.scenarios.queries import open_items
from app.storage.database import Database
from app.storage.records import CaseFile, Organisation, WorkItem
from tests import builders
from tests.parties_office import CODE, Parties, open_parties

NEW = "91629900MA7B000427"
OTHER = "91629900MA7B00026H"
ADMIN = {"name": "方圆", "login": "fangyuan", "post": "assess_admin"}


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Iterator[Parties]:
    office = open_parties(sqlite_database, tmp_path)
    yield office
    office.platform.close()


def register(office: Parties, uscc: str = NEW, member: dict[str, str] = ADMIN) -> str:
    """A registration on the public pages; the id of its case."""
    values = {
        "organisation": {"name": "新机构", "uscc": uscc, "contact": "方圆"},
        "organisation_kind": "assessment_institution",
        "members": [member],
    }
    with office.platform.unit() as unit:
        draft = begin_application(unit, builders.AREA, "registration")
    with office.platform.unit() as unit:
        return apply_online(unit, builders.AREA, draft, values).case_id


def only_item(office: Parties, case_id: str) -> WorkItem:
    with office.platform.reading_unit() as unit:
        [item] = open_items(unit, builders.AREA, case_id)
        return item


def do(office: Parties, who: str, case_id: str, values: dict[str, Any]) -> None:
    item = only_item(office, case_id)
    if item.claimed_by is None:
        with office.platform.unit() as unit:
            claim_work(unit, office.people[who], item.id)
    with office.platform.unit() as unit:
        complete_work(unit, office.people[who], item.id, values)


def organisation_of(office: Parties, case_id: str) -> Organisation:
    with office.platform.reading_unit() as unit:
        case = unit.session.get_one(CaseFile, (builders.AREA, case_id))
        return unit.session.get_one(Organisation, (builders.AREA, case.organisation_id))


def test_a_new_code_makes_a_candidate_whose_people_act_after_the_check(office: Parties) -> None:
    case_id = register(office)
    organisation = organisation_of(office, case_id)
    assert (organisation.name, organisation.state, organisation.contact) == ("新机构", "candidate", "方圆")
    with office.platform.reading_unit() as unit:
        assert account_of_login(unit.session, "fangyuan") is None
    do(office, "agreements", case_id, {"certificate": NEW})
    with office.platform.reading_unit() as unit:
        account = account_of_login(unit.session, "fangyuan")
        assert account is not None
        actor = load_actor(unit.session, account.id, unit.moment.date())
        assert actor is not None
        held = [(each.organisation_id, each.organisation_kind, each.post) for each in actor.memberships]
        assert held == [(organisation.id, "assessment_institution", "assess_admin")]
    assert organisation_of(office, case_id).state == "candidate"
    opened = office.open(actor, "plaque", {})
    assert organisation_of(office, opened.case_id).id == organisation.id


@pytest.mark.parametrize(
    ("certificate", "member", "refusal"),
    [
        (OTHER, ADMIN, CertificateDiffers),
        (NEW, {**ADMIN, "post": "care_admin"}, NotPermitted),
        (NEW, {**ADMIN, "login": "taken"}, AlreadyExists),
    ],
)
def test_what_does_not_fit_opens_no_account(
    office: Parties, certificate: str, member: dict[str, str], refusal: type[Refusal]
) -> None:
    with office.platform.unit() as unit:
        builders.make_account(unit, "某人", login="taken")
    case_id = register(office, member=member)
    with pytest.raises(refusal) as refused:
        do(office, "agreements", case_id, {"certificate": certificate})
    assert refused.value.requirement == "GS-19.1a"  # what stands on the task
    with office.platform.reading_unit() as unit:
        assert account_of_login(unit.session, "fangyuan") is None
    assert only_item(office, case_id).element_id == "check_certificate"


def test_a_known_code_is_first_a_proposal_to_the_organisations_own_people(office: Parties) -> None:
    case_id = register(office, CODE)
    assert organisation_of(office, case_id).name == "pingan"
    item = only_item(office, case_id)
    own = {office.people[name].account_id for name in ("admin", "assessor")}
    assert item.element_id == "agree" and set(item.candidates or ()) == own
    do(office, "admin", case_id, {"agreed": True})
    assert only_item(office, case_id).element_id == "check_certificate"


def test_a_second_registration_of_a_candidate_is_about_the_same_organisation(office: Parties) -> None:
    first, second = register(office), register(office, member={**ADMIN, "login": "other"})
    assert organisation_of(office, first).id == organisation_of(office, second).id

"""Cases about an organisation, about nobody, and against somebody who is kept away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from sqlalchemy import select

from app.business.deliveries.records import Delivery
from app.casework.applying.apply_online import apply_online
from app.casework.applying.begin_application import begin_application
from app.casework.papers.attachments import keep_attachment
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.publish_release import publish_release
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.casework.tasks.view_work import view_work
from app.domain.errors import (
    BusinessServed,
    InvalidSubmission,
    NotFound,
    NotPermitted,
    RecusalRequired,
    Refusal,
    ReleaseRefused,
)
from app.identity.actor import Membership
from app.inbox.glance import glance_of
from app.scenarios.queries import open_items
from app.storage.database import Database
from app.storage.records import CaseFile, Document, Organisation, WorkItem
from app.tracking.queries import related_cases
from app.tracking.search import search
from app.web.queries import case_in_sight
from app.workcalendar.duties import Business
from tests import builders
from tests.parties_office import CODE, MATERIALS, Parties, open_parties


@pytest.fixture
def office(sqlite_database: Database, tmp_path: Path) -> Iterator[Parties]:
    office = open_parties(sqlite_database, tmp_path)
    yield office
    office.platform.close()


def words() -> Flask:
    """What puts screens into words."""
    app = Flask(__name__)
    Babel(app, default_locale="zh")
    return app


def only_item(office: Parties, case_id: str) -> WorkItem:
    with office.platform.reading_unit() as unit:
        [item] = open_items(unit, builders.AREA, case_id)
        return item


def complete(office: Parties, who: str, item_id: str, values: dict[str, Any]) -> None:
    with office.platform.unit() as unit:
        claim_work(unit, office.people[who], item_id)
    with office.platform.unit() as unit:
        complete_work(unit, office.people[who], item_id, values)


def case_of(office: Parties, case_id: str) -> CaseFile:
    with office.platform.reading_unit() as unit:
        return unit.session.get_one(CaseFile, (builders.AREA, case_id))


def sees(office: Parties, who: str, case_id: str) -> bool:
    with office.platform.reading_unit() as unit:
        try:
            case_in_sight(unit, office.people[who], case_id)
        except NotFound:
            return False
        return True


def test_an_institutions_case_is_about_it_and_its_colleagues_see_it(office: Parties) -> None:
    opened = office.open("admin", "plaque", {})
    case = case_of(office, opened.case_id)
    assert (case.subject_kind, case.subject_id, case.party) == (
        "organisation",
        office.places["pingan"],
        "pingan",
    )
    assert case.business == "plaque"
    assert sees(office, "assessor", case.id)
    assert not sees(office, "stranger", case.id)
    with office.platform.reading_unit() as unit:
        found = search(unit, office.people["agreements"], CODE)
        assert [each.id for each in found.organisations[0][1]] == [case.id]


def test_another_case_about_the_same_institution_is_related(office: Parties) -> None:
    first = office.open("admin", "plaque", {})
    second = office.open("admin", "plaque", {})
    with office.platform.reading_unit() as unit:
        case = unit.session.get_one(CaseFile, (builders.AREA, second.case_id))
        found = related_cases(unit, office.people["agreements"], case)
        assert [each.id for each in found] == [first.case_id]


def test_nobody_applies_with_the_code_of_another_institution(office: Parties) -> None:
    with pytest.raises(InvalidSubmission) as refused:
        office.open("stranger", "plaque", {"organisation": {"uscc": CODE}})
    assert [error.code for error in refused.value.errors] == ["not_own_code"]


def test_the_window_files_for_an_institution_that_is_known_and_for_one_that_is_not(office: Parties) -> None:
    named = {"name": "另一个名称", "uscc": CODE, "phone": "13900000001"}
    known = case_of(office, office.open("window", "plaque", {"organisation": named}).case_id)
    assert (known.subject_id, known.party) == (office.places["pingan"], "pingan")
    new = {"name": "新机构", "uscc": "91629900MA7B000427", "address": "新街1号"}
    added = case_of(office, office.open("window", "plaque", {"organisation": new}).case_id)
    with office.platform.reading_unit() as unit:
        row = unit.session.get_one(Organisation, (builders.AREA, added.subject_id))
        assert (row.name, row.uscc, row.state, row.address) == ("新机构", new["uscc"], "candidate", "新街1号")
        pingan = unit.session.get_one(Organisation, (builders.AREA, office.places["pingan"]))
        assert (pingan.name, pingan.telephone) == ("pingan", "0930-5550103")


def test_a_letter_is_delivered_to_an_institution(office: Parties) -> None:
    opened = office.open("admin", "plaque", {})
    complete(office, "agreements", only_item(office, opened.case_id).id, {})
    item = only_item(office, opened.case_id)
    with office.platform.reading_unit() as unit:
        view = view_work(unit, office.people["agreements"], item.id)
        assert [each["value"] for each in view.context.choices("recipients")] == ["subject"]
        bound = view.form.bind(None, view.context).components
        assert (
            next(each.answer.value for each in bound if getattr(each, "name", "") == "recipient") == "subject"
        )
    with office.platform.unit() as unit:
        file = keep_attachment(unit, office.people["agreements"], "回执.pdf", b"%PDF-1.4\n")
    values = {
        "recipient": "subject",
        "method": "in_person",
        "sent_at": "2026-05-07T10:00",
        "outcome": "delivered",
        "received_at": "2026-05-07",
        "proof": [file],
    }
    complete(office, "agreements", item.id, values)
    with office.platform.reading_unit() as unit:
        [row] = unit.session.scalars(select(Delivery)).all()
        assert unit.vault.read(row, "recipient") == "pingan"
        assert set(unit.session.scalars(select(Document.code))) == {"plaque_notice", "delivery_receipt"}


def test_the_glance_tells_of_an_institution_what_there_is_and_of_nobody_nothing(
    office: Parties,
) -> None:
    about = office.open("admin", "plaque", {})
    against = office.open("reporter", "grievance", {"facts": "态度不好。"})
    with office.platform.reading_unit() as unit, words().test_request_context():
        labels = []
        for case_id in (about.case_id, against.case_id):
            [item] = open_items(unit, builders.AREA, case_id)
            view = view_work(unit, office.people["agreements"], item.id)
            labels.append([fact.label for fact in glance_of(view.case, view.context.facts)])
    assert labels == [["当事机构", "统一社会信用代码", "电话", "申请时间"], ["申请时间"]]


def anonymous(office: Parties, values: dict[str, object]) -> str:
    with office.platform.unit() as unit:
        draft = begin_application(unit, builders.AREA, "grievance")
    with office.platform.unit() as unit:
        return apply_online(unit, builders.AREA, draft, values).case_id


def test_somebody_without_a_name_reports_online_and_only_the_agency_sees_it(office: Parties) -> None:
    case_id = anonymous(office, {"facts": "收费不合理。"})
    case = case_of(office, case_id)
    assert (case.subject_kind, case.subject_id, case.party, case.channel) == ("none", None, "", "online")
    assert sees(office, "inspector", case_id)
    assert not any(sees(office, who, case_id) for who in ("window", "admin", "reporter"))


def test_the_third_party_takes_a_report_in_and_does_not_see_it_afterwards(office: Parties) -> None:
    opened = office.open("window", "grievance", {"facts": "收费不合理。"})
    assert case_of(office, opened.case_id).channel == "window"
    assert not sees(office, "window", opened.case_id)
    with office.platform.reading_unit() as unit, pytest.raises(NotFound):
        view_work(unit, office.people["window"], only_item(office, opened.case_id).id)


def test_without_an_intake_in_the_regions_file_the_third_party_files_nothing_kept_to_the_agency(
    office: Parties,
) -> None:
    region = office.platform.tools.regions["gansu"]
    served = {**region.duties.businesses, "grievance": Business("反映问题", "grievance")}
    duties = replace(region.duties, businesses=served)
    office.platform.tools.regions["gansu"] = replace(region, duties=duties)  # type: ignore[index]
    with pytest.raises(NotPermitted):
        office.open("window", "grievance", {"facts": "收费不合理。"})


@pytest.mark.parametrize(("against", "who"), [("pingan", "admin"), ("agency", "inspector")])
def test_a_case_is_kept_from_the_organisation_it_is_directed_against(
    office: Parties, against: str, who: str
) -> None:
    case_id = anonymous(office, {"facts": "敷衍。", "against": {"organisation": office.places[against]}})
    assert case_of(office, case_id).complained_of == (office.places[against],)
    assert not sees(office, who, case_id)
    with pytest.raises(Refusal), office.platform.unit() as unit:
        claim_work(unit, office.people[who], only_item(office, case_id).id)


def test_whom_a_later_form_names_loses_the_case_and_is_no_longer_offered(office: Parties) -> None:
    case_id = anonymous(office, {"facts": "检查人员吃请。"})
    accused, other = office.people["other_inspector"].account_id, office.people["inspector"].account_id
    item = only_item(office, case_id)
    assert sees(office, "other_inspector", case_id)
    values = {"against": {"account": accused}, "handler": other}
    complete(office, "inspector", item.id, values)
    assert not sees(office, "other_inspector", case_id)
    after = only_item(office, case_id)
    assert accused in after.excludes and after.claimed_by == other
    with office.platform.reading_unit() as unit, pytest.raises(NotFound):
        view_work(unit, office.people["other_inspector"], after.id)


def test_who_joins_the_organisation_later_is_refused_with_the_article(office: Parties) -> None:
    case_id = anonymous(office, {"facts": "敷衍。", "against": {"organisation": office.places["hengyi"]}})
    inspector = office.people["inspector"]
    moonlighting = Membership(office.places["hengyi"], "assessment_institution", "hengyi", "assessor")
    joined = replace(inspector, memberships=(*inspector.memberships, moonlighting))
    with pytest.raises(RecusalRequired) as refused, office.platform.unit() as unit:
        claim_work(unit, joined, only_item(office, case_id).id)
    assert refused.value.requirement == "GS-16.1g"


def test_a_second_process_for_a_business_is_refused(office: Parties) -> None:
    materials = {**read_checkout(CHECKOUT), **read_checkout(MATERIALS)}
    twin = "bpmn/grievance/grievance.bpmn"
    forms = {
        path.replace("/grievance/", "/twin/"): text
        for path, text in materials.items()
        if "forms/grievance" in path
    }
    diagram = materials.pop(twin).replace(b'id="grievance"', b'id="twin"')
    del materials["bpmn/grievance/told.yaml"]
    materials |= {"bpmn/twin/twin.bpmn": diagram, **forms}
    with (
        pytest.raises(ReleaseRefused, match="写明业务“grievance”由本流程办理"),
        office.platform.unit() as unit,
    ):
        publish_release(unit, materials, "twin")
    with office.platform.unit() as unit:
        diagram = diagram.replace(b' changhu:business="grievance"', b' changhu:business="plaque"')
        region = office.platform.tools.regions["jilin"]
        served = replace(region.duties, businesses={"plaque": Business("铭牌", "twin")})
        office.platform.tools.regions["jilin"] = replace(region, duties=served)  # type: ignore[index]
        release_id = publish_release(unit, {**materials, "bpmn/twin/twin.bpmn": diagram}, "twin")
        with pytest.raises(BusinessServed):
            deploy_process(unit, builders.AREA, "twin", release_id)


def test_a_process_about_an_organisation_must_ask_for_its_code(office: Parties) -> None:
    materials = {**read_checkout(CHECKOUT), **read_checkout(MATERIALS)}
    form = "forms/plaque/asked_for.form"
    materials[form] = materials[form].replace(b'"role": "subject"', b'"role": "complained_of"')
    with pytest.raises(ReleaseRefused, match="当事人"), office.platform.unit() as unit:
        publish_release(unit, materials, "plaque")

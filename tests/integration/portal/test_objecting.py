"""Objecting to a public notice without an account: the real name, the evidence, a number and a code."""

import re
from datetime import timedelta
from typing import Any

from app.business.public_notices.records import Objection, PublicNotice
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.storage.records import Account, Attachment, CaseFile
from tests.integration.portal.conftest import Receipt, look_up, paper, said, secrets_on
from tests.integration.web.conftest import Window
from tests.integration.web.notices import NOTICE, NoticeOffice, notice_office, office_with_notice

__all__ = ["notice_office", "office_with_notice"]

PROCESS = "ltci_notice_objection"
ANSWERS = {
    "notice": NOTICE,
    "name": "何某",
    "id_kind": "resident_id_card",
    "id_number": "629901197204150029",
    "phone": "13900000003",
    "facts": "被公示人能够自己上街。",
    "signature": "true",
}
FOUND = {"finding": "not_true", "basis": "照片中的人不是被公示人。"}


def begin(window: Window) -> str:
    """Presses the button under the notice; the address of the form."""
    page = window.get("/public/notices").text
    button = re.search(
        r'<form class="act".*?action="([^"]+)".*?name="notice" value="([^"]+)"', page, re.DOTALL
    )
    assert button
    return str(window.post(button[1], {"notice": button[2]}).headers["Location"])


def object_to_it(window: Window, **answers: Any) -> Receipt:
    page = window.post(begin(window), {**ANSWERS, "_upload-evidence": paper("照片.pdf"), **answers})
    assert page.status_code == 200, said(page)
    assert "异议已提交" in said(page) and "补材料" not in said(page)
    return Receipt(*secrets_on(page))


def objection_of(office: NoticeOffice, receipt: Receipt) -> str:
    with office.platform.reading_unit() as unit:
        return unit.session.query(CaseFile).filter_by(number=receipt.number).one().id


def test_the_form_knows_the_notice_whose_button_was_pressed(notice_office: NoticeOffice) -> None:
    window = notice_office.window()
    page = window.get(begin(window)).text
    assert f'value="{NOTICE}"' in page
    assert "提交异议" in page and "提交申请" not in page


def test_an_objection_opens_a_case_of_the_agency_beside_the_assessment(notice_office: NoticeOffice) -> None:
    receipt = object_to_it(notice_office.window())
    with notice_office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).filter_by(number=receipt.number).one()
        assert (case.kind, case.channel, case.confidential_to) == (PROCESS, "online", "agency")
        assert (case.parent_case_id, case.person_id) == (notice_office.assessment, None)
        objection = unit.session.query(Objection).filter_by(case_id=case.id).one()
        assert unit.vault.read(objection, "name") == "何某"
        assert unit.session.get_one(Account, case.opened_by).name == "何*"
        [evidence] = unit.session.query(Attachment).filter_by(case_id=case.id)
        assert objection.evidence == [evidence.id]
    item = notice_office.open_item(objection_of(notice_office, receipt))
    assert notice_office.window("agency_inspection_1").get(f"/tasks/{item}").status_code == 200
    assert notice_office.window("tpa_1").get(f"/tasks/{item}").status_code == 404


def test_without_a_name_or_evidence_nothing_is_submitted(notice_office: NoticeOffice) -> None:
    window = notice_office.window()
    page = window.post(begin(window), {**ANSWERS, "name": "", "id_number": "629901197204150020"})
    assert page.status_code == 422
    for field in ("name", "id_number", "evidence"):
        assert f'id="{field}-error"' in page.text
    assert "被公示人能够自己上街。" in page.text


def test_after_the_notice_it_is_too_late_and_what_was_typed_stays(notice_office: NoticeOffice) -> None:
    window = notice_office.window()
    address = begin(window)
    notice_office.pass_time(timedelta(minutes=2))
    page = window.post(address, {**ANSWERS, "_upload-evidence": paper("照片.pdf")})
    assert page.status_code == 409, said(page)
    assert "被公示人能够自己上街。" in page.text and "照片.pdf" in page.text
    assert "对这项公示提出异议" not in window.get("/public/notices").text


def test_number_and_code_show_where_the_objection_is_and_then_the_answer(notice_office: NoticeOffice) -> None:
    receipt = object_to_it(notice_office.window())
    page = said(look_up(notice_office.window(), receipt))
    assert "异议已收到，经办机构正在核实。" in page
    assert "公示异议收件凭证" in page
    assert "提出异议" in page and "提交申请" not in page
    assert "样例长护经办服务有限公司" not in page
    inspector = notice_office.actor("agency_inspection_1")
    item = notice_office.open_item(objection_of(notice_office, receipt))
    with notice_office.platform.unit() as unit:
        claim_work(unit, inspector, item)
        enquiry = {"at": unit.moment, "method": "上门核实", "result": "与照片不符"}
        complete_work(unit, inspector, item, {**FOUND, "enquiry": [enquiry]})
    window = notice_office.window()
    page = look_up(window, receipt)
    assert "异议已核实办结，公示的结论不变。" in said(page)
    letters = re.findall(r'href="(/public/cases/\w+/letters/\w+)"', page.text)
    answers = [said(window.get(f"{letter}/page")) for letter in letters]
    assert ["反映的情况不属实" in answer for answer in answers] == [True, False]


def test_a_third_person_who_has_signed_in_finds_the_objection_again(notice_office: NoticeOffice) -> None:
    window = notice_office.window("third_person_1")
    receipt = object_to_it(window)
    with notice_office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).filter_by(number=receipt.number).one()
        assert (case.opened_by, case.channel) == (notice_office.cast.account("third_person_1"), "online")
    assert receipt.number in window.get("/public/mine").text


def test_an_applicant_who_has_signed_in_may_object_to_somebody_elses_conclusion(
    notice_office: NoticeOffice,
) -> None:
    receipt = object_to_it(notice_office.window("applicant_1"))
    with notice_office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).filter_by(number=receipt.number).one()
        assert case.opened_by != notice_office.cast.account("applicant_1")


def test_objecting_is_no_application(notice_office: NoticeOffice) -> None:
    window = notice_office.window()
    assert PROCESS not in window.get("/public/apply/").text
    assert PROCESS in window.get("/public/notices").text


def test_a_notice_that_was_withdrawn_is_not_objected_to(notice_office: NoticeOffice) -> None:
    window = notice_office.window()
    address = begin(window)
    with notice_office.platform.unit() as unit:
        unit.session.query(PublicNotice).one().state = "withdrawn"
    page = window.post(address, {**ANSWERS, "_upload-evidence": paper("照片.pdf")})
    assert page.status_code == 409
    assert "正在公示" in window.get("/public/notices").text

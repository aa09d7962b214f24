"""Who objects to a published conclusion is known to the agency alone, on whatever page it is tried."""

import re

import pytest

from app.casework.conversations.ask_advice import advisers
from app.casework.messages.send_message import send_message
from app.casework.run_due_work import run_due_work
from app.domain.errors import NotFound
from app.storage.records import Attachment, CaseFile, Document, WorkItem
from tests.integration.web.conftest import Window
from tests.integration.web.notices import NoticeOffice, notice_office, office_with_notice

__all__ = ["notice_office", "office_with_notice"]

OTHERS = ("tpa_1", "commissioner_1", "admin_dept_1", "zhou", "applicant_1", "third_person_1")
"""Everybody but the agency: those who handle the assessment, and others of the public."""

CASE_PAGES = (
    "",
    "/steps",
    "/timeline",
    "/documents",
    "/clocks",
    "/related",
    "/notes",
    "/code",
    "/diagrams/ltci_notice_objection.bpmn",
    "/diagrams/ltci_notice_objection/trace",
    "/diagrams/ltci_notice_objection/fact_finding",
)


@pytest.fixture
def places(notice_office: NoticeOffice) -> list[str]:
    """Every page on which the objection, its letter, its evidence or its task might be read."""
    with notice_office.platform.reading_unit() as unit:
        of_case = {"case_id": notice_office.objection}
        letter = unit.session.query(Document).filter_by(**of_case).one().id
        evidence = unit.session.query(Attachment).filter_by(**of_case).one().id
        task = unit.session.query(WorkItem).filter_by(**of_case).one().id
    pages = [f"/cases/{notice_office.objection}{page}" for page in CASE_PAGES]
    tasks = [f"/tasks/{task}{page}" for page in ("", "/side/law", "/talk", "/ask")]
    papers = [f"/documents/{letter}", f"/documents/{letter}.pdf", f"/attachments/{evidence}"]
    return [*pages, *tasks, *papers, f"/inbox/{task}/peek"]


@pytest.mark.parametrize("alias", OTHERS)
def test_nobody_but_the_agency_opens_anything_of_an_objection(
    notice_office: NoticeOffice, places: list[str], alias: str
) -> None:
    window = notice_office.window(alias)
    statuses = {place: window.get(place).status_code for place in places}
    assert {place: status for place, status in statuses.items() if status not in (403, 404)} == {}


def test_the_third_party_finds_the_objection_on_no_list(notice_office: NoticeOffice) -> None:
    window, number = notice_office.window("tpa_1"), notice_office.number_of(notice_office.objection)
    assert number not in window.get("/cases").text
    assert "没有找到" in window.post("/search", {"q": number}, follow_redirects=True).text
    assert number not in window.post("/search", {"q": "GS-2026-"}, follow_redirects=True).text
    assert "没有找到" in window.post("/search", {"q": "陈某"}, follow_redirects=True).text
    assessment = f"/cases/{notice_office.assessment}"
    for page in ("", "/related", "/timeline", "/documents", "/steps"):
        shown = window.get(assessment + page)
        assert shown.status_code == 200
        assert number not in shown.text and notice_office.objection not in shown.text


def test_the_third_party_is_told_nothing_and_asked_nothing(notice_office: NoticeOffice) -> None:
    run_due_work(notice_office.platform)
    assert "异议" not in _main(notice_office.window("tpa_1"), "/messages")
    assert "异议" in _main(notice_office.window("agency_inspection_1"), "/messages")
    with notice_office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).filter_by(id=notice_office.objection).one()
        asked = advisers(unit, notice_office.actor("agency_inspection_1"), case)
    assert {one.organisation_kind for each in asked for one in each.memberships} == {"agency"}


def test_the_third_party_hands_nothing_in_to_an_objection(notice_office: NoticeOffice) -> None:
    place = f"/cases/{notice_office.objection}/hand-in/withdrawn"
    window = notice_office.window("tpa_1")
    assert {window.get(place).status_code, window.post(place).status_code} == {404}
    actor = notice_office.actor("tpa_1")
    with pytest.raises(NotFound), notice_office.platform.unit() as unit:
        send_message(unit, actor, notice_office.objection, "withdrawn", {})


def test_the_third_party_does_not_take_objections_in(notice_office: NoticeOffice) -> None:
    start = "/new/ltci_notice_objection"
    for alias, status in (("tpa_1", 403), ("agency_intake_1", 200)):
        assert notice_office.window(alias).get(start, follow_redirects=True).status_code == status


def test_the_agency_reads_the_objection_and_finds_it_beside_the_assessment(
    notice_office: NoticeOffice, places: list[str]
) -> None:
    window, number = (
        notice_office.window("agency_inspection_1"),
        notice_office.number_of(notice_office.objection),
    )
    readable = [place for place in places if not re.search(r"/code$|\.pdf$|/talk$|/ask$", place)]
    assert {place: window.get(place).status_code for place in readable} == dict.fromkeys(readable, 200)
    assert number in window.get(f"/cases/{notice_office.assessment}/related").text
    assert number in window.get("/cases").text


def _main(window: Window, path: str) -> str:
    return window.get(path).text.split("<main")[1]

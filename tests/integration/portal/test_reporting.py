"""Cases without an insured person on the pages: a report without a name, one taken in, an institution's."""

import re

import pytest

from app.storage.records import CaseFile
from tests.integration.portal.conftest import Receipt, look_up, said, secrets_on
from tests.integration.web.conftest import Office, Window
from tests.parties_office import release_parties


@pytest.fixture
def parties(office: Office) -> Office:
    """The demo's office, which takes in reports and hands out plaques."""
    release_parties(office.platform, office.cast.area_id)
    return office


def case_of(office: Office, number: str) -> CaseFile:
    with office.platform.reading_unit() as unit:
        return unit.session.query(CaseFile).filter_by(number=number).one()


def report(window: Window, **answers: str) -> Receipt:
    form = str(window.post("/public/apply/", {"process": "grievance"}).headers["Location"])
    page = window.post(form, {"facts": "收费不合理。", **answers})
    assert page.status_code == 200, said(page)
    return Receipt(*secrets_on(page))


def file_at_window(window: Window, process: str, answers: dict[str, str]) -> str:
    """The page after a form of the desk was handed in."""
    form = str(window.get(f"/new/{process}").headers["Location"])
    page = window.post(form, answers)
    return window.get(page.headers["Location"]).text if page.status_code == 302 else page.text


def test_who_gives_no_name_reports_and_looks_it_up_by_code(parties: Office) -> None:
    receipt = report(parties.window())
    page = look_up(parties.window(), receipt)
    assert page.status_code == 200
    assert receipt.number in page.text and "反映问题" in said(page)


def test_the_office_sees_that_a_report_is_about_nobody(parties: Office) -> None:
    case = case_of(parties, report(parties.window()).number)
    inspector = parties.window("kong_yi")
    page = said(inspector.get(f"/cases/{case.id}"))
    assert "无特定当事人" in page
    task = said(inspector.get(f"/tasks/{parties.open_item(case.id)}"))
    assert "没有查到参保登记" not in task and "上次结论" not in task
    for tab in ("records", "forms", "journal"):
        assert inspector.get(f"/cases/{case.id}/{tab}").status_code in (200, 404), tab
    assert parties.window("zhao_min").get(f"/cases/{case.id}").status_code == 404


def test_an_institution_does_not_see_what_is_reported_about_it(parties: Office) -> None:
    against = {"against-organisation": parties.cast.organisations["ping_an"]}
    case = case_of(parties, report(parties.window(), **against).number)
    assert case.complained_of == (parties.cast.organisations["ping_an"],)
    assert parties.window("zhou_qiang").get(f"/cases/{case.id}").status_code == 404
    assert parties.window("kong_yi").get(f"/cases/{case.id}").status_code == 200


def test_the_third_party_takes_a_report_in_and_hands_over_number_and_code(parties: Office) -> None:
    window = parties.window("zhao_min")
    page = file_at_window(window, "grievance", {"facts": "收费不合理。"})
    found = re.findall(r'<dd class="number">([^<]+)</dd>', page)
    assert "已代为提交" in page and len(found) == 2
    case = case_of(parties, found[0])
    assert window.get(f"/cases/{case.id}").status_code == 404
    assert look_up(parties.window(), Receipt(*found)).status_code == 200


def test_an_institutions_case_shows_the_institution(parties: Office) -> None:
    admin = parties.window("zhou_qiang")
    page = file_at_window(admin, "plaque", {})
    number = re.search(r"GS-2026-[0-9]{5}", page)
    assert number is not None, page
    case = case_of(parties, number[0])
    assert "平安里失能评估中心" in said(admin.get(f"/cases/{case.id}"))
    assert parties.window("wu_jing").get(f"/cases/{case.id}").status_code == 200
    assert parties.window("wei_ning").get(f"/cases/{case.id}").status_code == 404
    task = said(parties.window("kong_yi").get(f"/tasks/{parties.open_item(case.id)}"))
    assert "统一社会信用代码" in task and "没有查到参保登记" not in task

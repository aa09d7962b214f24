"""Applying without an account: nothing typed is lost, everything wrong is said at its field."""

from datetime import timedelta
from urllib.parse import urlsplit

from app.casework.papers.forget_uploads import KEPT
from app.casework.run_due_work import run_due_work
from app.scheduler import Scheduler
from app.storage.records import Account, Attachment, CaseCode, CaseFile, PublicDraft, Submission
from tests.integration.portal.conftest import (
    ANSWERS,
    GUARDIAN,
    Office,
    apply,
    begin,
    paper,
    papers,
    said,
    secrets_on,
)


def test_an_application_becomes_a_case_with_a_number_and_a_code(office: Office) -> None:
    receipt = apply(office.window())
    assert receipt.number == "GS-2026-00001"
    assert len(receipt.code.replace(" ", "")) == 12
    with office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).one()
        assert (case.channel, case.party, case.state) == ("online", "张**", "open")


def test_the_code_is_kept_nowhere_and_the_account_cannot_sign_in(office: Office) -> None:
    receipt = apply(office.window())
    with office.platform.reading_unit() as unit:
        stored = unit.session.query(CaseCode).one()
        assert receipt.code.replace(" ", "") not in stored.secret
        holder = unit.session.get_one(Account, stored.holder_id)
        assert (holder.state, holder.name) == ("disabled", "张**")


def test_what_was_typed_survives_a_reload(office: Office) -> None:
    window = office.window()
    address = begin(window)
    window.post(f"{address}/draft", {"insured-name": "张福来", "phone": "139", "_upload-id_copy": paper()})
    page = window.get(address).text
    assert 'value="张福来"' in page
    assert 'value="139"' in page
    assert "保留 材料.pdf" in page


def test_what_is_wrong_stands_at_its_field_and_the_rest_stays(office: Office) -> None:
    window = office.window()
    page = window.post(begin(window), {**ANSWERS, "insured-id_number": "629901194208150015"})
    assert page.status_code == 422
    assert 'id="insured-id_number-error"' in page.text
    assert 'id="id_copy-error"' in page.text
    assert 'value="陇原市和平里3号"' in page.text


def test_saving_without_a_script_brings_the_fields_that_an_answer_calls_for(office: Office) -> None:
    window = office.window()
    address = begin(window)
    assert 'name="representative-name"' not in window.get(address).text
    page = window.post(f"{address}/draft", {"applicant_kind": "guardian"}, follow_redirects=True)
    assert 'name="representative-name"' in page.text


def test_a_guardian_signs_with_the_own_name(office: Office) -> None:
    apply(office.window(), **GUARDIAN, **{"_upload-authority_doc": paper()})
    with office.platform.reading_unit() as unit:
        values = unit.vault.read(unit.session.query(Submission).one(), "values")
    assert values["truth_declaration"]["name"] == "张小兰"


def test_the_channel_is_online_whatever_the_page_sends(office: Office) -> None:
    window = office.window()
    address = begin(window)
    assert 'name="channel"' not in window.get(address).text
    window.post(address, {**ANSWERS, **papers(), "channel": "window", "originals_seen": "true"})
    with office.platform.reading_unit() as unit:
        assert unit.session.query(CaseFile).one().channel == "online"


def test_a_code_continues_the_draft_in_another_browser(office: Office) -> None:
    window = office.window()
    [code] = secrets_on(window.post(f"{begin(window)}/code", {"insured-name": "张福来"}))
    page = office.window().post(
        "/public/apply/continue", {"code": code.replace(" ", "")}, follow_redirects=True
    )
    assert 'value="张福来"' in page.text


def test_a_wrong_code_opens_no_draft_and_may_not_be_tried_for_ever(office: Office) -> None:
    window = office.window()
    begin(window)
    stranger = office.window()
    statuses = [
        stranger.post("/public/apply/continue", {"code": "1234 5678 1234 5678"}).status_code
        for _ in range(21)
    ]
    assert statuses == [422] * 20 + [429]


def test_another_browser_opens_no_draft_by_its_address(office: Office) -> None:
    address = begin(office.window())
    stranger = office.window()
    assert stranger.get(address).status_code == 302
    assert stranger.post(f"{address}/draft", {"phone": "1"}).status_code == 404
    assert stranger.post(address, {**ANSWERS, **papers()}).status_code == 404


def test_pressing_twice_makes_one_case_and_the_second_answer_has_a_code(office: Office) -> None:
    window = office.window()
    address = begin(window)
    with window.client.session_transaction() as session:
        before = dict(session)
    first = secrets_on(window.post(address, {**ANSWERS, **papers()}))
    with window.client.session_transaction() as session:
        session.update(before)  # the first answer never reached the browser
    second = secrets_on(window.post(address, {**ANSWERS, **papers()}))
    assert first[0] == second[0]
    assert first[1] != second[1]
    with office.platform.reading_unit() as unit:
        assert unit.session.query(CaseFile).count() == 1


def test_a_draft_that_nobody_goes_on_with_is_forgotten_after_a_week_with_its_files(office: Office) -> None:
    window = office.window()
    window.post(f"{begin(window)}/draft", papers())
    sweep(office)
    assert drafts_and_files(office) == (1, 2)
    office.pass_time(KEPT + timedelta(minutes=1))
    sweep(office)
    assert drafts_and_files(office) == (0, 0)


def test_a_draft_that_was_gone_on_with_keeps_the_files_that_were_uploaded_before(office: Office) -> None:
    window = office.window()
    address = begin(window)
    window.post(f"{address}/draft", papers())
    office.pass_time(KEPT - timedelta(hours=1))
    _, kept = window.get(address).text.split("保留 身份证.pdf")[0].rsplit('name="id_copy" value="', 1)
    window.post(f"{address}/draft", {"phone": "139", "id_copy": kept.split('"')[0]})
    office.pass_time(timedelta(hours=2))
    sweep(office)
    assert drafts_and_files(office) == (1, 1)


def test_the_week_is_one_of_the_machines_clock(office: Office) -> None:
    window = office.window()
    window.post(f"{begin(window)}/draft", papers())
    with office.platform.unit() as unit:
        legal = unit.moment + timedelta(days=30)
        office.platform.legal_clock.move_to(legal, unit.machine_moment, unit.session)
    sweep(office)
    assert drafts_and_files(office) == (1, 2)


def test_a_draft_is_thrown_away_at_the_applicants_wish_with_its_files(office: Office) -> None:
    window = office.window()
    address = begin(window)
    window.post(f"{address}/draft", papers())
    assert drafts_and_files(office) == (1, 2)
    window.post(f"{address}/discard")
    run_due_work(office.platform)
    assert drafts_and_files(office) == (0, 0)


def test_files_that_were_submitted_stay(office: Office) -> None:
    apply(office.window())
    office.pass_time(KEPT + timedelta(minutes=1))
    sweep(office)
    assert drafts_and_files(office) == (0, 2)


def sweep(office: Office) -> None:
    """What the scheduler does every hour, and with what follows from it."""
    Scheduler(office.platform).forget_unsubmitted()
    run_due_work(office.platform)


def drafts_and_files(office: Office) -> tuple[int, int]:
    """How many drafts there are, and how many files in rows and on the disk alike."""
    with office.platform.reading_unit() as unit:
        drafts, rows = unit.session.query(PublicDraft).count(), unit.session.query(Attachment).count()
    uploads = office.platform.tools.uploads
    assert rows == sum(path.is_file() for path in uploads.rglob("*"))
    return drafts, rows


def test_an_application_begins_no_process_that_is_not_for_the_public(office: Office) -> None:
    assert office.window().post("/public/apply/", {"process": "sub_delivery"}).status_code == 422


def test_a_page_that_outlived_its_cookie_gives_back_what_was_typed(office: Office) -> None:
    window = office.window()
    address = begin(window)
    restore = "/public/apply/with/ltci_assessment"
    office_of_page = {"Origin": "http://localhost"}
    window.client.delete_cookie("changhu")
    page = window.client.post(
        address, data={"phone": "13900000001", "_keep": restore}, headers=office_of_page
    )
    assert page.status_code == 400
    assert f'action="{restore}"' in page.text
    again = window.post(restore, {"phone": "13900000001"})
    assert urlsplit(again.headers["Location"]).path != address
    assert 'value="13900000001"' in window.get(again.headers["Location"]).text


def test_an_applicant_with_an_account_applies_in_its_own_name(office: Office) -> None:
    receipt = apply(office.window("lv_ping"))
    with office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).filter_by(number=receipt.number).one()
        assert case.opened_by == office.cast.account("lv_ping")


def test_a_file_of_another_kind_is_refused_with_what_was_typed(office: Office) -> None:
    window = office.window()
    virus = {"_upload-id_copy": (paper()[0].__class__(b"MZ\x90"), "照片.jpg")}
    page = window.post(begin(window), {**ANSWERS, **virus})
    assert page.status_code == 422
    assert "照片.jpg" in said(page)
    assert 'value="陇原市和平里3号"' in page.text

"""One's own case by number and code: who gets in, and what is seen inside."""

from datetime import timedelta

import pytest

from app.casework.applying.case_by_code import TRIES
from app.casework.papers.attachments import keep_attachment
from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.complete_work import complete_work
from app.storage.records import CaseFile, Document, JournalEntry, PublicDraft
from app.web.signed_in import IDLE
from tests.builders import statements
from tests.integration.portal.conftest import Office, Receipt, apply, look_up, paper, said, secrets_on

ALL_THERE = {"checklist": [{"status": "complete"}] * 3, "decision": "accept", "statement": "signed"}
LACKING = {
    "checklist": [
        {"status": "complete"},
        {"status": "complete"},
        {"status": "missing", "note": "请交住院病历全套复印件"},
    ],
    "decision": "supplement",
    "statement": "signed",
}


def work(office: Office, case_id: str, values: dict[str, object]) -> None:
    """The third party does the case's only open task."""
    actor, item = office.actor("zhao_min"), office.open_item(case_id)
    with office.platform.unit() as unit:
        claim_work(unit, actor, item)
        complete_work(unit, actor, item, values)


def address_of(office: Office, receipt: Receipt) -> str:
    with office.platform.reading_unit() as unit:
        case = unit.session.query(CaseFile).filter_by(number=receipt.number).one()
        return f"/public/cases/{case.id}"


def case_lacking_papers(office: Office) -> tuple[Receipt, str]:
    """A case whose applicant has been told what is missing."""
    receipt = apply(office.window())
    address = address_of(office, receipt)
    case_id = address.rpartition("/")[2]
    work(office, case_id, LACKING)
    work(office, case_id, {})
    today = office.clock.moment
    received = {"method": "in_person", "outcome": "delivered", "sent_at": today, "received_at": today.date()}
    clerk = office.actor("zhao_min")
    with office.platform.unit() as unit:
        proof = keep_attachment(unit, clerk, "回执.pdf", b"%PDF-1.4\n")
    work(office, case_id, {**received, "proof": [proof]})
    return receipt, address


@pytest.mark.parametrize("typed", ["{0}", "gs202600001", "ＧＳ－２０２６－００００１", " gs-2026-00001 "])
def test_number_and_code_open_the_case_however_they_are_typed(office: Office, typed: str) -> None:
    receipt = apply(office.window())
    typed_code = "　".join(receipt.code.split()).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    )
    page = look_up(office.window(), Receipt(typed.format(receipt.number), typed_code))
    assert page.status_code == 200
    assert "材料已收到，正在核对是否齐全。" in said(page)


def test_a_wrong_number_and_a_wrong_code_have_one_answer_and_the_same_work(office: Office) -> None:
    receipt = apply(office.window())
    answers, work_done = [], []
    for wrong in (Receipt("GS-2026-99999", receipt.code), Receipt(receipt.number, "0000 0000 0000")):
        window = office.window()
        window.token()
        with statements(office.platform.database) as sent:
            page = look_up(window, wrong)
        answers.append((page.status_code, said(page)))
        work_done.append(len(sent))
    assert answers[0] == answers[1]
    assert answers[0][0] == 422
    assert work_done[0] == work_done[1]


def test_after_five_wrong_codes_even_the_right_one_must_wait(office: Office) -> None:
    receipt = apply(office.window())
    for _ in range(TRIES.most):
        look_up(office.window(), Receipt(receipt.number, "0000 0000 0000"))
    assert look_up(office.window(), receipt).status_code == 429
    office.pass_time(TRIES.window + timedelta(seconds=1))
    assert look_up(office.window(), receipt).status_code == 200


def test_nothing_of_a_case_is_shown_without_its_code(office: Office) -> None:
    address = address_of(office, apply(office.window()))
    stranger = office.window()
    for path in (
        address,
        f"{address}/hand-in/supplement_received",
        f"{address}/hand-in/withdrawn",
        f"{address}/letters/x/page",
    ):
        page = stranger.get(path)
        assert page.status_code == 401
        assert "张" not in said(page).replace("主张", "")
        assert said(page) == said(stranger.get(path.replace(address, "/public/cases/no-such-case")))


def test_the_code_of_one_case_opens_no_other(office: Office) -> None:
    other = address_of(office, apply(office.window()))
    window = office.window()
    look_up(window, apply(office.window()))
    assert window.get(other).status_code == 401


def test_a_case_rests_closed_after_half_an_hour(office: Office) -> None:
    receipt = apply(office.window())
    window, address = office.window(), address_of(office, receipt)
    look_up(window, receipt)
    office.pass_time(IDLE - timedelta(minutes=1))
    assert window.get(address).status_code == 200
    office.pass_time(IDLE + timedelta(minutes=1))
    assert window.get(address).status_code == 401


def test_leaving_closes_everything_in_this_browser(office: Office) -> None:
    receipt = apply(office.window())
    window, address = office.window(), address_of(office, receipt)
    look_up(window, receipt)
    window.post("/public/leave")
    assert window.get(address).status_code == 401


def test_a_new_code_from_the_window_closes_the_old_one(office: Office) -> None:
    old = apply(office.window())
    window, address = office.window(), address_of(office, old)
    look_up(window, old)
    number, code = secrets_on(office.window("zhao_min").post(f"{address.removeprefix('/public')}/code"))
    assert number == old.number
    assert window.get(address).status_code == 401
    assert look_up(office.window(), old).status_code == 422
    assert look_up(office.window(), Receipt(number, code)).status_code == 200


def test_who_applied_at_the_window_gets_a_code_there_and_may_withdraw_with_it(office: Office) -> None:
    opened = office.apply()
    number, code = secrets_on(office.window("zhao_min").post(f"/cases/{opened.case_id}/code"))
    window = office.window()
    look_up(window, Receipt(number, code))
    page = window.post(
        f"/public/cases/{opened.case_id}/hand-in/withdrawn", {"reason": "已住院"}, follow_redirects=True
    )
    assert "申请已撤回" in said(page)


def test_only_the_window_gives_codes_and_the_journal_knows(office: Office) -> None:
    opened = office.apply()
    address = f"/cases/{opened.case_id}/code"
    assert office.window("zhu_hong").post(address).status_code == 403
    assert office.window("lv_ping").post(address).status_code == 403
    office.window("zhao_min").post(address)
    with office.platform.reading_unit() as unit:
        noted = unit.session.query(JournalEntry).filter_by(kind="case_code_issued").one()
        assert noted.actor_id == office.cast.account("zhao_min")


def test_what_is_missing_is_said_item_by_item_with_its_last_day(office: Office) -> None:
    receipt, _ = case_lacking_papers(office)
    page = said(look_up(office.window(), receipt))
    assert "等待您补充材料。" in page
    assert "住院病历复印件" in page
    assert "请交住院病历全套复印件" in page
    assert "最晚2026年5月20日（周三）交齐" in page
    assert "《一次性告知书》" in page


def test_supplemented_papers_are_drafted_handed_in_and_reach_the_reviewer(office: Office) -> None:
    receipt, address = case_lacking_papers(office)
    window = office.window()
    look_up(window, receipt)
    form = f"{address}/hand-in/supplement_received"
    assert "请上传" in said(window.post(form, {"statement": "补交病历"}))
    window.post(f"{form}/draft", {"statement": "补交病历", "_upload-materials": paper("病历全套.pdf")})
    page = window.get(form).text
    assert "补交病历" in page
    assert "保留 病历全套.pdf" in page
    kept = page.split('name="materials" value="')[-1].split('"')[0]
    page = said(window.post(form, {"statement": "补交病历", "materials": kept}, follow_redirects=True))
    assert "您补充的材料已收到，正在核对。" in page
    assert "提交补充材料" in page
    with office.platform.reading_unit() as unit:
        assert unit.session.query(PublicDraft).count() == 0
    assert office.open_item(address.rpartition("/")[2])


def test_what_was_typed_waits_behind_the_code_when_the_case_had_closed(office: Office) -> None:
    receipt, address = case_lacking_papers(office)
    window = office.window()
    look_up(window, receipt)
    office.pass_time(IDLE + timedelta(minutes=1))
    typed = {"statement": "补交病历", "_keep": f"{address}/hand-in/supplement_received/draft"}
    page = window.post(
        f"{address}/hand-in/supplement_received", typed, headers={"Origin": "http://localhost"}
    )
    assert page.status_code == 401
    kept = page.text.split('name="kept" value="')[1].split('"')[0]
    again = window.post("/public/progress", {"number": receipt.number, "code": receipt.code, "kept": kept})
    assert f'action="{address}/hand-in/supplement_received/draft"' in again.text
    assert 'value="补交病历"' in again.text


def test_papers_that_are_not_awaited_lead_back_to_the_case(office: Office) -> None:
    receipt = apply(office.window())
    window, address = office.window(), address_of(office, receipt)
    look_up(window, receipt)
    page = window.get(f"{address}/hand-in/supplement_received", follow_redirects=True)
    assert "现在不用再交补充材料；已经交来的会逐项核对。" in said(page)
    assert page.text.split('role="status"')[1].split("</svg>")[0].endswith('#info-circle"></use>')
    assert "补充材料</a>" not in page.text


def test_a_withdrawn_application_is_over_and_offers_nothing_more(office: Office) -> None:
    receipt = apply(office.window())
    window, address = office.window(), address_of(office, receipt)
    look_up(window, receipt)
    assert window.post(f"{address}/hand-in/withdrawn", {"reason": ""}).status_code == 422
    page = window.post(f"{address}/hand-in/withdrawn", {"reason": "另有打算"}, follow_redirects=True)
    assert "申请已撤回。需要时可以重新申请。" in said(page)
    assert f"{address}/hand-in/withdrawn" not in page.text


def test_letters_to_the_applicant_can_be_read_and_others_not(office: Office) -> None:
    receipt, address = case_lacking_papers(office)
    window = office.window()
    look_up(window, receipt)
    with office.platform.reading_unit() as unit:
        letters = {each.code: each.id for each in unit.session.query(Document)}
    page = window.get(f"{address}/letters/{letters['supplement_notice']}/page")
    assert "一次性告知书" in page.text
    assert "sandbox" in page.headers["Content-Security-Policy"]
    assert window.get(f"{address}/letters/{letters['delivery_receipt']}/page").status_code == 404


def test_no_member_of_staff_is_named_on_the_page(office: Office) -> None:
    receipt, _ = case_lacking_papers(office)
    assert "赵敏" not in said(look_up(office.window(), receipt))


def test_an_applicant_with_an_account_opens_the_own_case_without_a_code(office: Office) -> None:
    own = address_of(office, apply(office.window("lv_ping")))
    other = address_of(office, apply(office.window()))
    window = office.window("lv_ping")
    assert window.get(own).status_code == 200
    assert window.get(other).status_code == 401

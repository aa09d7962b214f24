"""The page of one task: what it answers, and that nothing typed is ever lost."""

from io import BytesIO

import pytest

from tests.builders import statements
from tests.integration.web.conftest import Office, Window

COMPLETE = {f"checklist-{row}-status": "complete" for row in range(3)}
ACCEPT = {**COMPLETE, "decision": "accept", "statement": "on"}


@pytest.fixture
def item(office: Office) -> str:
    """A task "核对申请材料" that nobody has claimed."""
    return office.open_item(office.apply().case_id)


@pytest.fixture
def window(office: Office, item: str) -> Window:
    """The window of somebody who has claimed it."""
    window = office.window("zhao_min")
    window.post(f"/tasks/{item}/claim")
    return window


def begin(window: Window) -> str:
    """The address of a new application at the window."""
    return window.get("/new/ltci_assessment").headers["Location"]


def test_the_page_shows_the_law_the_facts_and_why_me(window: Window, item: str) -> None:
    text = window.get(f"/tasks/{item}").text
    assert "GS-15b" in text
    assert "第三方机构收到申请材料后" in text
    assert "为何轮到我" in text
    assert "629901********0014" in text


def test_the_page_is_made_in_nine_statements(office: Office, window: Window, item: str) -> None:
    window.get(f"/tasks/{item}")
    with statements(office.platform.database) as sent:
        assert window.get(f"/tasks/{item}").status_code == 200
    # The last conclusion is a fact of its room, and read by itself.
    assert len(sent) <= 9, sent


def test_no_page_reveals_the_identity_number(office: Office, window: Window, item: str) -> None:
    case_id = window.get(f"/tasks/{item}").text.split("/cases/")[1].split('"')[0]
    for page in (
        f"/tasks/{item}",
        f"/cases/{case_id}",
        f"/cases/{case_id}/timeline",
        f"/cases/{case_id}/steps",
    ):
        assert "629901194208150014" not in window.get(page).text
    panel = window.get(f"/cases/{case_id}/diagrams/ltci_assessment/application_submitted").text
    assert "629901194208150014" not in panel


def test_an_unclaimed_task_is_shown_closed_and_offered(office: Office, item: str) -> None:
    text = office.window("zhao_min").get(f"/tasks/{item}").text
    assert "认领并办理" in text
    assert '<fieldset class="form-preview" disabled>' in text


def test_what_is_typed_is_kept_by_itself_with_the_time(window: Window, item: str) -> None:
    headers = {"HX-Request": "true"}
    answer = window.post(f"/tasks/{item}/draft", {"checklist-0-note": "照片不清"}, headers=headers)
    assert "草稿已自动保存" in answer.text
    assert "照片不清" in window.get(f"/tasks/{item}").text


def test_a_refused_form_keeps_the_input_and_leads_to_the_errors(window: Window, item: str) -> None:
    answer = window.post(f"/tasks/{item}", {"checklist-0-note": "照片不清", "decision": "accept"})
    assert answer.status_code == 422
    assert "data-errors" in answer.text
    assert 'href="#checklist-0-status"' in answer.text
    assert "照片不清" in answer.text


def test_after_submitting_the_page_says_what_comes_next(window: Window, item: str) -> None:
    answer = window.post(f"/tasks/{item}", ACCEPT, follow_redirects=True)
    assert "已提交：核对申请材料" in answer.text
    assert "初审评估申请" in answer.text
    assert "2026-05-13" in answer.text  # the Saturday 9 May is a working day


def test_who_comes_too_late_is_told_by_whom_and_keeps_the_input(
    office: Office, window: Window, item: str
) -> None:
    assert window.post(f"/tasks/{item}", ACCEPT).status_code == 302
    late = office.window("qian_lei").post(f"/tasks/{item}", {**ACCEPT, "checklist-0-note": "我也看过"})
    assert late.status_code == 409
    assert "赵敏" in late.text
    assert "我也看过" in late.text


def test_a_page_of_another_form_version_is_asked_to_look_again(window: Window, item: str) -> None:
    answer = window.post(f"/tasks/{item}", {**ACCEPT, "_form_version": "0" * 64})
    assert answer.status_code == 409
    assert "页面打开之后内容已有变化" in answer.text
    assert "您填写的内容仍在" in answer.text


def test_the_fields_are_drawn_anew_when_an_answer_decides_what_is_asked(window: Window, item: str) -> None:
    window.post(f"/tasks/{item}", ACCEPT)
    [following] = set(window.get("/inbox?tab=group").text.split("/tasks/")[1:2])
    review = following.split('"')[0]
    window.post(f"/tasks/{review}/claim")
    before = window.get(f"/tasks/{review}").text
    assert 'name="grounds"' not in before
    drawn = window.post(
        f"/tasks/{review}/fields", {"decision": "not_accepted"}, headers={"HX-Request": "true"}
    )
    assert 'name="grounds"' in drawn.text
    assert "<html" not in drawn.text


def test_the_right_column_has_law_history_and_letters(window: Window, item: str) -> None:
    assert "提交评估申请" in window.get(f"/tasks/{item}/side/history").text
    assert "失能等级评估申请表" in window.get(f"/tasks/{item}/side/documents").text


def test_a_field_that_the_form_does_not_have_is_refused(window: Window, item: str) -> None:
    assert window.post(f"/tasks/{item}", {"grade": "5"}).status_code == 422


def test_the_hits_of_the_rules_stand_at_their_fields(office: Office) -> None:
    opened = office.apply("xie")
    window = office.window("zhao_min")
    item = office.open_item(opened.case_id)
    window.post(f"/tasks/{item}/claim")
    window.post(f"/tasks/{item}", ACCEPT)
    review = office.open_item(opened.case_id)
    text = window.get(f"/tasks/{review}").text
    field = text.split('data-field="enrolment_ok"')[1].split("data-field")[0]
    assert "没有查到长护险参保登记" in field


def test_uploads_are_kept_when_the_form_is_refused(office: Office) -> None:
    window = office.window("zhao_min")
    upload = {"_upload-id_copy": (BytesIO(b"%PDF-1.4\n"), "身份证.pdf")}
    answer = window.post(begin(window), upload, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "保留 身份证.pdf" in answer.text


@pytest.mark.parametrize(
    ("content", "name", "because"),
    [(b"MZ\x90", "程序.pdf", "只接受"), (b"%PDF-" + bytes(200), "很大.pdf", "10 MB")],
)
def test_a_file_that_is_not_what_it_says_or_too_large_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, because: str
) -> None:
    monkeypatch.setattr("app.casework.papers.attachments.LARGEST", 100)
    window = office.window("zhao_min")
    upload = {"_upload-id_copy": (BytesIO(content), name), "phone": "13900000001"}
    answer = window.post(begin(window), upload, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert because in answer.text
    assert "13900000001" in answer.text


def test_a_file_is_served_to_be_saved_and_shown_only_when_it_is_safe(
    office: Office, window: Window, item: str
) -> None:
    place = window.get(f"/tasks/{item}").text.split("/attachments/")[1].split("?")[0]
    saved = window.get(f"/attachments/{place}")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    shown = window.get(f"/attachments/{place}?preview=1")
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]


def test_a_task_is_handed_to_a_colleague_who_may_do_it(office: Office, window: Window, item: str) -> None:
    page = window.get(f"/tasks/{item}").text
    assert "钱磊" in page
    assert "周强" not in page.split("转交同事")[1].split("</details>")[0]
    answer = window.post(
        f"/tasks/{item}/hand-over", {"to": office.cast.account("qian_lei") or "", "reason": "请假"}
    )
    assert answer.status_code == 302
    assert f"/tasks/{item}" in office.window("qian_lei").get("/inbox?tab=mine").text


def test_a_task_is_not_handed_to_somebody_who_may_not_do_it(
    office: Office, window: Window, item: str
) -> None:
    answer = window.post(
        f"/tasks/{item}/hand-over", {"to": office.cast.account("zhou_qiang") or "", "reason": "x"}
    )
    assert answer.status_code == 403

"""Headers, refusals as pages, languages, large type."""

import pytest

from app.domain import errors
from app.domain.errors import NotPermitted, Refusal, TaskTaken, WrongArea
from app.web.refusals import ANSWERS, answer_to
from tests.integration.web.conftest import Office

PAGES = ("/people", "/sign-in?password=", "/nowhere")
OPEN_PAGES = ("/inbox", "/cases", "/new")


@pytest.mark.parametrize("page", [*PAGES, *OPEN_PAGES])
def test_every_page_forbids_foreign_and_inline_script_frames_and_storage(office: Office, page: str) -> None:
    headers = office.window("zhao_min").get(page).headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", [*PAGES, *OPEN_PAGES])
def test_no_page_carries_script_or_style_of_its_own(office: Office, page: str) -> None:
    text = office.window("zhao_min").get(page).text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert "<script>" not in text


@pytest.fixture
def letter(office: Office) -> str:
    """The address of the letter of an accepted application."""
    opened = office.apply()
    window = office.window("zhao_min")
    item = office.open_item(opened.case_id)
    window.post(f"/tasks/{item}/claim")
    rows = {f"checklist-{row}-status": "complete" for row in range(3)}
    assert window.post(f"/tasks/{item}", {**rows, "decision": "accept", "statement": "on"}).status_code == 302
    page = window.get(f"/cases/{opened.case_id}/documents").text
    return "/documents/" + page.split('src="/documents/')[1].split('"')[0]


def test_a_letter_as_a_file_has_a_name_that_a_server_can_send(office: Office, letter: str) -> None:
    answer = office.window("zhao_min").get(f"{letter}.pdf")
    assert answer.data.startswith(b"%PDF-")
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    assert [value for _, value in answer.headers if not value.isascii()] == []


def test_a_letter_runs_nothing_and_is_framed_by_our_pages_alone(office: Office, letter: str) -> None:
    answer = office.window("zhao_min").get(letter)
    assert "受理" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin allow-modals" in policy
    assert "frame-ancestors 'self'" in policy


def test_scripts_and_styles_may_be_kept_for_a_year(office: Office) -> None:
    with office.window().get("/static/main.css") as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def refusals() -> list[type[Refusal]]:
    found = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Refusal)]
    return sorted(found, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_an_answer(kind: type[Refusal]) -> None:
    answer = answer_to(kind.__new__(kind))
    assert 400 <= answer.status < 500


def test_another_area_is_answered_like_nothing_at_all() -> None:
    assert answer_to(WrongArea()) is ANSWERS[errors.NotFound]


def test_the_nearest_class_decides() -> None:
    assert answer_to(TaskTaken(by="赵敏")).status == 409
    assert answer_to(NotPermitted()).status == 403


def test_an_unknown_page_says_so_in_the_shell(office: Office) -> None:
    answer = office.window("zhao_min").get("/nowhere")
    assert answer.status_code == 404
    assert "没有找到" in answer.text
    assert "收件箱" in answer.text


def test_a_failure_shows_a_number_and_no_trace(office: Office) -> None:
    from app.web.permissions import allow, everyone

    def fail() -> str:
        raise RuntimeError("secret")

    office.app.add_url_rule("/fails", "fails", allow(everyone)(fail))
    answer = office.window("zhao_min").get("/fails")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "编号" in answer.text


def test_the_choice_of_language_and_type_stays_with_the_visitor(office: Office) -> None:
    window = office.window("zhao_min")
    assert 'lang="zh-CN"' in window.get("/inbox").text
    window.post("/choices", {"language": "en", "large": "yes", "next": "/inbox"})
    text = window.get("/inbox").text
    assert 'lang="en"' in text
    assert 'class="large"' in text

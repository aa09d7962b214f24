"""Pages that follow upon a form: with an address of their own, for one person alone, and not for ever."""

from datetime import timedelta

from app.scheduler import Scheduler
from app.storage.records import KeptEntry
from app.web.signed_in import WHOLE
from tests.integration.web.conftest import Office, Window

HTMX = {"HX-Request": "true"}


def place_of_search(window: Window, wanted: str) -> str:
    form = {"csrf_token": window.token(), "q": wanted}
    return window.client.post("/search", data=form).headers["Location"]


def drawn_as(page: str) -> str:
    """By what an open page names itself when it saves."""
    return page.split('name="_page" value="')[1].split('"')[0]


def entries(office: Office) -> int:
    with office.platform.reading_unit() as unit:
        return unit.session.query(KeptEntry).count()


def test_what_was_searched_for_is_found_again_and_stands_in_no_address(office: Office) -> None:
    number = office.apply("zhang").number
    window = office.window("zhao_min")
    place = place_of_search(window, "629901194208150014")
    assert "6299" not in place
    for _ in range(2):
        assert number in window.get(place).text


def test_another_person_finds_nothing_at_the_address(office: Office) -> None:
    office.apply("zhang")
    place = place_of_search(office.window("zhao_min"), "张福来")
    assert office.window("qian_lei").get(place).status_code == 302


def test_what_waits_for_a_page_is_forgotten_after_a_day_of_work(office: Office) -> None:
    window = office.window("zhao_min")
    place = place_of_search(window, "张福来")
    office.pass_time(WHOLE + timedelta(minutes=1))
    window.become("zhao_min")
    assert window.get(place).status_code == 302
    assert entries(office) == 1
    Scheduler(office.platform).forget_unsubmitted()
    assert entries(office) == 0


def test_a_refused_task_shows_its_errors_beside_what_was_corrected_since(office: Office) -> None:
    item = office.open_item(office.apply().case_id)
    window = office.window("zhao_min")
    window.post(f"/tasks/{item}/claim")
    form = {"csrf_token": window.token(), "checklist-0-note": "先写的"}
    place = window.client.post(f"/tasks/{item}", data=form).headers["Location"]
    corrected = {"_page": drawn_as(window.get(place).text), "checklist-0-note": "改过的"}
    window.post(f"/tasks/{item}/draft", corrected, headers=HTMX)
    page = window.get(place)
    assert page.status_code == 422 and "data-errors" in page.text
    assert "改过的" in page.text and "先写的" not in page.text
    plain = window.get(f"/tasks/{item}")
    assert plain.status_code == 200 and "data-errors" not in plain.text and "改过的" in plain.text


def test_a_second_window_does_not_overwrite_what_it_has_not_seen(office: Office) -> None:
    item = office.open_item(office.apply().case_id)
    window = office.window("zhao_min")
    window.post(f"/tasks/{item}/claim")

    def save(page: str, note: str) -> str:
        form = {"_page": page, "checklist-0-note": note}
        return window.post(f"/tasks/{item}/draft", form, headers=HTMX).text

    assert "草稿已自动保存" in save("first ", "甲")
    assert "草稿已自动保存" in save("first ", "甲甲")
    refused = save("second ", "乙")
    assert "另一窗口于09:00改过这份草稿" in refused and "以本窗口为准" in refused
    assert "甲甲" in window.get(f"/tasks/{item}").text
    assert "草稿已自动保存" in save(drawn_as(window.get(f"/tasks/{item}").text), "丙")


def test_a_start_form_has_a_draft_until_its_case_is_opened(office: Office) -> None:
    window = office.window("zhao_min")
    place = window.get("/new/ltci_assessment").headers["Location"]
    assert "草稿已自动保存" in window.post(f"{place}/draft", {"insured-name": "张福来"}, headers=HTMX).text
    assert 'value="张福来"' in window.get(place).text
    another = window.get(window.get("/new/ltci_assessment").headers["Location"]).text
    assert 'value="张福来"' not in another and place in another
    assert 'value="张福来"' not in office.window("qian_lei").get(place).text
    window.post(f"{place}/discard")
    assert entries(office) == 0


def test_what_was_typed_into_a_start_form_waits_behind_the_next_sign_in(office: Office) -> None:
    window = office.window("zhao_min")
    place = window.get("/new/ltci_assessment").headers["Location"]
    page = window.post(f"{place}/draft", {"phone": "13900000001"})
    assert page.status_code == 200 and page.request.path == place
    assert 'value="13900000001"' in page.text


def test_a_draft_under_a_made_up_address_is_not_found(office: Office) -> None:
    assert office.window("zhao_min").get("/new/ltci_assessment/mine").status_code == 404

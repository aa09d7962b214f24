"""The ids of another pooling area lead nowhere, on whatever page they are tried."""

import pytest

from app.scenarios.office import lay_office, read_office
from tests.integration.web.conftest import Office, Window

CASE_PAGES = (
    "",
    "/steps",
    "/timeline",
    "/documents",
    "/clocks",
    "/related",
    "/diagrams/ltci_assessment/trace",
)
TASK_PAGES = ("", "/side/law", "/submitted")
TASK_ACTS = ("", "/draft", "/fields", "/claim", "/release")


@pytest.fixture
def stranger(office: Office) -> Window:
    """Somebody with the same post in another area."""
    with office.platform.unit() as unit:
        elsewhere = {
            **read_office("scenario"),
            "area": {"name": "他市", "region": "gansu", "number_prefix": "TS"},
        }
        cast = lay_office(unit, elsewhere)
    account_id = next(player.account_id for player in cast.players if player.post == "tpa")
    window = office.window()
    assert window.post(f"/people/{account_id}").status_code == 302
    return window


def test_another_areas_case_is_not_found(office: Office, stranger: Window) -> None:
    case_id = office.apply().case_id
    statuses = {page: stranger.get(f"/cases/{case_id}{page}").status_code for page in CASE_PAGES}
    assert statuses == dict.fromkeys(CASE_PAGES, 404)


def test_another_areas_task_is_not_found(office: Office, stranger: Window) -> None:
    item = office.open_item(office.apply().case_id)
    statuses = {page: stranger.get(f"/tasks/{item}{page}").status_code for page in TASK_PAGES}
    assert statuses == dict.fromkeys(TASK_PAGES, 404)
    acts = {act: stranger.post(f"/tasks/{item}{act}").status_code for act in TASK_ACTS}
    assert acts == dict.fromkeys(TASK_ACTS, 404)
    assert stranger.get(f"/inbox/{item}/peek").status_code == 404
    assert stranger.post(f"/inbox/{item}/claim").status_code == 404


def test_another_areas_files_are_not_found(office: Office, stranger: Window) -> None:
    case_id = office.apply().case_id
    page = office.window("zhao_min").get(f"/tasks/{office.open_item(case_id)}").text
    place = page.split("/attachments/")[1].split('"')[0].split("?")[0]
    assert office.window("zhao_min").get(f"/attachments/{place}").status_code == 200
    assert stranger.get(f"/attachments/{place}").status_code == 404


def test_another_areas_cases_are_neither_listed_nor_found(office: Office, stranger: Window) -> None:
    number = office.apply().number
    assert number not in stranger.get("/cases").text
    assert number not in stranger.get("/inbox?tab=group").text
    assert "没有找到" in stranger.post("/search", {"q": number}).text
    assert "没有找到" in stranger.post("/search", {"q": "张福来"}).text


def test_an_institution_sees_only_the_cases_that_came_to_it(office: Office) -> None:
    opened = office.apply()
    window = office.window("zhou_qiang")
    assert window.get(f"/cases/{opened.case_id}").status_code == 404
    assert opened.number not in window.get("/cases").text

"""Somebody with posts in two areas works in one at a time, and sees nothing of the other meanwhile."""

import pytest

from app.scenarios.office import lay_neighbour, read_office
from app.storage.records import AccountEvent, Area, Membership
from tests.integration.web.conftest import Office, Window
from tests.integration.web.test_areas_apart import CASE_PAGES

GUEST, NEIGHBOUR = "qin_feng", "安泉市（演示统筹区）"


@pytest.fixture
def neighbour(office: Office) -> str:
    """The id of the second area."""
    with office.platform.unit() as unit:
        lay_neighbour(unit, read_office("demo_neighbour"), office.cast)
        return unit.session.query(Area).filter_by(name=NEIGHBOUR).one().id


def change(window: Window, area_id: str) -> int:
    return window.post("/account/area", {"area": area_id}).status_code


def test_only_who_holds_posts_in_two_areas_is_offered_the_other(office: Office, neighbour: str) -> None:
    assert f"换到{NEIGHBOUR}" in office.window(GUEST).get("/cases").text
    assert "换到" not in office.window("yang_guang").get("/cases").text


def test_the_chosen_area_stays_for_the_session_and_the_next_begins_at_home(
    office: Office, neighbour: str
) -> None:
    window = office.window(GUEST)
    assert change(window, neighbour) == 302
    for _ in range(2):
        page = window.get("/cases").text
        assert "换到陇原市" in page and f"换到{NEIGHBOUR}" not in page
    window.become(GUEST)
    assert f"换到{NEIGHBOUR}" in window.get("/cases").text


def test_nothing_of_the_area_that_was_left_is_shown_or_found(office: Office, neighbour: str) -> None:
    opened = office.apply()
    item = office.open_item(opened.case_id)
    window = office.window(GUEST)
    assert opened.number in window.get("/cases").text
    change(window, neighbour)
    pages = [f"/cases/{opened.case_id}{page}" for page in CASE_PAGES] + [
        f"/tasks/{item}",
        f"/inbox/{item}/peek",
    ]
    assert {page: window.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
    for listed in ("/cases", "/inbox?tab=group", "/inbox"):
        assert opened.number not in window.get(listed).text
    for wanted in (opened.number, "张福来", "平安里"):
        assert "没有找到" in window.post("/search", {"q": wanted}, follow_redirects=True).text
    change(window, office.cast.area_id)
    assert opened.number in window.get("/cases").text


def test_an_area_without_a_post_of_ones_own_is_not_entered(office: Office, neighbour: str) -> None:
    window = office.window("yang_guang")
    opened = office.apply()
    assert {change(window, neighbour), change(window, "nowhere"), change(window, "")} == {404}
    assert opened.number in window.get("/cases").text


def test_who_loses_the_post_there_is_back_at_home(office: Office, neighbour: str) -> None:
    window = office.window(GUEST)
    change(window, neighbour)
    with office.platform.unit() as unit:
        unit.session.query(Membership).filter_by(area_id=neighbour).delete()
    page = window.get("/cases")
    assert page.status_code == 200 and "换到" not in page.text


def test_the_change_is_written_down(office: Office, neighbour: str) -> None:
    change(office.window(GUEST), neighbour)
    with office.platform.reading_unit() as unit:
        [event] = unit.session.query(AccountEvent)
        assert (event.area_id, event.kind, event.details) == (
            neighbour,
            "area_chosen",
            {"from": office.cast.area_id},
        )
        assert (event.account_id, event.at) == (office.cast.account(GUEST), unit.machine_moment)


def test_the_public_is_asked_for_its_area_only_where_several_take_applications(
    office: Office, neighbour: str
) -> None:
    assert office.window().get("/public/").status_code == 200

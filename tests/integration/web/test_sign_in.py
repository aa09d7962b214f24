"""Signing in, staying signed in, and being signed out; what was typed outlives all of it."""

import re
from datetime import timedelta

import pytest

from app.identity.accounts import open_account
from app.identity.one_time_codes import code_at
from tests.integration.web.conftest import Office

PASSWORD = "长护经办平台-2026-初夏"
KEPT = re.compile(r'name="kept" value="([^"]+)"')


@pytest.fixture
def account(office: Office) -> str:
    """The login of somebody with a password."""
    with office.platform.unit() as unit:
        open_account(unit, office.cast.area_id, "someone", "某人", PASSWORD)
    return "someone"


def test_the_right_password_opens_a_session_with_safe_cookies(office: Office, account: str) -> None:
    answer = office.window().post("/sign-in", {"login": account, "password": PASSWORD})
    assert answer.status_code == 302
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(office: Office, account: str) -> None:
    window = office.window()
    answers = [
        window.post("/sign-in", {"login": login, "password": "a wrong password"})
        for login in (account, "nobody")
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    said = [re.findall(r"data-errors>.*?<p>(.*?)</p>", answer.text, re.S) for answer in answers]
    assert said == [["用户名、密码或验证码不正确。"]] * 2


def test_after_five_failures_even_the_right_password_must_wait(office: Office, account: str) -> None:
    window = office.window()
    for _ in range(5):
        window.post("/sign-in", {"login": account, "password": "wrong"})
    answer = window.post("/sign-in", {"login": account, "password": PASSWORD})
    assert answer.status_code == 429
    assert "尝试次数过多" in answer.text


def test_a_session_gets_a_new_id_at_sign_in(office: Office) -> None:
    window = office.window("zhao_min")
    with window.client.session_transaction() as session:
        first = session["id"]
    window.become("zhao_min")
    with window.client.session_transaction() as session:
        assert session["id"] != first


def test_a_session_ends_after_thirty_minutes_of_rest(office: Office) -> None:
    window = office.window("zhao_min")
    office.pass_time(timedelta(minutes=29))
    assert window.get("/inbox").status_code == 200
    office.pass_time(timedelta(minutes=31))
    assert window.get("/inbox").status_code == 302


def test_a_session_ends_after_twelve_hours_even_in_use(office: Office) -> None:
    window = office.window("zhao_min")
    for _ in range(25):
        office.pass_time(timedelta(minutes=29))
        last = window.get("/inbox").status_code
    assert last == 302


def test_signing_out_ends_the_sessions_of_every_window(office: Office) -> None:
    one, other = office.window("zhao_min"), office.window("zhao_min")
    one.post("/sign-out")
    assert other.get("/inbox").status_code == 302


def test_who_signs_in_goes_on_to_the_page_that_was_asked_for(office: Office) -> None:
    window = office.window()
    assert "next=/cases" in window.get("/cases").headers["Location"].replace("%2F", "/")
    account_id = office.cast.account("zhao_min")
    assert window.post(f"/people/{account_id}", {"next": "/cases"}).headers["Location"] == "/cases"
    assert window.post(f"/people/{account_id}", {"next": "//evil.example"}).headers["Location"] == "/"


def test_what_was_typed_outlives_the_session_and_becomes_a_draft(office: Office) -> None:
    item = office.open_item(office.apply().case_id)
    window = office.window("zhao_min")
    window.post(f"/tasks/{item}/claim")
    office.pass_time(timedelta(hours=1))
    typed = {"_keep": f"/tasks/{item}/draft", "decision": "supplement", "checklist-0-note": "缺少照片页"}
    answer = window.post(f"/tasks/{item}", typed, headers={"Origin": "http://localhost"})
    assert answer.status_code == 401
    kept = KEPT.search(answer.text)
    assert kept
    back = window.post(f"/people/{office.cast.account('zhao_min')}", {"kept": kept.group(1)})
    assert f'action="/tasks/{item}/draft"' in back.text
    form = back.text.split(f'action="/tasks/{item}/draft"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', form))
    assert window.client.post(f"/tasks/{item}/draft", data=fields).status_code == 302
    assert "缺少照片页" in window.get(f"/tasks/{item}").text


def test_one_click_signs_nobody_in_outside_the_demo(office: Office) -> None:
    object.__setattr__(office.platform.settings, "demo", False)
    window = office.window()
    assert window.get("/people").status_code == 404
    assert window.post(f"/people/{office.cast.account('zhao_min')}").status_code == 404


def test_a_new_password_ends_every_session(office: Office, account: str) -> None:
    one, other = office.window(), office.window()
    for window in (one, other):
        window.post("/sign-in", {"login": account, "password": PASSWORD})
    assert one.post("/account/password", {"old": PASSWORD, "new": "short"}).status_code == 422
    assert one.post("/account/password", {"old": PASSWORD, "new": PASSWORD + "之后"}).status_code == 302
    assert other.get("/account").status_code == 302
    assert other.post("/sign-in", {"login": account, "password": PASSWORD + "之后"}).status_code == 302


def test_after_the_second_factor_is_set_a_code_is_asked_for(office: Office, account: str) -> None:
    window = office.window()
    window.post("/sign-in", {"login": account, "password": PASSWORD})
    secret = re.findall(r'class="secret">([A-Z2-7]+)<', window.post("/account/second-factor").text)[0]
    assert office.window().post("/sign-in", {"login": account, "password": PASSWORD}).status_code == 401
    code = code_at(secret, int(office.clock.moment.timestamp()) // 30)
    signed_in = office.window().post("/sign-in", {"login": account, "password": PASSWORD, "code": code})
    assert signed_in.status_code == 302

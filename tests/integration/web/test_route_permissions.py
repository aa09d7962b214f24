"""Default-deny, proved by a walk of the URL map; who may open what, as a matrix."""

import re

import pytest
from werkzeug.routing import Rule

from app.web.permissions import permission_of
from tests.integration.web.conftest import Office

ROLES = (None, "zhao_min", "feng_yun", "qin_feng", "you_lan", "xu_ning", "lv_ping")
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def rules(office: Office) -> list[Rule]:
    return list(office.app.url_map.iter_rules())


def address(rule: Rule) -> str:
    """The rule's path with an id in every place that names nothing."""
    return re.sub(r"<[^>]*>", "nothing", rule.rule)


def test_every_route_declares_who_may_enter(office: Office) -> None:
    closed = [rule.endpoint for rule in rules(office) if permission_of(office.app, rule.endpoint) is None]
    assert not closed


def test_a_route_that_declares_nothing_is_closed(office: Office) -> None:
    office.app.add_url_rule("/forgotten", "forgotten", lambda: "open to all")
    assert office.window("qin_feng").get("/forgotten").status_code == 403


def test_no_unsafe_method_is_taken_without_the_pages_token(office: Office) -> None:
    client = office.window("zhao_min").client
    posts = [rule for rule in rules(office) if (rule.methods or set()) & UNSAFE]
    assert len(posts) > 10
    taken = [rule.rule for rule in posts if client.post(address(rule)).status_code < 400]
    assert not taken


@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_to_whom_its_permission_admits_and_to_nobody_else(
    office: Office, role: str | None
) -> None:
    window = office.window(role)
    actor = office.actor(role) if role else None
    wrong = []
    for rule in rules(office):
        if "GET" not in (rule.methods or set()) or rule.endpoint == "static":
            continue
        permission = permission_of(office.app, rule.endpoint)
        assert permission is not None
        status = window.get(address(rule)).status_code
        refused = (302, 401) if actor is None else (403,)
        if not permission.admits(actor) and status not in refused:
            wrong.append((rule.rule, status))
        if permission.admits(actor) and (status == 500 or (status == 403 and actor is not None)):
            wrong.append((rule.rule, status))
    assert not wrong


def test_the_administrator_of_the_platform_reads_no_case(office: Office) -> None:
    opened = office.apply()
    window = office.window("xu_ning")
    assert window.get("/inbox").status_code == 403
    assert window.get("/cases").status_code == 403
    assert window.get(f"/cases/{opened.case_id}").status_code == 404

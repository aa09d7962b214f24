"""What cannot go on: told to the person, set aside for somebody to look at, and no obstacle to the rest."""

from datetime import timedelta

import pytest

from app.casework.cases.incidents import CaseStuck, record_stuck
from app.casework.cases.resolve_incident import resolve_incident
from app.casework.cases.verify_cases import verify_cases
from app.casework.releases.materials import read_checkout
from app.casework.run_due_work import ATTEMPTS, run_due_work
from app.domain.errors import NotPermitted, TransitionNotAllowed
from app.identity.actor import Actor, Membership
from app.storage.records import DueWork, Incident
from tests import builders
from tests.errands_office import MATERIALS, Office, deploy

SUPERVISOR = Actor("head", "主管", builders.AREA, (Membership("o", "agency", "中心", "supervisor"),))
DIAGRAM = "bpmn/errand/errand.bpmn"
# Only a running case finds out what an expression puts together; what is written out is found at publishing.
WEATHER = "about: &#34;review_passed&#34;", "about: parameter(&#34;of.the.&#34; + &#34;weather&#34;)"


def deploy_changed(office: Office, old: str, new: str) -> None:
    materials = read_checkout(MATERIALS)
    changed = materials[DIAGRAM].decode().replace(old, new)
    assert changed.encode() != materials[DIAGRAM]
    deploy(office.platform, {**materials, DIAGRAM: changed.encode()})


def waiting_for_timer(office: Office) -> str:
    """A case whose timer is due in two days."""
    case_id = office.ask().case_id
    item_id = office.only_item(case_id)
    office.claim(item_id)
    office.complete(item_id, {"days": 1})
    return case_id


def work_of(office: Office, case_id: str) -> DueWork:
    with office.platform.reading_unit() as unit:
        return unit.session.query(DueWork).filter_by(case_id=case_id, kind="timer").one()


def incidents(office: Office) -> list[Incident]:
    with office.platform.reading_unit() as unit:
        return unit.session.query(Incident).all()


def try_until_parked(office: Office) -> None:
    for _ in range(ATTEMPTS + 1):
        run_due_work(office.platform)
        office.clock.moment += timedelta(minutes=5)


def test_a_step_that_cannot_be_made_changes_nothing_and_becomes_an_incident(sqlite_office: Office) -> None:
    office = sqlite_office
    deploy_changed(office, 'changhu:to="{process: &#34;follow_up&#34;}"', 'changhu:to="null"')
    case_id = waiting_for_timer(office)
    office.clock.moment += timedelta(days=2)
    run_due_work(office.platform)
    item_id = office.only_item(case_id, "close")
    office.claim(item_id)
    with pytest.raises(CaseStuck) as stuck:
        office.complete(item_id, {"outcome": "办成"})
    with office.platform.unit() as unit:
        record_stuck(unit, stuck.value)
    assert office.only_item(case_id, "close") == item_id
    [incident] = incidents(office)
    assert (incident.case_id, incident.element_id, incident.kind) == (case_id, "hand_on", "step_failed")
    assert incident.sentence == "消息“errand_done”没有收件方"


def test_work_that_fails_three_times_is_parked_and_the_rest_goes_on(sqlite_office: Office) -> None:
    office = sqlite_office
    deploy_changed(office, *WEATHER)
    broken = waiting_for_timer(office)
    deploy(office.platform, read_checkout(MATERIALS))
    sound = waiting_for_timer(office)
    office.clock.moment += timedelta(days=2)
    try_until_parked(office)
    assert (work_of(office, broken).state, work_of(office, broken).attempts) == ("parked", ATTEMPTS)
    assert work_of(office, sound).state == "done"
    [incident] = incidents(office)
    assert (incident.kind, incident.case_id) == ("due_work_parked", broken)
    assert "of.the.weather" in incident.sentence
    with office.platform.reading_unit() as unit:
        assert list(verify_cases(unit)) == []


def test_a_settled_incident_gives_its_work_three_attempts_again(sqlite_office: Office) -> None:
    office = sqlite_office
    deploy_changed(office, *WEATHER)
    case_id = waiting_for_timer(office)
    office.clock.moment += timedelta(days=2)
    try_until_parked(office)
    [incident] = incidents(office)
    with pytest.raises(NotPermitted), office.platform.unit() as unit:
        resolve_incident(unit, office.clerk, incident.id, "已修复", try_again=True)
    with office.platform.unit() as unit:
        resolve_incident(unit, SUPERVISOR, incident.id, "已修复", try_again=True)
    assert (work_of(office, case_id).state, work_of(office, case_id).attempts) == ("waiting", 0)
    with pytest.raises(TransitionNotAllowed), office.platform.unit() as unit:
        resolve_incident(unit, SUPERVISOR, incident.id, "再处理")


def test_work_that_was_put_off_is_tried_again_only_later(sqlite_office: Office) -> None:
    office = sqlite_office
    deploy_changed(office, *WEATHER)
    case_id = waiting_for_timer(office)
    office.clock.moment += timedelta(days=2)
    run_due_work(office.platform)
    run_due_work(office.platform)
    assert work_of(office, case_id).attempts == 1

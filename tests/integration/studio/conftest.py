"""An office with one running case, and visitors of its pages under every post."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.bootstrap import Platform, Settings, build_platform
from app.casework.clocks.case_clocks import CaseClocks
from app.casework.parameters.jurisdiction import jurisdiction_of
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.publish_release import publish_release
from app.casework.run_due_work import run_due_work
from app.scenarios.office import set_parameters
from app.storage.database import Database
from app.storage.records import CaseFile, Release
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.clock_rules import ClockKind, ClockRule
from app.workcalendar.legal_clock import Act
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.moments import SHANGHAI
from tests import builders
from tests.errands_office import MATERIALS

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI)
POSTS = {
    "policy": ("agency", "policy_staff"),
    "admin": ("agency", "sys_admin"),
    "head": ("agency", "supervisor"),
    "review": ("agency", "agency_review"),
    "department": ("admin_dept", "admin_dept"),
    "clerk": ("tpa", "tpa"),
    "assessor": ("assessment_institution", "assessor"),
    "citizen": ("applicant", "applicant"),
}
SILENT = {
    "assessment.notice.scope": {"value": ["village"], "unit": "enum_set"},
    "benefit.qualifying_grades": {"value": [3, 4, 5], "unit": "list"},
    "assessment.application.supplement_period": {"value": 10, "unit": "working_days"},
}
"""What the assessment needs and Gansu leaves open, but for the one that a test may leave out."""


@dataclass
class Pages:
    """The product before a browser; `case` has a clock that ends in 2027 by the estimate."""

    platform: Platform
    open_as: Callable[[str], FlaskClient]

    def run(self) -> int:
        """Does what is due now, as the scheduler would."""
        return run_due_work(self.platform)


@pytest.fixture
def pages(sqlite_database: Database, tmp_path: Path) -> Iterator[Pages]:
    url = sqlite_database.url.render_as_string(hide_password=False)
    settings = Settings(url, tmp_path, demo=True, synchronous="OFF")
    seconds = count()
    platform = build_platform(settings, machine_clock=lambda: NOW + timedelta(seconds=next(seconds)))
    with platform.unit() as unit:
        _lay(unit)
    app = create_app(platform)
    app.config["WTF_CSRF_ENABLED"] = False

    def open_as(account_id: str) -> FlaskClient:
        client = app.test_client()
        assert client.post(f"/people/{account_id}").status_code == 302
        return client

    yield Pages(platform, open_as)
    platform.close()


@pytest.fixture
def assessment(pages: Pages) -> str:
    """The assessment in use in the area; its release."""
    with pages.platform.unit() as unit:
        notice = {"assessment.notice.duration": {"value": 5, "unit": "days"}}
        set_parameters(unit, builders.AREA, {**SILENT, **notice}, "陇医保发〔2026〕3号")
    with pages.platform.unit() as unit:
        release = publish_release(unit, read_checkout(CHECKOUT), "ltci_assessment")
        deploy_process(unit, builders.AREA, "ltci_assessment", release)
    return release


def _lay(unit: UnitOfWork) -> None:
    builders.make_area(unit)
    organisations = {
        kind: builders.make_organisation(unit, kind)
        for kind in dict.fromkeys(kind for kind, _ in POSTS.values())
    }
    for account_id, (kind, post) in POSTS.items():
        account = builders.make_account(unit, account_id, id=account_id)
        builders.make_membership(unit, account, organisations[kind], post)
    case = builders.make_case(unit, id="case", number="GS-2026-00001", kind="errand")
    release = unit.session.get_one(Release, publish_release(unit, read_checkout(MATERIALS), "errand"))
    # No process runs behind these pages: they look at the clock, and the engine has nothing to be asked.
    instance = builders.make_instance(unit, case, release, status="ended")
    item = builders.make_work_item(unit, instance, claimed_by="clerk")
    item.clock_id = _start(unit, case, instance.id)


def _start(unit: UnitOfWork, case: CaseFile, instance_id: str) -> str:
    limit = Length(30, Unit.WORKING_DAYS)
    rule = ClockRule("letter_delivery", "送达评估结论书", limit, ClockKind.SOFT, True)
    law = jurisdiction_of(unit, case.area_id, case.region)
    clocks = CaseClocks(unit, case.area_id, case.id, lambda: law.calendar, [])
    act = Act(unit.moment, element="accept_application")
    held = clocks.start(rule, date(2026, 11, 20), limit, act, instance_id)
    clocks.save()
    return held.row.id

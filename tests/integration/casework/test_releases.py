"""Publishing and deploying: by content, by two persons, with every parameter set."""

from datetime import date

import pytest

from app.casework.releases.checks import MaterialsRefused
from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.publish_release import publish_release, release_draft
from app.domain.errors import (
    NotFound,
    ParameterMissing,
    SeparationOfDuties,
    TransitionNotAllowed,
)
from app.storage.records import ParameterValue, Release, ReleaseFile
from app.storage.unit_of_work import UnitOfWork
from tests import builders
from tests.errands_office import MATERIALS, Office

SILENT = {
    "assessment.notice.duration": {"value": 5, "unit": "days"},
    "assessment.notice.scope": {"value": ["village"], "unit": "enum_set"},
    "benefit.qualifying_grades": {"value": [3, 4, 5], "unit": "list"},
    "assessment.application.supplement_period": {"value": 10, "unit": "working_days"},
}


def publish(office: Office, change: dict[str, bytes] | None = None) -> str:
    with office.platform.unit() as unit:
        return publish_release(unit, {**read_checkout(MATERIALS), **(change or {})}, "errand")


def set_silent(unit: UnitOfWork, *keys: str) -> None:
    for key in keys:
        row = ParameterValue(
            id=unit.new_id(),
            area_id=builders.AREA,
            key=key,
            value=SILENT[key],
            legal_basis="陇原医保发〔2026〕1号",
            valid_from=date(2026, 1, 1),
            valid_until=None,
            set_by="someone",
            set_at=unit.moment,
        )
        unit.session.add(row)
    unit.session.flush()


def test_the_same_content_is_one_release(sqlite_office: Office) -> None:
    first = publish(sqlite_office)
    assert publish(sqlite_office) == first
    assert publish(sqlite_office, {"forms/elsewhere/note.form": b"{}"}) == first
    changed = read_checkout(MATERIALS)["bpmn/errand/clocks.yaml"].replace(b"value: 5", b"value: 6")
    assert publish(sqlite_office, {"bpmn/errand/clocks.yaml": changed}) != first


def test_a_release_keeps_every_file_that_the_process_reaches(sqlite_office: Office) -> None:
    release_id = publish(sqlite_office)
    with sqlite_office.platform.reading_unit() as unit:
        files = unit.session.query(ReleaseFile).filter_by(release_id=release_id)
        assert {row.path for row in files} == {
            "bpmn/errand/errand.bpmn",
            "bpmn/errand/clocks.yaml",
            "bpmn/errand/told.yaml",
            "bpmn/errand/documents/errand_note.html",
            "forms/errand/asked.form",
            "forms/errand/close.form",
            "forms/errand/prepare.form",
        }


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("notifications.send", "notifications.sing", "tell_asker"),
        ('issues="errand_note"', 'issues="other_note"', "other_note"),
        ('clock="cooling_off"', 'clock="warming_up"', "warming_up"),
        ("<bpmn:endEvent", "<bpmn:noEvent", "noEvent"),
    ],
)
def test_materials_that_lack_something_are_refused(
    sqlite_office: Office, old: str, new: str, place: str
) -> None:
    path = "bpmn/errand/errand.bpmn"
    changed = read_checkout(MATERIALS)[path].decode().replace(old, new)
    with pytest.raises(MaterialsRefused, match=place):
        publish(sqlite_office, {path: changed.encode()})


def test_a_task_without_a_form_is_refused(sqlite_office: Office) -> None:
    materials = read_checkout(MATERIALS)
    del materials["forms/errand/close.form"]
    with pytest.raises(MaterialsRefused, match="errand/close"), sqlite_office.platform.unit() as unit:
        publish_release(unit, materials, "errand")


def test_a_persons_release_is_released_by_another_before_it_is_used(sqlite_office: Office) -> None:
    office = sqlite_office
    changed = read_checkout(MATERIALS)["bpmn/errand/clocks.yaml"].replace(b"value: 5", b"value: 7")
    with office.platform.unit() as unit:
        materials = {**read_checkout(MATERIALS), "bpmn/errand/clocks.yaml": changed}
        release_id = publish_release(unit, materials, "errand", author=office.clerk, note="放宽期限")
    with pytest.raises(TransitionNotAllowed), office.platform.unit() as unit:
        deploy_process(unit, builders.AREA, "errand", release_id)
    with pytest.raises(SeparationOfDuties), office.platform.unit() as unit:
        release_draft(unit, office.clerk, release_id)
    with office.platform.unit() as unit:
        release_draft(unit, office.colleague, release_id)
        deploy_process(unit, builders.AREA, "errand", release_id, actor=office.colleague)
    with office.platform.reading_unit() as unit:
        assert unit.session.get_one(Release, release_id).released_by == office.colleague.account_id


def test_a_running_case_keeps_its_release(sqlite_office: Office) -> None:
    office = sqlite_office
    case_id = office.ask().case_id
    materials = read_checkout(MATERIALS)
    form = materials["forms/errand/prepare.form"].replace(b'"min":1', b'"min":5')
    with office.platform.unit() as unit:
        release_id = publish_release(unit, {**materials, "forms/errand/prepare.form": form}, "errand")
        deploy_process(unit, builders.AREA, "errand", release_id)
    item_id = office.only_item(case_id)
    office.claim(item_id)
    assert office.complete(item_id, {"days": 1})


def test_the_assessment_is_not_deployed_where_the_region_is_silent(sqlite_office: Office) -> None:
    office = sqlite_office
    with office.platform.unit() as unit:
        release_id = publish_release(unit, read_checkout(CHECKOUT), "ltci_assessment")
    with pytest.raises(ParameterMissing) as refused, office.platform.unit() as unit:
        set_silent(unit, "assessment.notice.duration")
        deploy_process(unit, builders.AREA, "ltci_assessment", release_id)
    assert set(refused.value.params["keys"]) == set(SILENT) - {"assessment.notice.duration"}  # type: ignore[call-overload]
    with office.platform.unit() as unit:
        set_silent(unit, *SILENT)
        deploy_process(unit, builders.AREA, "ltci_assessment", release_id)


def test_a_release_that_nobody_published_is_not_deployed(sqlite_office: Office) -> None:
    with pytest.raises(NotFound), sqlite_office.platform.unit() as unit:
        deploy_process(unit, builders.AREA, "errand", "0" * 64)

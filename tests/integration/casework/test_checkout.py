"""Changed files are seen, and come into use in a running office, on their day, for new cases alone."""

from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from app.bootstrap import machine_clock
from app.casework.releases.checkout import deploy_checkout, differences
from app.casework.releases.materials import read_checkout
from app.cli.release import release_commands
from app.domain.errors import FirstDayPast
from app.storage.records import Instance
from app.workcalendar.moments import day_of
from tests.errands_office import MATERIALS, Office

CLOCKS = "bpmn/errand/clocks.yaml"


def changed() -> dict[str, bytes]:
    materials = read_checkout(MATERIALS)
    return {**materials, CLOCKS: materials[CLOCKS].replace(b"value: 5", b"value: 6")}


def release_of(office: Office, case_id: str) -> str:
    with office.platform.reading_unit() as unit:
        return unit.session.query(Instance).filter_by(case_id=case_id).one().release_id


def release(office: Office, *words: str, folder: object = MATERIALS) -> Result:
    url = office.platform.database.url.render_as_string(hide_password=False)
    environment = {"CHANGHU_DATABASE": url, "CHANGHU_VAR": str(office.platform.settings.var)}
    return CliRunner(env=environment).invoke(release_commands, [*words, "--from", str(folder)])


def test_what_is_in_use_differs_from_nothing(sqlite_office: Office) -> None:
    with sqlite_office.platform.reading_unit() as unit:
        assert list(differences(unit, read_checkout(MATERIALS))) == []


def test_a_changed_file_is_named(sqlite_office: Office) -> None:
    with sqlite_office.platform.reading_unit() as unit:
        [found] = [each for each in differences(unit, changed()) if each.process_id == "errand"]
    assert found.files == (CLOCKS,)


def test_a_running_office_opens_new_cases_by_what_was_changed_and_leaves_the_running(
    sqlite_office: Office,
) -> None:
    office = sqlite_office
    before = office.ask().case_id
    with office.platform.unit() as unit:
        [found] = [each for each in differences(unit, changed()) if each.process_id == "errand"]
        new = deploy_checkout(unit, changed(), found)
    after = office.ask().case_id
    assert release_of(office, after) == new != release_of(office, before)


def test_a_release_waits_for_its_first_day(sqlite_office: Office) -> None:
    office = sqlite_office
    with office.platform.unit() as unit:
        [found] = [each for each in differences(unit, changed()) if each.process_id == "errand"]
        new = deploy_checkout(unit, changed(), found, day_of(unit.moment) + timedelta(days=3))
    today = office.ask().case_id
    office.clock.moment += timedelta(days=3)
    on_its_day = office.ask().case_id
    assert release_of(office, today) != new == release_of(office, on_its_day)


def test_a_release_does_not_come_into_use_in_the_past(sqlite_office: Office) -> None:
    with pytest.raises(FirstDayPast), sqlite_office.platform.unit() as unit:
        [found] = [each for each in differences(unit, changed()) if each.process_id == "errand"]
        deploy_checkout(unit, changed(), found, day_of(unit.moment) - timedelta(days=1))


def test_the_command_checks_and_names_the_place(sqlite_office: Office, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    assert "errand：可以发布" in release(sqlite_office, "check", "errand").output
    folder = tmp_path_factory.mktemp("spoilt")
    for path, content in read_checkout(MATERIALS).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        spoilt = content.replace(b"&#34;applicant&#34;", b"&#34;aplicant&#34;")
        (folder / path).write_bytes(spoilt)
    answer = release(sqlite_office, "check", "errand", folder=folder)
    assert answer.exit_code == 1
    assert "bpmn/errand/errand.bpmn：tell_asker" in answer.output
    refused = release(sqlite_office, "publish", "errand", folder=folder)
    assert refused.exit_code == 1
    assert "aplicant" in refused.output


def test_the_command_deploys_in_an_office_that_runs(sqlite_office: Office, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("changed")
    for path, content in changed().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    # The command looks at the machine's own clock.
    sqlite_office.clock.moment = machine_clock()
    before = sqlite_office.ask().case_id
    assert "不同" in release(sqlite_office, "list", folder=folder).output
    assert release(sqlite_office, "deploy", "errand", folder=folder).exit_code == 0
    assert "不同" not in release(sqlite_office, "list", folder=folder).output
    assert release_of(sqlite_office, before) != release_of(sqlite_office, sqlite_office.ask().case_id)

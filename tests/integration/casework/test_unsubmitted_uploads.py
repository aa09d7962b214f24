"""Files that were uploaded at the desk and never submitted go after seven days, wherever a process dies."""

from datetime import timedelta
from threading import Event

from apscheduler.events import EVENT_JOB_EXECUTED

from app.bootstrap import Platform
from app.casework.papers.attachments import keep_attachment
from app.casework.papers.forget_uploads import KEPT, forget_unsubmitted
from app.casework.run_due_work import run_due_work
from app.casework.tasks.save_draft import save_draft
from app.scheduler import Scheduler, new_ticker
from app.storage.records import Attachment
from app.storage.uploads import bind_attachments
from tests import builders
from tests.errands_office import Office
from tests.integration.casework.test_scheduler import STUCK

LATER = KEPT + timedelta(minutes=1)


def upload(office: Office) -> str:
    with office.platform.unit() as unit:
        return str(keep_attachment(unit, office.clerk, "回执.pdf", b"%PDF-1.4\n")["id"])


def sweep(platform: Platform) -> None:
    with platform.unit() as unit:
        forget_unsubmitted(unit)
    while run_due_work(platform):
        pass


def files(office: Office) -> tuple[set[str], int]:
    """The ids of the rows, and how many files lie on the disk."""
    with office.platform.reading_unit() as unit:
        rows = {row.id for row in unit.session.query(Attachment)}
    return rows, sum(path.is_file() for path in office.platform.tools.uploads.rglob("*"))


def test_a_file_that_nobody_submitted_goes_after_seven_days_and_not_before(office: Office) -> None:
    old = upload(office)
    office.clock.moment += KEPT
    young = upload(office)
    sweep(office.platform)
    assert files(office) == ({old, young}, 2)
    office.clock.moment += timedelta(minutes=1)
    sweep(office.platform)
    assert files(office) == ({young}, 1)


def test_a_file_of_a_case_stays(office: Office) -> None:
    case_id, kept = office.ask().case_id, upload(office)
    with office.platform.unit() as unit:
        bind_attachments(unit.session, builders.AREA, case_id, [kept])
    office.clock.moment += LATER
    sweep(office.platform)
    assert files(office) == ({kept}, 1)


def test_a_file_that_the_draft_of_a_task_names_stays_as_long_as_the_draft(office: Office) -> None:
    case_id = office.ask().case_id
    item_id, named = office.only_item(case_id), upload(office)
    office.claim(item_id)
    with office.platform.unit() as unit:
        save_draft(unit, office.clerk, item_id, {"proofs": [{"rows": [{"paper": [{"id": named}]}]}]})
    office.clock.moment += LATER
    sweep(office.platform)
    assert files(office) == ({named}, 1)
    office.complete(item_id, {"days": 1})
    sweep(office.platform)
    assert files(office) == (set(), 0)


def test_the_file_of_a_row_that_is_gone_is_deleted_in_the_end(office: Office) -> None:
    upload(office)
    office.clock.moment += LATER
    with office.platform.unit() as unit:
        assert forget_unsubmitted(unit) == 1
    assert files(office) == (set(), 1)  # the process dies here
    run_due_work(office.platform)
    assert files(office) == (set(), 0)


def test_a_file_that_is_gone_already_stops_nothing(office: Office) -> None:
    upload(office)
    office.clock.moment += LATER
    [path] = [path for path in office.platform.tools.uploads.rglob("*") if path.is_file()]
    path.unlink()
    sweep(office.platform)
    assert files(office) == (set(), 0)


def test_the_scheduler_forgets_when_it_starts(sqlite_office: Office) -> None:
    upload(sqlite_office)
    sqlite_office.clock.moment += LATER
    ticker, forgot = new_ticker(), Event()
    ticker.add_listener(
        lambda event: event.job_id == "forget_unsubmitted" and forgot.set(), EVENT_JOB_EXECUTED
    )
    scheduler = Scheduler(sqlite_office.platform, ticker)
    scheduler.start()
    assert forgot.wait(STUCK)
    scheduler.shutdown()
    assert files(sqlite_office)[0] == set()

"""The number of a public notice means that notice: what is said against it, and what came of that."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.business.public_notices.notices import publish
from app.business.public_notices.queries import running_notices
from app.business.public_notices.records import Objection, PublicNotice
from app.casework.cases.open_case import open_case
from app.casework.services.calling import ServiceContext
from app.domain.errors import InvalidSubmission, TooLate
from app.scenarios.expectations import Scene
from app.scenarios.player import MAIN, Play
from app.scenarios.values import Values
from app.storage.database import Database
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import SHANGHAI
from tests import stages

OBJECTION = "ltci_notice_objection"
SAID = {
    "name": "陈某",
    "id_kind": "resident_id_card",
    "id_number": "629901197204150029",
    "phone": "13900000002",
    "facts": "被公示人能够自己下楼买菜。",
    "evidence": ["照片.jpg"],
    "signature": "signed",
}


@pytest.fixture
def published(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    """A conclusion has been published; objections are possible."""
    play = stages.play_until(sqlite_database, tmp_path, "prepare_notice", scenario="objection_on_last_day")
    play.play_next()
    yield play
    play.stage.platform.close()


def the_notice(unit: UnitOfWork, play: Play) -> PublicNotice:
    [found] = running_notices(unit.session, play.stage.cast.area_id, play.cases[MAIN])
    return found


def object_to(play: Play, number: str) -> str:
    with play.stage.platform.unit() as unit:
        who = stages.actor(play, unit, "third_person:chen")
        values = Values({**SAID, "notice": number}, play.stage.cast).for_start(unit, who, OBJECTION)
        return open_case(unit, who, OBJECTION, values).case_id


def refused_codes(refusal: InvalidSubmission) -> list[str]:
    return [error.code for error in refusal.errors]


def test_an_objection_that_cites_a_closed_notice_is_too_late_though_another_runs(published: Play) -> None:
    with published.stage.platform.unit() as unit:
        first = the_notice(unit, published)
        number, again = first.number, "GS公示〔2026〕00002号"
        columns = {column.name: getattr(first, column.name) for column in PublicNotice.__table__.columns}
        first.state = "closed"
        unit.session.flush()
        unit.session.add(PublicNotice(**{**columns, "id": unit.new_id(), "number": again}))
    with pytest.raises(TooLate):
        object_to(published, number)
    assert object_to(published, again)


def test_an_objection_goes_to_the_process_that_its_notice_names(published: Play) -> None:
    with published.stage.platform.unit() as unit:
        notice = the_notice(unit, published)
        number = notice.number
        assert notice.objections == OBJECTION
        notice.objections = "institution_objection"
    with pytest.raises(InvalidSubmission) as refused:
        object_to(published, number)
    assert refused_codes(refused.value) == ["other_notice"]


@pytest.mark.parametrize("upheld", [True, False])
def test_a_notice_says_whether_an_objection_to_it_was_upheld(published: Play, upheld: bool) -> None:
    with published.stage.platform.reading_unit() as unit:
        notice = the_notice(unit, published)
    object_to(published, notice.number)
    with published.stage.platform.unit() as unit:
        row = unit.session.query(Objection).filter_by(notice_id=notice.id).one()
        row.state, row.finding, row.upheld = "closed", "found", upheld
    published.stage.travel_to(notice.ends_at + timedelta(hours=9))
    with published.stage.platform.reading_unit() as unit:
        scene = Scene(unit, published.stage.cast, published.cases[MAIN], published.cases)
        said = cast(dict[str, Any], scene.data()["notice"])
    assert (said["upheld"], said["outcome"]) == (upheld, "clear")
    assert (said["id"], said["number"]) == (notice.id, notice.number)


@pytest.mark.parametrize("content", [None, "", "  "])
def test_a_notice_in_which_nothing_can_be_read_is_not_published(content: str | None) -> None:
    context = cast(ServiceContext, SimpleNamespace())
    with pytest.raises(InvalidSubmission) as refused:
        publish(context, "assessment_conclusion", {"content": content})
    assert refused_codes(refused.value) == ["required"]


def test_a_notice_runs_longer_where_whoever_prepares_it_says_so(
    sqlite_database: Database, tmp_path: Path
) -> None:
    play = stages.play_until(sqlite_database, tmp_path, "prepare_notice")
    play.stage.travel_to(datetime(2026, 5, 12, 9, 0, tzinfo=SHANGHAI))
    stages.do(play, "tpa", "prepare_notice", {"channel": ["notice_board"], "length": 10})
    with play.stage.platform.reading_unit() as unit:
        assert the_notice(unit, play).ends_on == date(2026, 5, 22)
    play.stage.platform.close()

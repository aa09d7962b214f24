"""Who delivers a letter again sees the attempts so far, and where to go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casework.tasks.view_work import view_work
from app.forms.bound import BoundProse
from app.scenarios.player import Play
from app.storage.database import Database
from tests import stages

FAILED = {"outcome": "failed", "sent_at": "2026-05-19 10:00", "failed_reason": "无人在家"}


@pytest.fixture
def play(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    play = stages.play_until(sqlite_database, tmp_path, "deliver_letter/record_delivery")
    yield play
    play.stage.platform.close()


def said(play: Play) -> list[str]:
    """The texts that stand between the fields of the delivery."""
    with play.stage.platform.reading_unit() as unit:
        item = stages.open_item(play, unit, "record_delivery")
        view = view_work(unit, stages.actor(play, unit, "tpa"), item.id)
        parts = view.form.bind(None, view.context).components
        prose = [part for part in parts if isinstance(part, BoundProse)]
        return [block.text for part in prose for block in part.blocks(str)]


def test_the_address_and_telephone_of_the_recipient_are_said(play: Play) -> None:
    assert said(play) == ["联系电话：13900000001；参保人住址：样例区平安路1号"]


def test_the_next_attempt_is_told_of_the_one_that_failed(play: Play) -> None:
    play.stage.travel_to(play.stage.clock.moment.replace(hour=18))
    stages.do(play, "tpa", "record_delivery", FAILED)
    assert said(play)[:2] == ["以前的送达", "第1次，2026-05-19：直接送达，未送达：无人在家"]


def test_the_next_attempt_stays_with_who_made_the_last(play: Play) -> None:
    play.stage.travel_to(play.stage.clock.moment.replace(hour=18))
    stages.do(play, "tpa", "record_delivery", FAILED)
    with play.stage.platform.reading_unit() as unit:
        assert stages.open_item(play, unit, "record_delivery").claimed_by == play.stage.cast.account("tpa_1")

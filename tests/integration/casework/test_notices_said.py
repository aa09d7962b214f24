"""A notice says when, where and until when, and the check of a second application names the first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.telling.tell_people import what_was_told
from app.scenarios.player import Play
from app.scenarios.queries import case_of
from app.storage.cases import instances_of
from app.storage.database import Database
from app.storage.records import Notification
from tests import stages


@contextmanager
def played(database: Database, folder: Path, until: str, scenario: str) -> Iterator[Play]:
    play = stages.play_until(database, folder, until, scenario=scenario)
    try:
        yield play
    finally:
        play.stage.platform.close()


def said(play: Play, about: str) -> set[str]:
    with play.stage.platform.reading_unit() as unit:
        notes = unit.session.scalars(select(Notification).where(Notification.kind == about))
        return {str(what_was_told(unit, note)[1]) for note in notes}


def test_notices_name_the_time_and_place_of_a_visit_and_the_last_days(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with played(sqlite_database, tmp_path, "check_materials", "straight_qualifying") as play:
        play.play()
        when = "时间：2026年5月8日 09:00，地点：样例区平安路1号。"
        assert said(play, "visit_appointed") == {f"案件GS-2026-00001：上门评估已安排，{when}"}
        assert said(play, "visit_to_supervise") == {f"案件GS-2026-00001：有现场评估需要监督，{when}"}
        assert said(play, "notice_published") == {
            "案件GS-2026-00001：评估结论已开始公示（公示期：2026年5月18日届满）。"
        }
        assert said(play, "dispute_window") == {
            "案件GS-2026-00001：评估结论书已送达，可在期限内申请复评（申请复评的期限：2026年6月3日届满）。"
        }


def test_a_supplement_is_asked_for_with_the_day_that_the_letter_shows(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with played(sqlite_database, tmp_path, "check_materials", "supplement_due_rolls") as play:
        play.play()
        assert said(play, "supplement_notice") == {
            "案件GS-2026-00001：请按一次性告知书补齐材料；"
            "2026年5月12日签收告知书的，最晚2026年5月18日交齐，此后签收的相应顺延。"
        }


def test_the_check_of_a_second_application_names_the_first(sqlite_database: Database, tmp_path: Path) -> None:
    with played(sqlite_database, tmp_path, "check_materials", "second_application_meanwhile") as play:
        play.play()
        with play.stage.platform.reading_unit() as unit:
            case = case_of(unit, play.stage.cast.area_id, play.cases["again"])
            instance = instances_of(unit.session, case.area_id, case.id)[0]
            assert take_in_hand(unit, case, instance).facts.running_cases == ["GS-2026-00001"]

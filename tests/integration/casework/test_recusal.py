"""Who must withdraw by what the platform knows: earlier assessments bar only where they are disputed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casework.case_at_hand import take_in_hand
from app.casework.recusal import Standing, standings
from app.scenarios.player import Play
from app.scenarios.queries import case_of, instances_of
from app.storage.database import Database
from tests import stages


@pytest.fixture
def again(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    """A person whom wu and li have visited before applies again."""
    play = stages.play_until(sqlite_database, tmp_path, "check_materials", scenario="could_not_complete")
    play.play()
    yield play
    play.stage.platform.close()


def standing(play: Play, alias: str, name: str, kind: str) -> Standing:
    area_id, account = play.stage.cast.area_id, str(play.stage.cast.account(alias))
    with play.stage.platform.reading_unit() as unit:
        case = case_of(unit, area_id, play.cases["again"])
        [instance] = instances_of(unit, area_id, case.id)
        at_hand = take_in_hand(unit, case, instance)
        return standings(at_hand, {account: name}, "expert", {"kind": kind})[account]


def test_who_took_part_in_a_disputed_assessment_withdraws(again: Play) -> None:
    assert standing(again, "li", "李某", "dispute").bars == ("参与过有争议的评估",)


def test_who_assessed_the_person_before_is_only_pointed_out(again: Play) -> None:
    found = standing(again, "li", "李某", "end_of_term")
    assert found.bars == ()
    assert found.hints == ("参与过该参保人以前的评估",)


def test_who_has_the_persons_surname_is_only_pointed_out(again: Play) -> None:
    found = standing(again, "wang", "张三", "initial")
    assert found == Standing(hints=("与参保人或其代理人同姓，请核实是否为亲属",))


def test_others_stand_apart(again: Play) -> None:
    assert standing(again, "wang", "王某", "dispute") == Standing()

"""Who must withdraw by what the platform knows or by the own word, and how the case goes on without them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.cases.recusal import Standing, standings
from app.casework.tasks.claim_work import claim_work
from app.domain.errors import RecusalRequired
from app.scenarios.office import add_staff
from app.scenarios.player import MAIN, Play
from app.scenarios.queries import case_of, open_items
from app.storage.cases import instances_of
from app.storage.database import Database
from app.storage.documents import documents_of
from app.storage.vault import row_key
from tests import stages


@pytest.fixture
def again(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    """A person whom wu and li have visited before applies again."""
    play = stages.play_until(sqlite_database, tmp_path, "check_materials", scenario="could_not_complete")
    play.play()
    yield play
    play.stage.platform.close()


def standing(play: Play, alias: str, name: str, kind: str, role: str = "expert", **facts: str) -> Standing:
    area_id, account = play.stage.cast.area_id, str(play.stage.cast.account(alias))
    with play.stage.platform.reading_unit() as unit:
        case = case_of(unit, area_id, play.cases["again"])
        [instance] = instances_of(unit.session, area_id, case.id)
        at_hand = take_in_hand(unit, case, instance)
        return standings(at_hand, {account: name}, role, {"kind": kind, **facts})[account]


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


@pytest.fixture
def one_is_missing(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    """Li has agreed, wang has withdrawn, and the institution has no third expert."""
    play = stages.play_until(sqlite_database, tmp_path, "confirm_conclusion")
    stages.do(play, "expert:li", "confirm_conclusion", {"agree": True, "signature": "signed"}, "li")
    related = {"relation_declared": "interest", "relation_detail": "房东", "signature": "signed"}
    stages.do(play, "expert:wang", "confirm_conclusion", related, "wang")
    yield play
    play.stage.platform.close()


def find_expert(play: Play, alias: str) -> None:
    expert = {"as": alias, "name": alias, "post": "expert", "of": "ping_an"}
    with play.stage.platform.unit() as unit:
        add_staff(unit, play.stage.cast, expert)
    stages.do(play, "assess_admin:zhou", "arrange_experts", {"arrangement": "已备案"})


def asked(play: Play) -> list[str]:
    cast = play.stage.cast
    with play.stage.platform.reading_unit() as unit:
        items = open_items(unit, cast.area_id, play.cases[MAIN])
        return [cast.alias_of(account) for item in items for account in item.candidates or ()]


def test_who_has_agreed_is_not_asked_again_after_another_has_withdrawn(one_is_missing: Play) -> None:
    find_expert(one_is_missing, "zhao")
    assert asked(one_is_missing) == ["zhao"]


def test_what_was_agreed_before_another_withdrew_counts(one_is_missing: Play) -> None:
    find_expert(one_is_missing, "zhao")
    stages.do(one_is_missing, "expert:zhao", "confirm_conclusion", {"agree": True, "signature": "signed"})
    with one_is_missing.stage.platform.reading_unit() as unit:
        advice = stages.open_item(one_is_missing, unit, "advise_care", "li")
        area_id = one_is_missing.stage.cast.area_id
        papers = documents_of(unit.session, area_id, one_is_missing.cases[MAIN])
        paper = [row for row in papers if row.code == "expert_confirmation"][-1]
        html = unit.vault.open_bytes("document.html", row_key(area_id, paper.id), paper.html).decode()
    assert sorted(map(one_is_missing.stage.cast.alias_of, advice.candidates or ())) == ["li", "zhao"]
    assert html.count("<td>同意</td>") == 2


def test_who_has_withdrawn_cannot_take_another_task_of_the_case(one_is_missing: Play) -> None:
    """Here wang administers the institution too."""
    with one_is_missing.stage.platform.unit() as unit:
        wang = stages.actor(one_is_missing, unit, "expert:wang")
        zhou = stages.actor(one_is_missing, unit, "assess_admin:zhou")
        item = stages.open_item(one_is_missing, unit, "arrange_experts")
        both = replace(wang, memberships=(*wang.memberships, *zhou.memberships))
        with pytest.raises(RecusalRequired):
            claim_work(unit, both, item.id)


def test_a_commissioner_does_not_supervise_the_institution_where_she_works(again: Play) -> None:
    institution = again.stage.cast.organisations["ping_an"]
    found = standing(again, "li", "李某", "initial", role="ltc_commissioner", institution=institution)
    assert "在承担本次评估的机构任职" in found.bars
    found = standing(again, "li", "李某", "initial", role="ltc_commissioner", institution="another")
    assert "在承担本次评估的机构任职" not in found.bars

"""Whole courses, told to the applicant at every step: where the case is, and how long is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from app.bootstrap import Settings
from app.casework.applying.issue_case_code import issue_case_code
from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT
from app.scenarios.player import Play
from app.scenarios.reader import read_scenario
from app.scenarios.theatre import set_stage
from tests.integration.portal.conftest import Office, Receipt, look_up, said

SCENARIOS = CHECKOUT / "bpmn" / "ltci_assessment" / "scenarios"


def pages(name: str, var: Path) -> Iterator[str]:
    """What the applicant reads after each step of a scenario."""
    scenario = read_scenario(SCENARIOS / f"{name}.yaml", known_requirements())
    stage = set_stage(Settings(database_url=f"sqlite:///{var / 'x.db'}", var=var), scenario, CHECKOUT)
    office = Office(stage.platform, stage.cast, stage.clock, create_app(stage.platform))
    play = Play(scenario, stage)
    while play.next_moment() is not None:
        play.play_next()
        with stage.platform.unit() as unit:
            clerk = stage.actor(unit, stage.cast.of_role("tpa")[0])
            number, code = issue_case_code(unit, clerk, play.cases["main"])
        window = office.window()
        window.get("/public/")
        yield said(look_up(window, Receipt(number, code)))
    stage.platform.close()


@pytest.mark.parametrize(
    ("course", "sentences"),
    [
        (
            "straight_qualifying",
            [
                "失能等级评估申请表",
                "材料已收到，正在核对是否齐全。",
                "申请已受理，正在初审。",
                "初审已通过，正在安排评估机构。",
                "上门评估已安排。",
                "评估专家正在确认结论。",
                "评估结论正在公示。",
                "评估结论书已出具，正在送达给您。",
                "还有10个工作日",
                "评估已办结：达到享受待遇的失能等级。",
            ],
        ),
        ("field_enquiry", ["正在初审；有些情况还要走访了解。", "走访了解情况"]),
        ("experts_too_few", ["正在补充确认结论的评估专家。"]),
        (
            "two_objections",
            ["公示期内有人提出异议，经办机构核实后再出具评估结论书。", "公示期内的异议已核实办结"],
        ),
        ("not_accepted", ["申请不予受理，通知书正在送达给您。", "申请不予受理，原因见通知书。"]),
        ("not_supplemented", ["等待您补充材料。", "材料没有按要求补齐，申请不予受理。"]),
    ],
)
def test_the_page_tells_where_the_case_is_after_every_step(
    course: str, sentences: list[str], tmp_path: Path
) -> None:
    told = list(pages(course, tmp_path))
    assert all("现在到哪一步" in page for page in told)
    reached = [next((i for i, page in enumerate(told) if each in page), None) for each in sentences]
    assert None not in reached, sentences[reached.index(None)]
    assert reached == sorted(reached, key=lambda place: place or 0)

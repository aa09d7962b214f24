"""A delivered conclusion is announced: to nobody, or to every process that begins with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.casework.releases.deploy_process import deploy_process
from app.casework.releases.publish_release import publish_release
from app.scenarios.player import MAIN, Play
from app.storage.database import Database
from app.storage.records import CaseFile, Incident, Outbox
from tests import stages

BEGUN_BY_IT = b"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="follow_up_definitions"
    xmlns:changhu="https://changhu.dev/bpmn"
    targetNamespace="https://changhu.dev/bpmn">
  <bpmn:message id="message_conclusion_issued" name="conclusion_issued"/>
  <bpmn:process id="follow_up" name="Follow-up" isExecutable="true" changhu:subject="person">
    <bpmn:startEvent id="conclusion_issued">
      <bpmn:outgoing>on</bpmn:outgoing>
      <bpmn:messageEventDefinition id="conclusion_issued_message" messageRef="message_conclusion_issued"/>
    </bpmn:startEvent>
    <bpmn:endEvent id="noticed"><bpmn:incoming>on</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="on" sourceRef="conclusion_issued" targetRef="noticed"/>
  </bpmn:process>
</bpmn:definitions>
"""


@pytest.fixture
def letter(sqlite_database: Database, tmp_path: Path) -> Iterator[Play]:
    """A case whose letter is about to be delivered."""
    play = stages.play_until(sqlite_database, tmp_path, "deliver_letter/record_delivery")
    yield play
    play.stage.platform.close()


def outbox(play: Play) -> list[str]:
    with play.stage.platform.reading_unit() as unit:
        sent = unit.session.scalars(select(Outbox).where(Outbox.message == "conclusion_issued"))
        return [row.state for row in sent]


def test_an_announcement_that_nobody_follows_is_done(letter: Play) -> None:
    letter.play()
    assert outbox(letter) == ["delivered"]
    with letter.stage.platform.reading_unit() as unit:
        assert unit.session.scalars(select(Incident)).all() == []


def test_the_announcement_says_what_was_concluded(letter: Play) -> None:
    """An entry of a context hides a name of the data from those after it: the grade was null that way."""
    letter.play()
    with letter.stage.platform.reading_unit() as unit:
        row = unit.session.scalars(select(Outbox).where(Outbox.message == "conclusion_issued")).one()
        payload = unit.vault.read(row, "payload")
    assert payload["qualifying"] is True
    assert payload["grade"] is not None
    assert payload["issued_at"] is not None


def test_every_process_that_begins_with_the_message_opens_a_case_of_the_same_party(letter: Play) -> None:
    area_id = letter.stage.cast.area_id
    with letter.stage.platform.unit() as unit:
        materials = {"bpmn/follow_up/follow_up.bpmn": BEGUN_BY_IT}
        deploy_process(unit, area_id, "follow_up", publish_release(unit, materials, "follow_up"))
    letter.play()
    with letter.stage.platform.reading_unit() as unit:
        case = unit.session.scalars(select(CaseFile).where(CaseFile.kind == "follow_up")).one()
        assessed = unit.session.get_one(CaseFile, (area_id, letter.cases[MAIN]))
        assert case.parent_case_id == assessed.id
        assert case.person_id == assessed.person_id
        assert case.outcome == "noticed"

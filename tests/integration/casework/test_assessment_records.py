"""What a whole assessment leaves in the tables that statistics and files are made of."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.business.assessments.records import (
    AssessmentFee,
    AssessmentVisit,
    BenefitInterval,
    CareAdvice,
    Conclusion,
    ConclusionConfirmation,
    ConclusionLetter,
    Evidence,
    MaterialCheck,
    VisitMember,
)
from app.business.deliveries.records import Delivery
from app.business.public_notices.records import PublicNotice
from app.scenarios.player import MAIN, Play
from app.storage.database import Database
from app.storage.journal import verify
from app.storage.records import CaseFile, Document, DueWork, Notification
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key
from tests import stages


@pytest.fixture
def played(database: Database, tmp_path: Path) -> Iterator[Play]:
    """The shipped scenario of a qualifying conclusion, to its end."""
    play = stages.play_until(database, tmp_path, "check_materials")
    while play.next_moment() is not None:
        play.play_next()
    yield play
    play.stage.platform.close()


def test_an_assessment_leaves_every_business_record(played: Play) -> None:
    with played.stage.platform.reading_unit() as unit:
        _applied_and_checked(unit, played)
        _visited(unit, played)
        _concluded(unit, played)
        _published_and_delivered(unit, played)
        assert verify(unit.session, unit.vault, played.stage.cast.area_id, played.cases[MAIN]) == ()


def _applied_and_checked(unit: UnitOfWork, play: Play) -> None:
    case = unit.session.get_one(CaseFile, (play.stage.cast.area_id, play.cases[MAIN]))
    assert case.party == "张*"
    assert case.person_id is not None
    assert case.accepted_at is not None and case.accepted_at.date() == date(2026, 5, 6)
    [check] = unit.session.query(MaterialCheck)
    assert (check.decision, len(check.checklist)) == ("accept", 4)


def _visited(unit: UnitOfWork, play: Play) -> None:
    cast = play.stage.cast
    [visit] = unit.session.query(AssessmentVisit)
    assert visit.institution_id == cast.organisations["ping_an"]
    assert (visit.outcome, visit.scale_grade) == ("completed", 4)
    assert unit.vault.read(visit, "scores")["adl"]["bowel_control"] == 5
    team = {member.account_id: member for member in unit.session.query(VisitMember)}
    assert team.keys() == {cast.account("wu"), cast.account("li")}
    assert all(member.signed_at and member.relation == "none" for member in team.values())
    assert [evidence.kind for evidence in unit.session.query(Evidence)] == ["visit_video"]


def _concluded(unit: UnitOfWork, play: Play) -> None:
    cast = play.stage.cast
    [conclusion] = unit.session.query(Conclusion)
    assert (conclusion.grade, conclusion.kind, conclusion.round) == (4, "initial", 1)
    assert (conclusion.state, conclusion.qualifying, conclusion.proposed_by) == ("stable", True, "on_site")
    assert (conclusion.issued_on, conclusion.valid_until) == (date(2026, 5, 19), date(2028, 5, 19))
    experts = {each.expert_id for each in unit.session.query(ConclusionConfirmation)}
    assert experts == {cast.account("li"), cast.account("wang")}
    [advice] = unit.session.query(CareAdvice)
    assert advice.modes == ["home"]
    [letter] = unit.session.query(ConclusionLetter)
    document = unit.session.get_one(Document, (cast.area_id, letter.document_id))
    assert letter.number == document.number == "GS评结〔2026〕00001号"
    page = unit.vault.open_bytes("document.html", row_key(document.area_id, document.id), document.html)
    assert letter.number in page.decode() and "重度失能Ⅱ级" in page.decode()
    # Gansu's sources are silent on the day on which a benefit begins and on the fee: both stay open.
    [benefit] = unit.session.query(BenefitInterval)
    assert (benefit.state, benefit.since, benefit.until) == ("entitled", None, date(2028, 5, 19))
    [fee] = unit.session.query(AssessmentFee)
    assert (fee.state, fee.amount, fee.payer) == ("open", None, None)
    assert fee.lacking


def _published_and_delivered(unit: UnitOfWork, play: Play) -> None:
    [notice] = unit.session.query(PublicNotice)
    assert (notice.starts_on, notice.ends_on) == (date(2026, 5, 12), date(2026, 5, 18))
    assert "张某" not in notice.content and "张*" in notice.content
    assert (
        notice.publisher_id
        == play.stage.actor(unit, play.stage.cast.of_role("tpa")[0]).memberships[0].organisation_id
    )
    [delivery] = unit.session.query(Delivery)
    assert (delivery.attempt, delivery.received_on) == (1, date(2026, 5, 20))
    assert unit.vault.read(delivery, "recipient") == "张小兰"
    told = {row.details["about"] for row in unit.session.query(DueWork).filter_by(kind="notification")}
    assert told >= {
        "application_accepted",
        "review_passed",
        "dispatched",
        "visit_appointed",
        "dispute_window",
    }
    applicant = play.stage.cast.of_role("applicant")[0].account_id
    assert {note.kind for note in unit.session.query(Notification).filter_by(account_id=applicant)} >= {
        "review_passed",
        "dispute_window",
    }

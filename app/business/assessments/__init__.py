"""The assessment's life of a person: application, visit, confirmation, conclusion, what it brings about."""

from app.business.assessments import (
    applications,
    archive,
    conclusions,
    confirmations,
    effects,
    recusal_validators,
    supervision,
    team_validators,
    visits,
)
from app.business.assessments.choices import CHOICES
from app.business.assessments.facts import FACTS, OFFICES, RECIPIENTS, acquainted
from app.business.assessments.produced import PRODUCED
from app.business.assessments.shown import show
from app.casework.rooms.room import Room

ROOM = Room(
    name="assessments",
    services=(applications, archive, conclusions, confirmations, effects, supervision, visits),
    validators=(recusal_validators, team_validators),
    facts=FACTS,
    choices=CHOICES,
    offices=OFFICES,
    recipients=RECIPIENTS,
    shown=(show,),
    produced=PRODUCED,
    acquainted=(acquainted,),
)

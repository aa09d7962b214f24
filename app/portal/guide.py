"""What an area's parameters tell the public: how long, how many, which papers. Nothing is known by heart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext

from app.casework.applying.public_applicant import APPLICANT, THIRD_PERSON, applicant
from app.casework.cases.view_start import StartView, startable
from app.casework.parameters.jurisdiction import Jurisdiction, jurisdiction_of
from app.domain.errors import ParameterMissing
from app.portal import queries
from app.storage.records import Area, Organisation
from app.storage.unit_of_work import UnitOfWork
from app.web.law import Law, laws_of
from app.web.saying import said
from app.workcalendar.parameters import Parameter

RETOLD = (
    "assessment.application.materials",
    "assessment.application.non_acceptance_grounds",
    "assessment.application.review_result_deadline",
    "assessment.onsite.min_assessors",
    "assessment.conclusion.delivery_deadline",
    "assessment.dispute.party_window",
    "assessment.dispute.third_party_window",
)
"""The parameters whose articles the guide shows in their own words."""


@dataclass
class Guide:
    """The guide of one area on one day. Where its sources are silent a page leaves the sentence out."""

    unit: UnitOfWork
    area: Area

    def length(self, key: str) -> str:
        """A period in words, as 5个工作日; "" where the area has none."""
        stated = self._parameter(key)
        return said(stated.as_length().said) if stated else ""

    def number(self, key: str) -> str:
        """A count; "" where the area has none."""
        stated = self._parameter(key)
        return str(stated.value) if stated else ""

    def lines(self, key: str) -> list[str]:
        """A list in the source's own words; empty where the area has none."""
        stated = self._parameter(key)
        return [str(each) for each in stated.value] if stated and isinstance(stated.value, list) else []

    @property
    def starts(self) -> list[StartView]:
        """What the public may apply for on these pages."""
        return [start for start in self._begun_by_public if start.post == APPLICANT]

    @property
    def objections(self) -> list[StartView]:
        """With what a third person may speak up against what is published."""
        return [start for start in self._begun_by_public if start.post == THIRD_PERSON]

    def is_objection(self, kind: str) -> bool:
        """Whether a case of this process was begun by a third person."""
        return any(start.release.process_id == kind for start in self.objections)

    @cached_property
    def agency(self) -> Organisation | None:
        """Who decides on re-reviews and objections."""
        return next((each for each in self.windows if each.kind == "agency"), None)

    @cached_property
    def windows(self) -> list[Organisation]:
        """Where one can go: the third party that receives applications, and the agency."""
        found = queries.offices(self.unit, self.area.id, ("tpa", "agency"))
        return sorted(found, key=lambda each: each.kind != "tpa")

    @property
    def laws(self) -> Sequence[Law]:
        """The articles that the guide retells."""
        stated = filter(None, map(self._parameter, RETOLD))
        return laws_of(source for parameter in stated for source in parameter.source)

    @cached_property
    def _begun_by_public(self) -> list[StartView]:
        return startable(self.unit, applicant(self.area.id, ""))

    def _parameter(self, key: str) -> Parameter | None:
        try:
            return self._law.parameter(key)
        except ParameterMissing:
            return None

    @cached_property
    def _law(self) -> Jurisdiction:
        return jurisdiction_of(self.unit, self.area.id, self.area.region)


def window_kind(office: Organisation) -> str:
    """What the public goes there for."""
    return {
        "tpa": gettext("递交申请、补材料、问进度"),
        "agency": gettext("申请复评、公示异议、投诉"),
    }.get(office.kind, "")

"""What an area offers the public, and what its parameters say of it. Nothing is known by heart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext
from markupsafe import Markup

from app.casework.applying.public_applicant import applicant
from app.casework.cases.view_start import StartView, startable
from app.casework.parameters.jurisdiction import Jurisdiction, jurisdiction_of
from app.casework.releases.told_offers import GUIDE, NOTICE
from app.casework.releases.told_words import GuideWords, Line, Offer
from app.domain.errors import ParameterMissing
from app.portal import queries
from app.storage.records import Area, Organisation
from app.storage.unit_of_work import UnitOfWork
from app.web.languages import language
from app.web.law import Law, laws_of
from app.web.saying import listed, said, worded
from app.workcalendar.parameter_units import LENGTH_UNITS
from app.workcalendar.parameters import Parameter


@dataclass(frozen=True)
class Offered:
    """A start that is offered to the public, and its words."""

    start: StartView
    words: Offer

    @property
    def process_id(self) -> str:
        """The process that it begins."""
        return self.start.release.process_id

    @property
    def guide(self) -> GuideWords | None:
        """How to apply, where the process says so."""
        return self.start.release.told.own.guide


@dataclass
class Guide:
    """The guide of one area on one day. Where its sources are silent a page leaves the sentence out."""

    unit: UnitOfWork
    area: Area

    def paragraph(self, lines: Iterable[Line]) -> Markup:
        """Sentences with the values of this area, without those that lack one."""
        sentences = filter(None, map(self._sentence, lines))
        return Markup("" if language() == "zh" else " ").join(sentences)

    def papers(self, words: GuideWords | None) -> list[str]:
        """What one needs, in the source's own words; empty where the area says nothing of it."""
        stated = self._parameter(words.papers) if words and words.papers else None
        return [str(each) for each in stated.value] if stated and isinstance(stated.value, list) else []

    def laws(self, words: GuideWords) -> Sequence[Law]:
        """The articles that a guide retells."""
        stated = filter(None, map(self._parameter, words.laws))
        return laws_of(source for parameter in stated for source in parameter.source)

    @property
    def starts(self) -> list[Offered]:
        """What the public may begin on these pages, first that of which they retell how it goes."""
        found = [offered for offered in self._offered if offered.words.where == GUIDE]
        return sorted(found, key=lambda offered: offered.guide is None)

    @property
    def at_notices(self) -> list[Offered]:
        """What may be said against something published."""
        return [offered for offered in self._offered if offered.words.where == NOTICE]

    @property
    def guides(self) -> list[GuideWords]:
        """How to apply for what is offered here."""
        return [offered.guide for offered in self.starts if offered.guide]

    def begun(self, process_id: str) -> Offer | None:
        """The words with which a process was offered; None where it no longer is."""
        found = (offered.words for offered in self._offered if offered.process_id == process_id)
        return next(found, None)

    @property
    def agency(self) -> Organisation | None:
        """Who decides on re-reviews and objections."""
        return self.window("agency")

    def window(self, kind: str) -> Organisation | None:
        """The first window of a kind."""
        return next((each for each in self.windows if each.kind == kind), None)

    @cached_property
    def windows(self) -> list[Organisation]:
        """Where one can go: the third party that receives applications, and the agency."""
        found = queries.offices(self.unit, self.area.id, ("tpa", "agency"))
        return sorted(found, key=lambda each: each.kind != "tpa")

    @cached_property
    def _offered(self) -> list[Offered]:
        starts = startable(self.unit, applicant(self.area.id, ""))
        return [Offered(start, words) for start in starts if (words := start.release.told.own.start)]

    def _sentence(self, line: Line) -> Markup:
        values = {name: self._value(key) for name, key in line.asks.items()}
        if None in values.values():
            return said(line.otherwise)
        return worded(line.says, values)

    def _value(self, key: str) -> object:
        """A period as 5个工作日, a count, or a list; None where the area has none."""
        stated = self._parameter(key)
        if stated is None:
            return None
        if stated.unit in LENGTH_UNITS:
            return said(stated.as_length().said)
        return listed(map(said, stated.value)) if isinstance(stated.value, list) else str(stated.value)

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

"""What the page of one task shows beside its form: deadline, facts, law, history, what the rules found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext

from app.casework.tasks.view_work import WorkView
from app.identity.actor import Actor
from app.identity.colleagues import works_in_office
from app.inbox.glance import Fact, glance_of
from app.inbox.queries import colleagues
from app.storage.documents import documents_of
from app.storage.unit_of_work import UnitOfWork
from app.web.case_files import FileOfCase, files_of
from app.web.clock_words import ClockView, acts_open_to, view_of
from app.web.journal_lines import journal_of
from app.web.journal_story import StoryLine, cause_of_withdrawal, story_of
from app.web.law import Law, laws_of
from app.web.office_words import post_in_words


@dataclass
class TaskPage:
    """One task as one person sees it."""

    unit: UnitOfWork
    actor: Actor
    view: WorkView

    @property
    def is_mine(self) -> bool:
        """Whether the person holds the task, or stands in for who does, and may fill in the form."""
        item = self.view.item
        if self.view.absent is not None:
            return self.view.refusal is None
        return item.state == "open" and item.claimed_by == self.actor.account_id

    @property
    def may_claim(self) -> bool:
        """Whether the person could take the task now."""
        item = self.view.item
        return item.state == "open" and item.claimed_by is None and self.view.refusal is None

    @cached_property
    def colleagues(self) -> list[tuple[str, str]]:
        """Who could take the task over: (account id, name)."""
        item = self.view.item
        if self.view.absent is not None:
            return []
        able = (pair for pair in colleagues(self.unit, self.actor) if pair[0] not in item.excludes)
        return [pair for pair in able if item.candidates is None or pair[0] in item.candidates]

    @cached_property
    def clock(self) -> ClockView | None:
        """The clock whose due day is the task's."""
        at_hand = self.view.at_hand
        held = at_hand.clocks.of_id(self.view.item.clock_id)
        return view_of(held.row, held.record, at_hand.law.calendar, self.unit.moment) if held else None

    @property
    def clock_acts(self) -> list[str]:
        """What the person may do to that clock while the task is open."""
        at_hand, item = self.view.at_hand, self.view.item
        held = at_hand.clocks.of_id(item.clock_id) if item.state == "open" else None
        return acts_open_to(self.actor, held.record) if held else []

    @property
    def articles(self) -> Sequence[Law]:
        """The articles on which the task rests."""
        return laws_of(self.view.element.requirements)

    @property
    def why_me(self) -> str:
        """Why the task lies before this person."""
        item = self.view.item
        if item.candidates is not None and self.actor.account_id in item.candidates:
            return gettext("本任务按流程指定由您办理。")
        return gettext("本任务由%(post)s办理，您在岗。", post=post_in_words(item.post) or gettext("本岗位"))

    @cached_property
    def story(self) -> list[StoryLine]:
        """What happened in the case so far, the latest first."""
        journal, definition = journal_of(self.unit, self.view.case), self.view.release.definition
        return story_of(journal, definition, for_the_office=works_in_office(self.actor))[::-1]

    @property
    def withdrawn_by(self) -> StoryLine | None:
        """What took a withdrawn task away: an act, a message, a time; None where the journal does not say."""
        item, definition = self.view.item, self.view.release.definition
        cause = cause_of_withdrawal(journal_of(self.unit, self.view.case), item)
        return next(iter(story_of([cause], definition)), None) if cause else None

    @cached_property
    def documents(self) -> list[Any]:
        """The letters of the case."""
        return list(documents_of(self.unit.session, self.view.case.area_id, self.view.case.id))

    @cached_property
    def files(self) -> list[FileOfCase]:
        """The files that came with the forms of the case."""
        return files_of(self.view.at_hand.facts.submissions, self.view.release)

    @property
    def hits(self) -> list[Mapping[str, Any]]:
        """What the rules found and a person should look at: `{field, hint, ground}`."""
        found = self.view.context.facts.get("hits")
        return [hit for hit in found if isinstance(hit, Mapping)] if isinstance(found, list) else []

    @property
    def glance(self) -> list[Fact]:
        """The case in a few lines; personal values masked."""
        return glance_of(self.view.case, self.view.context.facts)

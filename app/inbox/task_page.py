"""What the page of one task shows beside its form: deadline, facts, law, history, what the rules found."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext

from app.casework.queries import clocks_of
from app.casework.view_work import WorkView
from app.domain.masking import mask_id_number, mask_name, mask_phone
from app.identity.actor import Actor
from app.identity.colleagues import works_in_office
from app.inbox.queries import colleagues
from app.storage.unit_of_work import UnitOfWork
from app.web.case_files import FileOfCase, files_of
from app.web.clock_words import ClockView, clock_view
from app.web.journal_lines import journal_of
from app.web.journal_story import StoryLine, story_of
from app.web.law import Law, laws_of
from app.web.office_words import post_in_words
from app.web.queries import calendar_of, documents_of
from app.web.wording import day, moment


@dataclass(frozen=True)
class Fact:
    """One line of the glance at the case."""

    label: str
    value: str


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
        named = [
            (row, entries)
            for row, entries in clocks_of(self.unit.session, self.view.case.area_id, self.view.case.id)
            if row.name == self.view.item.clock
        ]
        if not named:
            return None
        calendar = calendar_of(self.unit, self.view.case.area_id)
        return clock_view(*named[-1], calendar, self.unit.moment)

    @property
    def articles(self) -> list[Law]:
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

    @cached_property
    def documents(self) -> list[Any]:
        """The letters of the case."""
        return list(documents_of(self.unit, self.view.case))

    @cached_property
    def files(self) -> list[FileOfCase]:
        """The files that came with the forms of the case."""
        return files_of(self.unit, self.view.case, self.view.release)

    @property
    def hits(self) -> list[Mapping[str, Any]]:
        """What the rules found and a person should look at: `{field, hint, ground}`."""
        found = self.view.context.facts.get("hits")
        return [hit for hit in found if isinstance(hit, Mapping)] if isinstance(found, list) else []

    @property
    def glance(self) -> list[Fact]:
        """The case in a few lines; personal values masked."""
        facts = self.view.context.facts
        lines = [*_insured(facts.get("insured")), *_enrolment(facts.get("enrolment"))]
        last = facts.get("last_conclusion")
        lines.append(Fact(gettext("上次结论"), _conclusion(last) if last else gettext("无")))
        lines.append(Fact(gettext("申请时间"), moment(self.view.case.submitted_at)))
        if self.view.case.accepted_at:
            lines.append(Fact(gettext("受理时间"), moment(self.view.case.accepted_at)))
        return lines


def _insured(insured: Any) -> list[Fact]:
    if not insured:
        return []
    name = mask_name(insured["name"])
    age = gettext("%(name)s，%(age)d岁", name=name, age=insured["age"]) if insured.get("age") else name
    shown = [(gettext("当事人"), age)]
    if insured.get("id_number"):
        shown.append((gettext("证件号码"), mask_id_number(insured["id_number"])))
    if insured.get("phone"):
        shown.append((gettext("电话"), mask_phone(insured["phone"])))
    return [Fact(label, value) for label, value in shown]


def _enrolment(enrolment: Any) -> list[Fact]:
    if not enrolment:
        return [Fact(gettext("参保状态"), gettext("没有查到参保登记"))]
    states = {"active": gettext("正常"), "arrears": gettext("欠费"), "ended": gettext("已终止")}
    kinds = {"employee": gettext("职工"), "resident": gettext("居民"), "flexible": gettext("灵活就业")}
    state = states.get(enrolment["state"], enrolment["state"])
    since = gettext(
        "%(kind)s，自%(since)s", kind=kinds.get(enrolment["kind"], ""), since=day(enrolment["since"])
    )
    return [Fact(gettext("参保状态"), state), Fact(gettext("参保"), since)]


def _conclusion(last: Any) -> str:
    return gettext("%(day)s，%(grade)s级", day=day(last["issued_at"]), grade=last["grade"])

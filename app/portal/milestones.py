"""The way of a case in a few steps, as the public is shown it: what is done, where it is, what is ahead."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext

from app.casework.releases.told import Told
from app.casework.releases.told_words import Spot, Stage
from app.storage.records import CaseFile


@dataclass(frozen=True)
class Milestone:
    """One step. `state`: "done", "now" or "ahead". `yours`: the applicant party may act in it."""

    title: str
    state: str
    yours: bool = False


def way_of(case: CaseFile, spots: Collection[Spot], told: Told) -> list[Milestone]:
    """The steps of the case; none for a kind of case that has no such way, or that left it early."""
    way = told.way
    if case.state == "ended":
        return [_milestone(step, "done") for step in way] if case.outcome in told.own.whole_way else []
    here = next((number for number, step in reversed(list(enumerate(way))) if step.at & {*spots}), None)
    if here is None:
        return []
    states = ["done"] * here + ["now"] + ["ahead"] * (len(way) - here - 1)
    return [_milestone(step, state, step.yours) for step, state in zip(way, states, strict=True)]


def _milestone(step: Stage, state: str, yours: bool = False) -> Milestone:
    return Milestone(gettext(step.title), state, yours)

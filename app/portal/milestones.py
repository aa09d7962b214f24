"""The way of a case in a few steps, as the public is shown it: what is done, where it is, what is ahead."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext

from app.portal.queries import Place
from app.storage.records import CaseFile


@dataclass(frozen=True)
class Milestone:
    """One step. `state`: "done", "now" or "ahead". `yours`: the applicant party may act in it."""

    title: str
    state: str
    yours: bool = False


# Title, and the elements or calls in which a case is at this step.
_WAYS = {
    "ltci_assessment": (
        (lazy_gettext("提交申请"), frozenset[str]()),
        (
            lazy_gettext("核对材料、受理"),
            frozenset({"check_materials", "request_supplement", "deliver_lapse_notice"}),
        ),
        (lazy_gettext("初审"), frozenset({"initial_review", "field_enquiry", "deliver_non_acceptance"})),
        (
            lazy_gettext("上门评估"),
            frozenset({"dispatch_institution", "form_team", "record_visit", "supervise_visit"}),
        ),
        (
            lazy_gettext("形成结论、公示"),
            frozenset(
                {
                    "propose_conclusion",
                    "propose_by_team",
                    "arrange_experts",
                    "confirm_conclusion",
                    "advise_care",
                    "publish_notice",
                }
            ),
        ),
        (lazy_gettext("出具、送达结论书"), frozenset({"issue_letter", "deliver_letter"})),
        (lazy_gettext("可申请复评的时间"), frozenset({"dispute_window_closed"})),
    ),
    "ltci_notice_objection": (
        (lazy_gettext("提出异议"), frozenset[str]()),
        (lazy_gettext("经办机构核实"), frozenset({"fact_finding"})),
        (lazy_gettext("答复"), frozenset()),
    ),
}
_YOURS = frozenset({"dispute_window_closed"})
_WHOLE_WAY = frozenset({"conclusion_qualifying", "conclusion_not_qualifying", "rejected"})


def way_of(case: CaseFile, places: Iterable[Place]) -> list[Milestone]:
    """The steps of the case; none for a kind of case that has no such way, or that left it early."""
    way = _WAYS.get(case.kind, ())
    if case.state == "ended":
        return [Milestone(str(title), "done") for title, _ in way] if case.outcome in _WHOLE_WAY else []
    here = _reached(way, {name for place in places for name in place.names})
    if here is None:
        return []
    states = ["done"] * here + ["now"] + ["ahead"] * (len(way) - here - 1)
    return [
        Milestone(str(title), state, not _YOURS.isdisjoint(step))
        for (title, step), state in zip(way, states, strict=True)
    ]


def _reached(way: Iterable[tuple[object, frozenset[str]]], names: set[str]) -> int | None:
    """The last step at which the case is."""
    found = [number for number, (_, step) in enumerate(way) if step & names]
    return found[-1] if found else None

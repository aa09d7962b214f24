"""Several tasks at once: claimed or handed to a colleague; a page says of each what became of it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from app.casework.tasks.claim_work import claim_work
from app.casework.tasks.hand_over import hand_over
from app.domain.errors import FieldError, InvalidSubmission, NotFound, Refusal
from app.identity.access import may_work
from app.identity.actor import Actor
from app.identity.colleagues import colleagues
from app.inbox.desk import Desk, Line
from app.inbox.queries import items_by_id
from app.storage.unit_of_work import UnitOfWork
from app.web.door import reading, writing
from app.web.kept_input import safe_next
from app.web.kept_pages import keep, kept, lead_to
from app.web.kept_refusals import refusal_of, told_of
from app.web.permissions import allow, caseworker
from app.web.refusals import REFUSED
from app.web.signed_in import actor
from app.web.surroundings import surroundings

routes = Blueprint("chosen", __name__, url_prefix="/inbox")

MOST = 100
Act = Callable[[UnitOfWork, str], object]


@dataclass(frozen=True)
class Outcome:
    """What became of one task; `refusal` is None where it was done.

    The rest is as it was before; without a number for a task that is not the person's to see.
    """

    item_id: str
    refusal: Refusal | None
    name: str = ""
    case_number: str = ""
    case_kind: str = ""
    party: str = ""


@routes.post("/claim")
@allow(caseworker)
def claim() -> ResponseReturnValue:
    if not _chosen(request.form):
        return _nothing_chosen()
    return _told("claim", _one_by_one(lambda unit, item_id: claim_work(unit, actor(), item_id)))


@routes.post("/hand-over")
@allow(caseworker)
def choose() -> ResponseReturnValue:
    """Takes the ticked tasks to the page that asks to whom and why."""
    return _ask_again() if _chosen(request.form) else _nothing_chosen()


@routes.get("/hand-over")
@allow(caseworker)
def choose_colleague() -> ResponseReturnValue:
    asked = kept()
    if not _chosen(asked.form):
        return redirect(url_for("inbox.inbox"))
    page = render_template(
        "inbox/hand_over.html",
        lines=[line for line in _lines(asked.form).values() if line],
        takers=_takers(_chosen(asked.form)),
        typed=asked.form,
        errors=asked.errors_by_field,
        back=_back(asked.form),
    )
    return page, asked.status


@routes.post("/hand-over/do")
@allow(caseworker)
def give() -> ResponseReturnValue:
    to, reason = _colleague(), request.form.get("reason", "").strip()[:200]
    errors = tuple(_errors(to, reason))
    if errors or to is None:
        return _ask_again(InvalidSubmission(errors))
    outcomes = _one_by_one(lambda unit, item_id: hand_over(unit, actor(), item_id, to, reason))
    return _told("hand_over", outcomes, to.name)


@routes.get("/done")
@allow(caseworker)
def done() -> ResponseReturnValue:
    """What became of each task; the inbox, once that is no longer known."""
    told = kept().typed
    if not told:
        return redirect(url_for("inbox.inbox"))
    outcomes = [Outcome(**{**each, "refusal": refusal_of(each["refusal"])}) for each in told["outcomes"]]
    return render_template("inbox/chosen.html", **{**told, "outcomes": outcomes})


def _told(act: str, outcomes: list[Outcome], to: str = "") -> ResponseReturnValue:
    plain = [{**vars(each), "refusal": told_of(each.refusal)} for each in outcomes]
    content = {"act": act, "to": to, "outcomes": plain, "back": _back(request.form)}
    return lead_to(".done", keep(content))


def _one_by_one(act: Act) -> list[Outcome]:
    """Each is an act of its own, so that one refusal does not undo the others."""
    return [_outcome(act, item_id, line) for item_id, line in _lines(request.form).items()]


def _outcome(act: Act, item_id: str, line: Line | None) -> Outcome:
    refusal = _refusal(act, item_id, line)
    if line is None:
        return Outcome(item_id, refusal)
    return Outcome(item_id, refusal, line.name, line.case_number, line.case_kind, line.party)


def _refusal(act: Act, item_id: str, line: Line | None) -> Refusal | None:
    if line is None:
        return NotFound()
    try:
        with writing() as unit:
            act(unit, item_id)
    except Refusal as refusal:
        return refusal
    return None


def _chosen(form: MultiDict[str, str]) -> list[str]:
    """The ids that were ticked, each once, as many as are taken at once."""
    return list(dict.fromkeys(form.getlist("item")))[:MOST]


def _lines(form: MultiDict[str, str]) -> dict[str, Line | None]:
    desk = Desk(reading(), actor(), surroundings())
    return {item_id: desk.line(item_id) for item_id in _chosen(form)}


def _colleague() -> Actor | None:
    return next((one for one in _colleagues() if one.account_id == request.form.get("to")), None)


def _colleagues() -> list[Actor]:
    """The people of the person's own organisations, without the person."""
    me = actor()
    found = colleagues(reading(), me.area_id, me.organisations)
    return [one for one in found if one.account_id != me.account_id]


def _takers(item_ids: list[str]) -> list[tuple[Actor, int]]:
    """Who may do any of the tasks by post and organisation, and how many; more is asked at the hand-over."""
    unit, area_has_tpa = reading(), surroundings().third_party_works
    items = items_by_id(unit, actor().area_id, item_ids)
    able = ((one, sum(may_work(one, item, area_has_tpa) for item in items)) for one in _colleagues())
    return [(one, tasks) for one, tasks in able if tasks]


def _errors(to: Actor | None, reason: str) -> list[FieldError]:
    asked = (("to", to, "请选择一位同事。"), ("reason", reason, "请写明转交理由。"))
    return [FieldError(name, "required", said) for name, value, said in asked if not value]


def _ask_again(refusal: Refusal | None = None) -> ResponseReturnValue:
    return lead_to(".choose_colleague", keep(request.form, refusal))


def _nothing_chosen() -> ResponseReturnValue:
    flash(gettext("还没有选择任务：请先勾选。"), REFUSED)
    return redirect(_back(request.form))


def _back(form: MultiDict[str, str]) -> str:
    return safe_next(form.get("next")) or url_for("inbox.inbox")

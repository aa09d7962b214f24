"""Several tasks at once: claimed or handed to a colleague; a page says of each what became of it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.claim_work import claim_work
from app.casework.hand_over import hand_over
from app.domain.errors import FieldError, NotFound, Refusal
from app.identity.actor import Actor
from app.identity.colleagues import colleagues
from app.inbox.desk import Desk, Line
from app.storage.unit_of_work import UnitOfWork
from app.web.door import reading, writing
from app.web.kept_input import safe_next
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor
from app.web.surroundings import surroundings

routes = Blueprint("chosen", __name__, url_prefix="/inbox")

MOST = 100
Act = Callable[[UnitOfWork, str], object]


@dataclass(frozen=True)
class Outcome:
    """What became of one task. `line` is as it was before, None for one that is not the person's to see."""

    item_id: str
    line: Line | None
    refusal: Refusal | None


@routes.post("/claim")
@allow(caseworker)
def claim() -> ResponseReturnValue:
    if not _chosen():
        return _nothing_chosen()
    outcomes = _one_by_one(lambda unit, item_id: claim_work(unit, actor(), item_id))
    return render_template("inbox/chosen.html", act="claim", outcomes=outcomes, back=_back())


@routes.post("/hand-over")
@allow(caseworker)
def choose_colleague() -> ResponseReturnValue:
    """Asks to whom and why."""
    return _ask() if _chosen() else _nothing_chosen()


@routes.post("/hand-over/do")
@allow(caseworker)
def give() -> ResponseReturnValue:
    to, reason = _colleague(), request.form.get("reason", "").strip()[:200]
    errors = tuple(_errors(to, reason))
    if errors or to is None:
        return _ask(errors), 422
    outcomes = _one_by_one(lambda unit, item_id: hand_over(unit, actor(), item_id, to, reason))
    return render_template("inbox/chosen.html", act="hand_over", to=to, outcomes=outcomes, back=_back())


def _one_by_one(act: Act) -> list[Outcome]:
    """Each is an act of its own, so that one refusal does not undo the others."""
    lines = _lines()
    return [Outcome(item_id, line, _refusal(act, item_id, line)) for item_id, line in lines.items()]


def _refusal(act: Act, item_id: str, line: Line | None) -> Refusal | None:
    if line is None:
        return NotFound()
    try:
        with writing() as unit:
            act(unit, item_id)
    except Refusal as refusal:
        return refusal
    return None


def _chosen() -> list[str]:
    """The ids that were ticked, each once, as many as are taken at once."""
    return list(dict.fromkeys(request.form.getlist("item")))[:MOST]


def _lines() -> dict[str, Line | None]:
    desk = Desk(reading(), actor(), surroundings())
    return {item_id: desk.line(item_id) for item_id in _chosen()}


def _colleague() -> Actor | None:
    return next((one for one in _colleagues() if one.account_id == request.form.get("to")), None)


def _colleagues() -> list[Actor]:
    """The people of the person's own organisations, without the person."""
    me = actor()
    found = colleagues(reading(), me.area_id, me.organisations)
    return [one for one in found if one.account_id != me.account_id]


def _errors(to: Actor | None, reason: str) -> list[FieldError]:
    asked = (("to", to, "请选择一位同事。"), ("reason", reason, "请写明转交理由。"))
    return [FieldError(name, "required", said) for name, value, said in asked if not value]


def _ask(errors: tuple[FieldError, ...] = ()) -> str:
    return render_template(
        "inbox/hand_over.html",
        lines=[line for line in _lines().values() if line],
        colleagues=_colleagues(),
        typed=request.form,
        errors={error.field: error for error in errors},
        back=_back(),
    )


def _nothing_chosen() -> ResponseReturnValue:
    flash(gettext("还没有选择任务：请先勾选。"))
    return redirect(_back())


def _back() -> str:
    return safe_next(request.form.get("next")) or url_for("inbox.inbox")

"""Saved views of the inbox: kept under a name, opened by a click, forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.tasks.save_filter import forget_filter, save_filter
from app.domain.errors import AlreadyExists, FieldError, InvalidSubmission, Refusal
from app.inbox.filters import Asked, read_question
from app.storage.saved_filters import saved_filters_of
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.permissions import allow, caseworker
from app.web.signed_in import actor

routes = Blueprint("views", __name__, url_prefix="/inbox/views")


@dataclass(frozen=True)
class SavedView:
    """A saved view as the inbox lists it."""

    id: str
    name: str
    url: str
    here: bool


def saved_views(asked: Asked | None = None) -> list[SavedView]:
    """The person's views by name; the one that is asked for is marked."""
    me = actor()
    found = saved_filters_of(reading().session, me.area_id, me.account_id)
    return [
        SavedView(row.id, row.name, url_for("inbox.inbox", **row.question), _question(asked) == row.question)
        for row in found
    ]


@routes.get("")
@allow(caseworker)
def all_views() -> ResponseReturnValue:
    refused = kept()
    errors: Mapping[str, Refusal | FieldError] = refused.errors_by_field
    if refused.otherwise:
        errors = {"name": refused.otherwise}
    page = render_template(
        "inbox/views.html",
        views=saved_views(),
        asked=read_question(refused.form) if refused.refusal else None,
        typed=refused.form.get("name", ""),
        errors=errors,
    )
    return page, refused.status


@routes.post("")
@allow(caseworker)
def save() -> ResponseReturnValue:
    name, asked = request.form.get("name", ""), read_question(request.form)
    try:
        with writing() as unit:
            save_filter(unit, actor(), name, _question(asked))
    except (InvalidSubmission, AlreadyExists) as refusal:
        return lead_to(".all_views", keep(request.form, refusal))
    flash(gettext("已保存筛选“%(name)s”。", name=name.strip()))
    return redirect(url_for("inbox.inbox", **_question(asked)))


@routes.post("/<view_id>/forget")
@allow(caseworker)
def forget(view_id: str) -> ResponseReturnValue:
    with writing() as unit:
        forget_filter(unit, actor(), view_id)
    flash(gettext("已删除。"))
    return redirect(url_for(".all_views"))


def _question(asked: Asked | None) -> dict[str, Any]:
    """A view as the arguments of its address."""
    if asked is None:
        return {}
    named = {"tab": asked.tab, "kind": asked.kind, "task": asked.task}
    return {name: value for name, value in named.items() if value}

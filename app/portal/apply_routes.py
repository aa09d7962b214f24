"""Applying without an account: a draft that lasts, the form, the receipt."""

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.applying.apply_online import Receipt, apply_online, receipt_again
from app.casework.applying.begin_application import begin_application
from app.casework.applying.case_by_code import Opening
from app.casework.applying.continue_application import draft_by_code, give_draft_code
from app.casework.applying.save_application import discard_application, save_application
from app.casework.applying.view_application import ApplicationView, view_application
from app.domain.errors import FieldError, NotFound, Refusal
from app.forms.bound import BoundForm
from app.forms.decoding import Files
from app.portal.guide import Guide
from app.portal.place import chosen_area
from app.portal.uploads import keep_limited_uploads
from app.portal.visit import address, applicant_signed_in, drafts_here, forget_draft, may_fill, may_open
from app.storage.attempts import Limit, count_attempt
from app.web.door import reading, writing
from app.web.kept_pages import SHOWN_ONCE, keep, kept, lead_to
from app.web.permissions import allow, everyone

routes = Blueprint("apply", __name__, url_prefix="/apply")

BEGUN = Limit("begin_application", most=30, window=timedelta(hours=1))
CHANNEL, ONLINE = "channel", "online"
"""The form asks at the window by which channel somebody came; here it is known."""


@routes.get("/")
@allow(everyone)
def start() -> ResponseReturnValue:
    """What one needs; a new application, or going on with one."""
    drafts, refused = [], kept()
    for draft_id, area_id in drafts_here().items():
        try:
            drafts.append(view_application(reading(), area_id, draft_id))
        except NotFound:
            continue
    guide = Guide(reading(), chosen_area())
    page = render_template("portal/start.html", guide=guide, drafts=drafts, refusal=refused.refusal)
    return page, refused.status


@routes.post("/")
@allow(everyone)
def begin() -> ResponseReturnValue:
    return redirect(url_for(".form", draft_id=_begin(request.form.get("process", ""))))


@routes.post("/with/<process_id>")
@allow(everyone)
def begin_with(process_id: str) -> ResponseReturnValue:
    """A new draft with what is known: the notice that is objected to, or all that was typed on a page that
    had outlived its own draft; then files are to be chosen again.
    """
    draft_id = _begin(process_id)
    _keep(_view(draft_id))
    return redirect(url_for(".form", draft_id=draft_id))


@routes.post("/continue")
@allow(everyone)
def go_on() -> ResponseReturnValue:
    try:
        area_id, draft_id = draft_by_code(writing, request.form.get("code", ""), address())
    except Refusal as refusal:
        return lead_to(".start", keep(None, refusal, area_id=chosen_area().id))
    may_fill(area_id, draft_id)
    return redirect(url_for(".form", draft_id=draft_id))


@routes.get("/<draft_id>")
@allow(everyone)
def form(draft_id: str) -> ResponseReturnValue:
    try:
        view = _view(draft_id)
    except NotFound:
        flash(gettext("这份申请已经提交，或超过7天没有继续填写，草稿已删除。"))
        return redirect(url_for(".start"))
    refused = kept()
    page = render_template(
        "portal/form.html",
        view=view,
        bound=_bound(view, view.values, refused.errors),
        redraw=_redraw(view),
        refusal=refused.refusal,
    )
    return page, refused.status


@routes.post("/<draft_id>/fields")
@allow(everyone)
def fields(draft_id: str) -> str:
    """The fields drawn anew, because an answer, a row or a file changed what is asked."""
    values, refusal = _typed(_view(draft_id)), None
    try:
        values = _keep(_view(draft_id))
    except Refusal as stands_against:
        refusal = stands_against
    view = _view(draft_id)
    return render_template(
        "portal/redrawn.html", bound=_bound(view, values), redraw=_redraw(view), refusal=refusal
    )


@routes.post("/<draft_id>/draft")
@allow(everyone)
def draft(draft_id: str) -> ResponseReturnValue:
    """Keeps what is typed: by itself while typing, and by the button, which works without a script too."""
    if "HX-Request" not in request.headers:
        return _save_and_show(draft_id)
    try:
        _keep(_view(draft_id))
    except Refusal as refusal:
        return render_template("portal/saved.html", refusal=refusal)
    return render_template("portal/saved.html", saved_at=_view(draft_id).saved_at)


@routes.post("/<draft_id>/code")
@allow(everyone)
def code(draft_id: str) -> ResponseReturnValue:
    """Saves, and gives a code with which the application is continued on another day or device."""
    area_id = _area_of(draft_id)
    _keep(_view(draft_id))
    with writing() as unit:
        given = give_draft_code(unit, area_id, draft_id)
    held = keep(given, area_id=area_id, lasting=SHOWN_ONCE)
    return lead_to(".show_code", held, draft_id=draft_id)


@routes.get("/<draft_id>/code")
@allow(everyone)
def show_code(draft_id: str) -> ResponseReturnValue:
    """The code, as long as it may be shown again; then the form."""
    given = kept().typed
    if given is None:
        return redirect(url_for(".form", draft_id=draft_id))
    return render_template("portal/draft_code.html", draft_id=draft_id, code=given)


@routes.post("/<draft_id>/discard")
@allow(everyone)
def discard(draft_id: str) -> ResponseReturnValue:
    with writing() as unit:
        discard_application(unit, _area_of(draft_id), draft_id)
    forget_draft(draft_id)
    flash(gettext("草稿已删除。"))
    return redirect(url_for(".start"))


@routes.post("/<draft_id>")
@allow(everyone)
def submit(draft_id: str) -> ResponseReturnValue:
    """Submits; a refusal leads back to the form, which says what stands against it."""
    try:
        view = _view(draft_id)
        if "_add" in request.form or "_remove" in request.form:
            return _save_and_show(draft_id)
        receipt = _apply(view, _keep(view))
    except NotFound:
        return _submitted_before(draft_id)
    except Refusal as refusal:
        return _back(draft_id, refusal)
    return _receipt(draft_id, view.area_id, receipt)


@routes.get("/<draft_id>/receipt")
@allow(everyone)
def receipt(draft_id: str) -> ResponseReturnValue:
    """The receipt, as long as its code may be shown again; then the way to the case is by the code."""
    told = kept().typed
    if told is None:
        flash(gettext("申请已经提交，回执不再显示。用案号和查询码可以查进度。"))
        return redirect(url_for("portal.progress.look_up"))
    guide = Guide(reading(), chosen_area())
    return render_template(
        "portal/receipt.html", receipt=Receipt(**told["receipt"]), at=told["at"], guide=guide
    )


def _begin(process_id: str) -> str:
    area = chosen_area()
    with writing() as unit:
        count_attempt(unit, BEGUN, address())
    with writing() as unit:
        draft_id = begin_application(unit, area.id, process_id)
    may_fill(area.id, draft_id)
    return draft_id


def _apply(view: ApplicationView, values: dict[str, Any]) -> Receipt:
    version = request.form.get("_form_version")
    with writing() as unit:
        return apply_online(
            unit, view.area_id, view.id, values, form_version=version, signed_in=applicant_signed_in()
        )


def _submitted_before(draft_id: str) -> ResponseReturnValue:
    """A second press of the button: its answer is the one that is seen, so it must have a code as well."""
    area_id = _area_of(draft_id)
    with writing() as unit:
        receipt = receipt_again(unit, area_id, draft_id)
    return _receipt(draft_id, area_id, receipt)


def _receipt(draft_id: str, area_id: str, receipt: Receipt) -> ResponseReturnValue:
    """The receipt's page. Only there, sealed and for some minutes, is the code kept."""
    forget_draft(draft_id)
    may_open(Opening(area_id, receipt.case_id, receipt.serial))
    told = {"receipt": asdict(receipt), "at": reading().moment}
    held = keep(told, area_id=area_id, lasting=SHOWN_ONCE)
    return lead_to(".receipt", held, draft_id=draft_id)


def _save_and_show(draft_id: str) -> ResponseReturnValue:
    try:
        _keep(_view(draft_id))
    except Refusal as refusal:
        return _back(draft_id, refusal)
    return redirect(url_for(".form", draft_id=draft_id))


def _back(draft_id: str, refusal: Refusal) -> ResponseReturnValue:
    held = keep(None, refusal, area_id=_area_of(draft_id))
    return lead_to(".form", held, draft_id=draft_id)


def _area_of(draft_id: str) -> str:
    found = drafts_here().get(draft_id)
    if found is None:
        raise NotFound()
    return found


def _view(draft_id: str) -> ApplicationView:
    return view_application(reading(), _area_of(draft_id), draft_id, applicant_signed_in())


def _typed(view: ApplicationView) -> dict[str, Any]:
    """What was typed, without new files."""
    values = view.start.form.decode(request.form)
    return {**(view.start.form.change_rows(values, request.form) or values), **_known(view)}


def _keep(view: ApplicationView) -> dict[str, Any]:
    """Saves what was typed with the files that came along; gives the values.

    Raises UploadRefused, TooManyAttempts when all but the files has been saved.
    """
    try:
        files = keep_limited_uploads(view.actor)
    except Refusal:
        _save(view, {})
        raise
    return _save(view, files)


def _save(view: ApplicationView, files: Files) -> dict[str, Any]:
    form = view.start.form
    with writing() as unit:
        values = form.decode(request.form, files)
        values = {**(form.change_rows(values, request.form) or values), **_known(view)}
        save_application(unit, view.area_id, view.id, values, form_version=form.version)
    return values


def _known(view: ApplicationView) -> dict[str, str]:
    return {CHANNEL: ONLINE} if CHANNEL in view.start.form.keys else {}


def _bound(view: ApplicationView, values: Any, errors: tuple[FieldError, ...] = ()) -> BoundForm:
    bound = view.start.form.bind({**values, **_known(view)}, view.start.context, errors)
    asked = [each for each in bound.components if getattr(each, "name", "") != CHANNEL]
    return replace(bound, components=asked)


def _redraw(view: ApplicationView) -> str:
    return url_for(".fields", draft_id=view.id)

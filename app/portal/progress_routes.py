"""One's own case without an account: where it is, its letters, what is to be handed in."""

from typing import Any

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.casework.applying.case_by_code import case_by_code
from app.casework.messages.hand_in import hand_in, save_hand_in
from app.casework.messages.view_message import MessageView, view_message
from app.casework.papers.read_letter import read_letter
from app.casework.releases.told_words import HandIn
from app.domain.errors import CaseEnded, MessageNotAwaited, NotFound, Refusal
from app.forms.decoding import Files
from app.portal import queries
from app.portal.guide import Guide
from app.portal.place import chosen_area
from app.portal.progress import Progress
from app.portal.uploads import keep_limited_uploads
from app.portal.visit import address, case_here, cases_here, leave, may_open
from app.storage.records import Area, Document
from app.web.door import reading, writing
from app.web.headers import show_as_letter
from app.web.kept_input import kept_input
from app.web.kept_pages import keep, kept, lead_to
from app.web.letter_file import letter_file
from app.web.permissions import allow, everyone
from app.web.refusals import REFUSED
from app.web.saying import said

routes = Blueprint("progress", __name__)

_HAND_IN = "/cases/<case_id>/hand-in/<message>"


def ask_for_code(refusal: Refusal | None = None, carried: str | None = None, number: str = "") -> str:
    """The page that asks for number and code; `carried` is what was typed elsewhere and waits behind it."""
    return render_template(
        "portal/look_up.html", refusal=refusal, kept=carried, number=number, cases=cases_here()
    )


@routes.get("/progress")
@allow(everyone)
def look_up() -> ResponseReturnValue:
    refused = kept()
    page = ask_for_code(refused.refusal, refused.form.get("kept"), refused.form.get("number", ""))
    return page, refused.status


@routes.post("/progress")
@allow(everyone)
def open_case() -> ResponseReturnValue:
    """Opens the case of number and code. A wrong number and a wrong code have one answer."""
    number, code = request.form.get("number", ""), request.form.get("code", "")
    try:
        opening = case_by_code(writing, number, code, address())
    except Refusal as refusal:
        typed = {name: request.form[name] for name in ("number", "kept") if name in request.form}
        return lead_to(".look_up", keep(typed, refusal, area_id=chosen_area().id))
    may_open(opening)
    carried = kept_input(request.form.get("kept"))
    if carried:
        return render_template("portal/welcome_back.html", kept=carried)
    return redirect(url_for(".case", case_id=opening.case_id))


@routes.post("/leave")
@allow(everyone)
def close_all() -> ResponseReturnValue:
    """For a computer that others use too."""
    leave()
    flash(gettext("已离开，本机不再能打开您的申请。"))
    return redirect(url_for(".look_up"))


@routes.get("/cases/<case_id>")
@allow(everyone)
def case(case_id: str) -> str:
    progress = _progress(case_id)
    return render_template("portal/case.html", progress=progress, guide=_guide(progress))


@routes.get("/cases/<case_id>/letters/<document_id>")
@allow(everyone)
def letter(case_id: str, document_id: str) -> str:
    document = _letter(case_id, document_id)
    return render_template("portal/letter.html", progress=_progress(case_id), document=document)


@routes.get("/cases/<case_id>/letters/<document_id>/page")
@allow(everyone)
def letter_page(case_id: str, document_id: str) -> Response:
    """The letter alone, as it was issued."""
    return show_as_letter(make_response(read_letter(reading(), _letter(case_id, document_id))))


@routes.get("/cases/<case_id>/letters/<document_id>/pdf")
@allow(everyone)
def letter_pdf(case_id: str, document_id: str) -> Response:
    """The same as a file. Raises PdfUnavailable where this machine cannot make one."""
    document = _letter(case_id, document_id)
    return letter_file(read_letter(reading(), document), document.title)


@routes.get(_HAND_IN)
@allow(everyone)
def form(case_id: str, message: str) -> ResponseReturnValue:
    try:
        view = _view(case_id, message)
    except (CaseEnded, MessageNotAwaited) as refusal:
        return _not_awaited(case_id, message, refusal)
    refused, progress = kept(), _progress(case_id)
    page = render_template(
        "portal/hand_in.html",
        progress=progress,
        asked=progress.asked(message),
        view=view,
        bound=view.form.bind(view.values, view.context, refused.errors),
        redraw=_redraw(case_id, message),
        refusal=refused.refusal,
    )
    return page, refused.status


@routes.post(f"{_HAND_IN}/fields")
@allow(everyone)
def fields(case_id: str, message: str) -> str:
    """The fields drawn anew, with the files that were just chosen."""
    values, refusal = _typed(_view(case_id, message)), None
    try:
        values = _keep(case_id, message)
    except Refusal as stands_against:
        refusal = stands_against
    view = _view(case_id, message)
    return render_template(
        "portal/redrawn.html",
        bound=view.form.bind(values, view.context),
        redraw=_redraw(case_id, message),
        refusal=refusal,
    )


@routes.post(f"{_HAND_IN}/draft")
@allow(everyone)
def draft(case_id: str, message: str) -> ResponseReturnValue:
    """Keeps what is typed and not yet handed in."""
    if "HX-Request" not in request.headers:
        return _save_and_show(case_id, message)
    try:
        _keep(case_id, message)
    except Refusal as refusal:
        return render_template("portal/saved.html", refusal=refusal)
    return render_template("portal/saved.html", saved_at=_view(case_id, message).saved_at)


@routes.post(_HAND_IN)
@allow(everyone)
def submit(case_id: str, message: str) -> ResponseReturnValue:
    """Hands it in; a refusal leads back to the form, which says what stands against it."""
    try:
        _view(case_id, message)
    except (CaseEnded, MessageNotAwaited) as refusal:
        return _not_awaited(case_id, message, refusal)
    try:
        _hand_in(case_id, message, _keep(case_id, message))
    except Refusal as refusal:
        return _back(case_id, message, refusal)
    flash(said(_words(case_id, message).done))
    return redirect(url_for(".case", case_id=case_id))


def _hand_in(case_id: str, message: str, values: dict[str, Any]) -> None:
    _, party = case_here(case_id)
    version = request.form.get("_form_version")
    with writing() as unit:
        hand_in(unit, party, case_id, message, values, form_version=version)


def _not_awaited(case_id: str, message: str, refusal: Refusal) -> ResponseReturnValue:
    """The case went on in the meantime: back to where it is now."""
    ended = isinstance(refusal, CaseEnded)
    flash(gettext("案件已办结，不用再交。") if ended else said(_words(case_id, message).too_late), REFUSED)
    return redirect(url_for(".case", case_id=case_id))


def _words(case_id: str, message: str) -> HandIn:
    """The words of what may be handed in. Raises NotFound for a message that is not the party's."""
    found = _progress(case_id).release.told.messages.get(message)
    if found is None:
        raise NotFound()
    return found


def _progress(case_id: str) -> Progress:
    found, _ = case_here(case_id)
    return Progress(reading(), found)


def _letter(case_id: str, document_id: str) -> Document:
    progress = _progress(case_id)
    return queries.letter_of(reading(), progress.case, document_id, progress.release.told.letters)


def _guide(progress: Progress) -> Guide:
    return Guide(reading(), reading().session.get_one(Area, progress.case.area_id))


def _view(case_id: str, message: str) -> MessageView:
    found, party = case_here(case_id)
    _words(case_id, message)
    return view_message(reading(), party, found, message)


def _typed(view: MessageView) -> dict[str, Any]:
    return view.form.decode(request.form)


def _keep(case_id: str, message: str) -> dict[str, Any]:
    """Saves what was typed with the files that came along; gives the values.

    Raises UploadRefused, TooManyAttempts when all but the files has been saved.
    """
    try:
        files = keep_limited_uploads(case_here(case_id)[1])
    except Refusal:
        _save(case_id, message, {})
        raise
    return _save(case_id, message, files)


def _save(case_id: str, message: str, files: Files) -> dict[str, Any]:
    view, (_, party) = _view(case_id, message), case_here(case_id)
    with writing() as unit:
        values = view.form.decode(request.form, files)
        save_hand_in(unit, party, case_id, message, values, form_version=view.form.version)
    return values


def _save_and_show(case_id: str, message: str) -> ResponseReturnValue:
    try:
        _keep(case_id, message)
    except Refusal as refusal:
        return _back(case_id, message, refusal)
    return redirect(url_for(".form", case_id=case_id, message=message))


def _back(case_id: str, message: str, refusal: Refusal) -> ResponseReturnValue:
    case, _ = case_here(case_id)
    held = keep(None, refusal, area_id=case.area_id)
    return lead_to(".form", held, case_id=case_id, message=message)


def _redraw(case_id: str, message: str) -> str:
    return url_for(".fields", case_id=case_id, message=message)

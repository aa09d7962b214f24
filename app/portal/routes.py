"""The pages that anybody may read: the guide, notices running now, institutions."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.exceptions import HTTPException

from app.domain.errors import CodeNeeded, NotFound, Refusal
from app.portal import queries
from app.portal.apply_routes import routes as apply
from app.portal.guide import Guide, window_kind
from app.portal.place import choose_area, chosen_area
from app.portal.plain_words import full_day, what_is_left
from app.portal.progress_routes import ask_for_code
from app.portal.progress_routes import routes as progress
from app.portal.visit import applicant_signed_in, cases_here, drafts_here
from app.web.door import reading
from app.web.kept_input import keep_input, kept_input, safe_next
from app.web.permissions import allow, everyone
from app.web.refusals import answer_to

INSTITUTIONS = ("assessment_institution", "care_institution")

routes = Blueprint("portal", __name__, url_prefix="/public", template_folder="templates")
for part in (apply, progress):
    routes.register_blueprint(part)
routes.add_app_template_filter(full_day)
routes.add_app_template_filter(what_is_left)
routes.context_processor(
    lambda: {"has_something_open": bool(drafts_here() or cases_here()), "window_kind": window_kind}
)


@routes.get("/")
@allow(everyone)
def home() -> str:
    guide = Guide(reading(), chosen_area())
    running = len(queries.notices_running(reading(), guide.area.id))
    return render_template("portal/home.html", guide=guide, running=running)


@routes.get("/notices")
@allow(everyone)
def notices() -> str:
    guide = Guide(reading(), chosen_area())
    found = queries.notices_running(reading(), guide.area.id)
    return render_template("portal/notices.html", guide=guide, notices=found)


@routes.get("/institutions")
@allow(everyone)
def institutions() -> str:
    guide = Guide(reading(), chosen_area())
    found = queries.offices(reading(), guide.area.id, INSTITUTIONS)
    return render_template("portal/institutions.html", guide=guide, kinds=INSTITUTIONS, offices=found)


@routes.get("/mine")
@allow(everyone)
def mine() -> ResponseReturnValue:
    """The cases of an applicant who has signed in."""
    signed_in = applicant_signed_in()
    if signed_in is None:
        return redirect(url_for("portal.progress.look_up"))
    return render_template("portal/mine.html", cases=queries.cases_of(reading(), signed_in))


@routes.get("/areas")
@allow(everyone)
def areas() -> str:
    return render_template("portal/areas.html", areas=queries.areas(reading()))


@routes.post("/areas")
@allow(everyone)
def choose() -> ResponseReturnValue:
    choose_area(request.form.get("area", ""))
    return redirect(safe_next(request.form.get("next")) or url_for(".home"))


@routes.get("/token")
@allow(everyone)
def token() -> ResponseReturnValue:
    """A fresh token for a page whose case had to be opened again in another window."""
    return {"token": generate_csrf()}


@routes.errorhandler(CodeNeeded)
def _code_needed(refusal: CodeNeeded) -> ResponseReturnValue:
    """A case that is not open here: the code is asked for, and what was typed waits behind the question."""
    kept = keep_input() if request.method == "POST" else None
    return ask_for_code(refusal, kept), 401


@routes.errorhandler(Refusal)
def _refused(refusal: Refusal) -> ResponseReturnValue:
    answer = answer_to(refusal)
    return render_template("portal/refused.html", heading=answer.heading, refusal=refusal), answer.status


@routes.errorhandler(404)
def _nothing_here(_error: HTTPException) -> ResponseReturnValue:
    return _refused(NotFound())


@routes.errorhandler(CSRFError)
def _too_long_open(_error: CSRFError) -> ResponseReturnValue:
    """A page that outlived its cookie: what was typed is sent again with one press."""
    kept = kept_input(keep_input())
    page = "portal/welcome_back.html" if kept else "portal/outlived.html"
    return render_template(page, kept=kept), 400

"""Cases: the list, one case and its tabs, the search."""

from collections.abc import Sequence

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from app.storage.attempts import count_attempt
from app.storage.documents import documents_of
from app.storage.records import CaseFile
from app.tracking import queries
from app.tracking.calls import Call
from app.tracking.case_page import CasePage, open_case_page
from app.tracking.element_panel import panel_of
from app.tracking.ledger import ledger_of
from app.tracking.records import records_of
from app.tracking.register_pages import entries_of_case
from app.tracking.revealing import reveal_personal
from app.tracking.search import SEARCHES, plain
from app.tracking.search import search as find
from app.tracking.steps import steps_of
from app.web.door import reading, writing
from app.web.kept_pages import keep, kept, lead_to
from app.web.law import laws_of
from app.web.navigation import Entry, announce
from app.web.permissions import allow, caseworker, office
from app.web.queries import awaited_moments, open_tasks
from app.web.signed_in import actor
from app.workcalendar.explanation import explain, explain_in_words
from app.workcalendar.moments import day_of

routes = Blueprint("tracking", __name__, template_folder="templates")
routes.record_once(announce(Entry(20, "tracking.cases", lazy_gettext("案件"), "folder")))

STATES = {"open": lazy_gettext("办理中"), "ended": lazy_gettext("已办结"), "": lazy_gettext("全部")}


@routes.get("/cases")
@allow(caseworker)
def cases() -> str:
    unit, me = reading(), actor()
    state = request.args.get("state", "open")
    state = state if state in STATES else "open"
    found, before = queries.list_cases(unit, me, state=state, before=request.args.get("before", ""))
    return render_template(
        "tracking/cases.html",
        cases=found,
        state=state,
        tabs=_state_tabs(state, queries.count_cases(unit, me)),
        open_tasks=open_tasks(unit, me.area_id, [case.id for case in found]),
        awaited=awaited_moments(unit, me.area_id, [case.id for case in found]),
        stuck=queries.stuck_among(unit, me.area_id, [case.id for case in found]),
        more_url=url_for(".cases", state=state, before=before) if before else None,
        first_url=url_for(".cases", state=state) if "before" in request.args else None,
    )


def _state_tabs(state: str, counts: dict[str, int]) -> list[dict[str, object]]:
    counts = {**counts, "": sum(counts.values())}
    return [
        {
            "label": label,
            "url": url_for(".cases", state=code),
            "count": counts.get(code, 0),
            "here": code == state,
        }
        for code, label in STATES.items()
    ]


@routes.get("/cases/<case_id>")
@allow(office)
def case(case_id: str) -> str:
    page = _page(case_id)
    call = _call(page, request.args.get("diagram") or page.instance.process_id)
    wanted = request.args.get("element")
    return render_template(
        "tracking/diagram.html",
        page=page,
        tab="diagram",
        process=page.process(call.process_id),
        call=call,
        panel=panel_of(page, call, wanted) if wanted else None,
    )


@routes.get("/cases/<case_id>/steps")
@allow(office)
def steps(case_id: str) -> str:
    page = _page(case_id)
    return render_template("tracking/steps.html", page=page, tab="steps", steps=steps_of(page))


@routes.get("/cases/<case_id>/timeline")
@allow(office)
def timeline(case_id: str) -> str:
    return render_template("tracking/timeline.html", page=_page(case_id), tab="timeline")


@routes.get("/cases/<case_id>/documents")
@allow(office)
def documents(case_id: str) -> str:
    page = _page(case_id)
    found = documents_of(reading().session, page.case.area_id, page.case.id)
    wanted = request.args.get("document")
    chosen = next((document for document in found if document.id == wanted), found[-1] if found else None)
    return render_template(
        "tracking/documents.html", page=page, tab="documents", documents=found, chosen=chosen
    )


@routes.get("/cases/<case_id>/records")
@allow(office)
def records(case_id: str) -> str:
    page = _page(case_id)
    return render_template(
        "tracking/records.html",
        page=page,
        tab="records",
        records=records_of(page),
        entries=entries_of_case(page.unit, page.actor, page.case),
    )


@routes.get("/cases/<case_id>/related")
@allow(office)
def related(case_id: str) -> str:
    unit, page = reading(), _page(case_id)
    found = queries.related_cases(unit, actor(), page.case)
    ids = [each.id for each in found]
    return render_template(
        "tracking/related.html",
        page=page,
        tab="related",
        groups=_by_relation(page.case, found),
        open_tasks=open_tasks(unit, page.case.area_id, ids),
        awaited=awaited_moments(unit, page.case.area_id, ids),
        stuck=queries.stuck_among(unit, page.case.area_id, ids),
    )


def _by_relation(case: CaseFile, related: Sequence[CaseFile]) -> list[tuple[str, list[CaseFile]]]:
    """Related cases under a heading that says how; each once."""
    above = [each for each in related if each.id == case.parent_case_id]
    below = [each for each in related if each.parent_case_id == case.id]
    beside = [each for each in related if each not in above and each not in below]
    groups = [
        (gettext("引起本案的案件"), above),
        (gettext("由本案引起的案件"), below),
        (gettext("同一参保人的其他案件"), beside),
    ]
    return [(heading, cases) for heading, cases in groups if cases]


@routes.get("/cases/<case_id>/clocks")
@allow(office)
def clocks(case_id: str) -> str:
    return render_template("tracking/clocks.html", page=_page(case_id), tab="clocks")


@routes.get("/cases/<case_id>/clocks/<clock_id>")
@allow(office)
def why_this_day(case_id: str, clock_id: str) -> str:
    """The count of a clock day by day."""
    page = _page(case_id)
    view, record = page.clock(clock_id)
    today = day_of(reading().moment)
    return render_template(
        "tracking/why_this_day.html",
        page=page,
        tab="clocks",
        clock=view,
        record=record,
        ledger=ledger_of(reading(), record),
        articles=laws_of(record.rule.requirements),
        days=explain(record, page.calendar, today),
        clauses=explain_in_words(record, page.calendar, today),
    )


@routes.get("/cases/<case_id>/diagrams/<process_id>.bpmn")
@allow(office)
def diagram_text(case_id: str, process_id: str) -> Response:
    page = _page(case_id)
    return Response(page.release.files[page.process(process_id).path], mimetype="application/xml")


@routes.get("/cases/<case_id>/diagrams/<process_id>/trace")
@allow(office)
def trace(case_id: str, process_id: str) -> ResponseReturnValue:
    page = _page(case_id)
    found = page.trace(_call(page, process_id))
    return {"done": found.done, "flows": found.flows, "open": found.open}


@routes.get("/cases/<case_id>/diagrams/<process_id>/<element_id>")
@allow(office)
def element(case_id: str, process_id: str, element_id: str) -> str:
    page = _page(case_id)
    panel = panel_of(page, _call(page, process_id), element_id)
    return render_template("tracking/element.html", page=page, panel=panel)


@routes.post("/cases/<case_id>/reveal")
@allow(caseworker)
def reveal(case_id: str) -> ResponseReturnValue:
    """The whole of what is masked, for a reason; not stored anywhere, so that going back hides it again."""
    reason = request.form.get("reason", "").strip()[:200]
    if len(reason) < 2:
        return redirect(url_for(".case", case_id=case_id))
    with writing() as unit:
        page = open_case_page(unit, actor(), case_id)
        facts = reveal_personal(page, reason)
    return render_template("tracking/revealed.html", case=page.case, facts=facts, reason=reason)


@routes.post("/search")
@allow(caseworker)
def search() -> ResponseReturnValue:
    """By POST, because what is searched for may be an ID number, and those do not belong into addresses."""
    wanted = plain(request.form.get("q", ""))
    with writing() as unit:
        count_attempt(unit, SEARCHES, actor().account_id)
    exact = find(reading(), actor(), wanted).exactly(wanted)
    if exact is not None:
        return redirect(url_for(".case", case_id=exact.id))
    return lead_to(".found", keep(wanted))


@routes.get("/search")
@allow(caseworker)
def found() -> ResponseReturnValue:
    """What was searched for last, looked up anew; the cases, once that is no longer known."""
    wanted = kept().typed
    if wanted is None:
        return redirect(url_for(".cases"))
    found = find(reading(), actor(), wanted)
    return render_template(
        "tracking/found.html",
        wanted=wanted,
        found=found,
        open_tasks=open_tasks(reading(), actor().area_id, found.case_ids),
        awaited=awaited_moments(reading(), actor().area_id, found.case_ids),
    )


def _page(case_id: str) -> CasePage:
    return open_case_page(reading(), actor(), case_id)


def _call(page: CasePage, process_id: str) -> Call:
    """The time through a diagram that the address names by its number, else the last one. Raises NotFound."""
    return page.call(process_id, request.args.get("call", type=int))

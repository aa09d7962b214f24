"""Every page of the product: whose it is, how one gets there, and in which state it is looked at.

The test of every page and the gallery go through this list; a page that it lacks breaks the test.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e import acts
from tests.e2e.visitor import Visitor

NOBODY = ""


@dataclass(frozen=True)
class Place:
    """A page at an `address` with {names} of WAYS in it; `act` leads on to another state of it."""

    name: str
    who: str
    address: str
    act: Callable[[Visitor], None] | None = None


@dataclass(frozen=True)
class Way:
    """How an address that holds an id is found: the target of the first `link` on a page of `who`.

    `act` comes before, where there is nothing to be found yet; without a link it leads to the page itself.
    """

    who: str
    address: str
    link: str = ""
    act: Callable[[Visitor], None] | None = None


REVIEWER, ASSESSOR, TEAM_LEADER, EXPERT = "赵敏", "吴静", "卫宁", "陈博"
COMMISSIONER, SOMEBODY_LEAVING, IDLE, APPLICANT = "孙莉", "褚霞", "朱红", "吕萍"
POLICY_OFFICER, COLLEAGUE, SUPERVISOR = "尤兰", "钱磊", "秦峰"


def _row(party: str) -> str:
    return f'tr:has-text("{party}*") [data-open]'


WAYS = {
    "opened": Way(REVIEWER, "/new/ltci_assessment", act=acts.apply_at_the_window),
    "check": Way(REVIEWER, "{opened}", act=acts.find_its_task),
    "delivery": Way(REVIEWER, "/inbox?tab=group", _row("罗")),
    "visit": Way(ASSESSOR, "/inbox?tab=group", _row("白")),
    "team": Way(TEAM_LEADER, "/inbox?tab=group", _row("田")),
    "confirmation": Way(EXPERT, "/inbox", _row("石")),
    "leaving": Way(SOMEBODY_LEAVING, "/inbox", _row("石")),
    "advice": Way(REVIEWER, "{check}", act=acts.ask_a_colleague),
    "supervision": Way(COMMISSIONER, "/inbox", _row("白")),
    "submitted": Way(COMMISSIONER, "{supervision}", act=acts.submit_supervision),
    "supplement": Way(REVIEWER, "/cases", _row("孙")),
    "window": Way(REVIEWER, "/cases", _row("祁")),
    "visited": Way(REVIEWER, "/cases", _row("白")),
    "clock": Way(REVIEWER, "{window}/clocks", 'main a[href*="/clocks/"]'),
    "supplement_clock": Way(REVIEWER, "{supplement}/clocks", 'main a[href*="/clocks/"]'),
    "act_on_clock": Way(SUPERVISOR, "{visited}", '.case-now a[href*="/clocks/"]'),
    "hand_in": Way(REVIEWER, "{supplement}", 'main a[href*="/hand-in/"]'),
    "letter": Way(REVIEWER, "{window}/documents", '.documents a[target="_blank"]'),
    "region": Way(POLICY_OFFICER, "/parameters", 'main a[href*="/regions/"]'),
    "set": Way(POLICY_OFFICER, "/parameters", 'main a[href*="/parameters/set"]'),
    "application": Way(NOBODY, "/public/apply/", act=acts.begin_application),
    "mine": Way(APPLICANT, "/public/mine", '.case-link:has-text("孙")'),
    "my_letter": Way(APPLICANT, "{mine}", '.letters a:has-text("一次性告知书")'),
    "decided": Way(APPLICANT, "/public/mine", '.case-link:has-text("祁")'),
    "my_visit": Way(APPLICANT, "/public/mine", '.case-link:has-text("白")'),
}

PLACES = (
    Place("people", NOBODY, "/people"),
    Place("sign-in", NOBODY, "/sign-in?password="),
    Place("sign-in-refused", NOBODY, "/sign-in?password=", acts.sign_in_wrongly),
    Place("sign-in-expired", SOMEBODY_LEAVING, "{leaving}", acts.submit_signed_out),
    Place("signed-in-again", REVIEWER, "/signed-in-again"),
    Place("account", REVIEWER, "/account"),
    Place("not-found", REVIEWER, "/nowhere"),
    Place("not-permitted", REVIEWER, "/parameters"),
    Place("inbox-mine", REVIEWER, "/inbox"),
    Place("inbox-group", REVIEWER, "/inbox?tab=group", acts.peek),
    Place("inbox-chosen", REVIEWER, "/inbox", acts.choose_all),
    Place("inbox-filtered", REVIEWER, "/inbox?tab=group&kind=ltci_assessment", acts.save_view),
    Place("inbox-empty", IDLE, "/inbox"),
    Place("inbox-hand-over", REVIEWER, "/inbox", acts.hand_over_chosen),
    Place("views", REVIEWER, "/inbox/views"),
    Place("new", REVIEWER, "/new"),
    Place("new-form", REVIEWER, "/new/ltci_assessment"),
    Place("new-refused", REVIEWER, "/new/ltci_assessment", acts.submit_empty),
    Place("new-opened", REVIEWER, "{opened}"),
    Place("task-check", REVIEWER, "{check}", acts.claim),
    Place("task-refused", REVIEWER, "{check}", acts.submit_empty),
    Place("task-hand-over", REVIEWER, "{check}?side=history", acts.hand_over),
    Place("task-not-mine", REVIEWER, "{delivery}?side=documents"),
    Place("task-visit", ASSESSOR, "{visit}"),
    Place("task-team", TEAM_LEADER, "{team}"),
    Place("inbox-claimed", TEAM_LEADER, "/inbox?tab=group", acts.claim_chosen),
    Place("task-confirmation", EXPERT, "{confirmation}"),
    Place("task-talk", REVIEWER, "{check}/talk"),
    Place("task-ask", REVIEWER, "{check}/ask"),
    Place("task-asking", REVIEWER, "{check}", acts.open_question),
    Place("task-submitted", COMMISSIONER, "{submitted}"),
    Place("task-too-late", COMMISSIONER, "{submitted}", acts.submit_too_late),
    Place("calendar-of-work", REVIEWER, "/desk/calendar"),
    Place("done-today", REVIEWER, "/desk/done"),
    Place("messages", REVIEWER, "/messages"),
    Place("question", REVIEWER, "{advice}"),
    Place("questions", REVIEWER, "/advice"),
    Place("question-to-me", COLLEAGUE, "{advice}"),
    Place("absences", REVIEWER, "/absences"),
    Place("absence-entry", REVIEWER, "/absences/new", acts.choose_substitute),
    Place("absence-refused", REVIEWER, "/absences/new", acts.enter_absence_wrongly),
    Place("cases", REVIEWER, "/cases"),
    Place("cases-ended", REVIEWER, "/cases?state=ended"),
    Place("found", REVIEWER, "/cases", acts.search),
    Place("found-nothing", REVIEWER, "/cases", acts.search_in_vain),
    Place("incidents", SUPERVISOR, "/incidents"),
    Place("case-diagram", REVIEWER, "{visited}", acts.choose_element),
    Place("case-diagram-below", REVIEWER, "{visited}?diagram=ltci_assessment_round", acts.wait_for_diagram),
    Place("case-steps", REVIEWER, "{window}/steps"),
    Place("case-timeline", REVIEWER, "{window}/timeline"),
    Place("case-records", REVIEWER, "{window}/records"),
    Place("case-documents", REVIEWER, "{window}/documents"),
    Place("case-clocks", REVIEWER, "{window}/clocks"),
    Place("case-related", REVIEWER, "{window}/related"),
    Place("case-notes", REVIEWER, "{visited}/notes"),
    Place("case-code", REVIEWER, "{supplement}/code"),
    Place("case-code-given", REVIEWER, "{supplement}/code", acts.give_code),
    Place("case-revealed", REVIEWER, "{supplement}", acts.reveal),
    Place("case-hand-in", REVIEWER, "{hand_in}"),
    Place("why-this-day", REVIEWER, "{clock}"),
    Place("why-this-day-stopped", REVIEWER, "{supplement_clock}"),
    Place("act-on-clock", SUPERVISOR, "{act_on_clock}/act"),
    Place("letter", REVIEWER, "{letter}"),
    Place("releases", POLICY_OFFICER, "/releases"),
    Place("registers", IDLE, "/registers"),
    Place("register", IDLE, "/registers/ban"),
    Place("unheard", REVIEWER, "/unheard"),
    Place("taken-in", REVIEWER, "/new/complaint", acts.take_in_a_complaint),
    Place("calendar", POLICY_OFFICER, "/calendar"),
    Place("calendar-provisional", POLICY_OFFICER, "/calendar?year=2027"),
    Place("notice-entry", POLICY_OFFICER, "/calendar/notices/new?year=2027"),
    Place("notice-refused", POLICY_OFFICER, "/calendar/notices/new?year=2027", acts.preview_empty_notice),
    Place("parameters", POLICY_OFFICER, "/parameters"),
    Place("parameters-own", POLICY_OFFICER, "/parameters?show=own"),
    Place("region", POLICY_OFFICER, "{region}"),
    Place("parameter-set", POLICY_OFFICER, "{set}"),
    Place("public-home", NOBODY, "/public/"),
    Place("public-notices", NOBODY, "/public/notices"),
    Place("public-institutions", NOBODY, "/public/institutions"),
    Place("public-areas", NOBODY, "/public/areas"),
    Place("public-apply", NOBODY, "/public/apply/"),
    Place("public-form", NOBODY, "{application}"),
    Place("public-refused", NOBODY, "{application}", acts.submit_application),
    Place("public-draft-code", NOBODY, "{application}", acts.ask_for_draft_code),
    Place("public-receipt", NOBODY, "/public/apply/", acts.apply_online),
    Place("public-look-up", NOBODY, "/public/progress"),
    Place("public-code-wrong", NOBODY, "/public/progress", acts.look_up_wrongly),
    Place("public-not-found", NOBODY, "/public/nowhere"),
    Place("public-mine", APPLICANT, "/public/mine"),
    Place("public-case", APPLICANT, "{mine}"),
    Place("public-case-visit", APPLICANT, "{my_visit}"),
    Place("public-case-decided", APPLICANT, "{decided}"),
    Place("public-supplement", APPLICANT, "{mine}/hand-in/supplement_received"),
    Place("public-withdrawal", APPLICANT, "{mine}/hand-in/withdrawn"),
    Place("public-letter", APPLICANT, "{my_letter}"),
    Place("public-letter-page", APPLICANT, "{my_letter}/page"),
)

NOT_PAGES = {
    "registers.entry": "the demo has no entry; its English is looked at",
    "static": "files",
    "shell.home": "leads on to another page",
    "shell.token": "data for a script",
    "portal.token": "data for a script",
    "tracking.trace": "data for a script",
    "tracking.diagram_text": "a file",
    "documents.attachment": "a file",
    "documents.letter_pdf": "a file",
    "portal.progress.letter_pdf": "a file",
    "inbox.peek": "part of the inbox, opened there",
    "tasks.side": "part of a task's page, opened there",
    "tracking.element": "part of the diagram's page, opened there",
    "desk.absences.covered": "part of the absence's page, opened there",
}

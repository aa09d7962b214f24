"""The addresses of every page of the demo office, for whoever may read it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from app import create_app
from app.bootstrap import Platform, Settings, build_platform
from app.business.registers.entries import Origin, Stated, enter
from app.business.registers.records import RegisterEntry
from app.business.registers.subjects import registered
from app.casework.releases.materials import CHECKOUT
from app.storage.records import (
    Account,
    Advice,
    CaseFile,
    Clock,
    Document,
    JournalEntry,
    Organisation,
    Record,
    WorkItem,
)
from tests.integration.web.conftest import TOKEN
from tests.integration.web.visible_text import chinese_in
from tests.shipped import processes

Place = tuple[str | None, str]
ROLES = (None, "赵敏", "周强", "冯云", "杨光", "秦峰", "尤兰", "许宁", "何青", "吕萍", "陆远")
SIDES = ("law", "history", "documents")
REGISTERS = sorted(path.stem for path in (CHECKOUT / "bpmn" / "registers").glob("*.yaml"))
REGIONS = ("gansu", "jilin", "qinhuangdao", "shanwei")
WORKERS = (
    "赵敏",
    "周强",
    "吴静",
    "冯云",
    "陈博",
    "孙莉",
    "郑浩",
    "褚霞",
    "卫宁",
    "蒋涛",
    "沈玉",
    "韩梅",
    "杨光",
    "朱红",
)
NO_PAGES = frozenset(
    (
        "static",
        "shell.token",
        "portal.token",
        "documents.attachment",
        "documents.letter_pdf",
        "portal.progress.letter_pdf",
        "tracking.diagram_text",
        "tracking.trace",
        # Letters are Chinese by nature.
        "documents.letter",
        "portal.progress.letter_page",
    )
)


@dataclass
class Demo:
    """The demo office on a busy day, and the browsers of its people, all in English."""

    platform: Platform
    app: Flask
    accounts: Mapping[str, str]
    draft: str = ""
    browsers: dict[str | None, FlaskClient] = field(default_factory=dict)

    def rules(self) -> list[Rule]:
        """What can be opened."""
        return [rule for rule in self.app.url_map.iter_rules() if "GET" in (rule.methods or ())]

    def rows(self, table: type[Record], *conditions: Any) -> list[Any]:
        """All rows of a table."""
        with self.platform.reading_unit() as unit:
            return list(unit.session.scalars(select(table).where(*conditions)))

    def browser(self, name: str | None) -> FlaskClient:
        """The browser of a person, or of somebody who has not signed in."""
        if name not in self.browsers:
            self.browsers[name] = self.app.test_client()
            if name:
                self.post(name, f"/people/{self.accounts[name]}")
            self.post(name, "/choices", language="en", next="/")
        return self.browsers[name]

    def post(self, name: str | None, path: str, /, **data: Any) -> str:
        """Sends a form; the page that answers, or where it leads."""
        client = self.browser(name)
        found = TOKEN.search(client.get("/sign-in?password=").text)
        assert found
        answer = client.post(path, data={"csrf_token": found.group(1), **data})
        assert answer.status_code < 500, path
        return answer.headers.get("Location") or answer.text

    def reader(self, path: str) -> str:
        """The first of the office's people who may read a page."""
        able = (who for who in WORKERS if self.browser(who).get(path).status_code == 200)
        return next(able, WORKERS[0])

    def chinese_at(self, places: Iterable[Place]) -> dict[str, str]:
        """Each unmarked Chinese text with one place where it stands."""
        found: dict[str, str] = {}
        for who, path in places:
            answer = self.browser(who).get(path)
            assert answer.status_code < 500, path
            if answer.mimetype == "text/html" and answer.status_code != 302:
                for text in chinese_in(answer.text):
                    found.setdefault(text, f"{who} {path}")
        return found


@contextmanager
def demo_office(var: Path) -> Iterator[Demo]:
    """The demo that lies in a folder; its people do some of what leaves words behind."""
    settings = Settings(database_url=f"sqlite:///{var / 'demo.db'}", var=var, demo=True, synchronous="OFF")
    platform = build_platform(settings)
    demo = Demo(platform, create_app(platform), {})
    demo.accounts = {row.name: row.id for row in demo.rows(Account)}
    _make_busy(demo)
    yield demo
    platform.close()


def _make_busy(demo: Demo) -> None:
    """What leaves words behind: a note, a question, an absence, a saved view, an application begun."""
    demo.draft = urlsplit(demo.post("吕萍", "/public/apply/", process="ltci_assessment")).path
    task = _first_claimed(demo, "赵敏")
    demo.post("赵敏", f"/tasks/{task.id}/notes", text="家属来电。")
    demo.post("赵敏", f"/tasks/{task.id}/ask", adviser_id=demo.accounts["钱磊"], question="可以受理吗？")
    demo.post("赵敏", "/inbox/views", name="今天的", tab="mine")
    absence = {"account_id": demo.accounts["赵敏"], "substitute_id": demo.accounts["钱磊"]}
    demo.post("赵敏", "/absences/new", **absence, since="2026-06-15", until="2026-06-16")
    [clock] = (
        demo.rows(Clock, Clock.case_id == task.case_id)[:1] or demo.rows(Clock, Clock.state == "running")[:1]
    )
    grounds = {"day": "2026-06-10", "reason": "等待鉴定", "legal_basis": "第十五条"}
    demo.post("秦峰", f"/cases/{clock.case_id}/clocks/{clock.id}/stop", **grounds)
    _ban(demo)


def _ban(demo: Demo) -> None:
    """Somebody stands in a register."""
    organisation = demo.rows(Organisation, Organisation.kind == "assessment_institution")[0]
    with demo.platform.unit() as unit:
        subject = registered(unit, organisation.area_id, {"kind": "organisation", "id": organisation.id})
        stated = Stated({"since": date(2026, 1, 1), "until": date(2026, 12, 31), "ground": "by_law"})
        enter(unit, organisation.area_id, "ban", subject, stated, Origin("given:ban"))


def _first_claimed(demo: Demo, name: str) -> Any:
    return demo.rows(WorkItem, WorkItem.claimed_by == demo.accounts[name], WorkItem.state == "open")[0]


def _of_cases(path: str, *who: str) -> Callable[[Demo], Iterator[Place]]:
    def places(demo: Demo) -> Iterator[Place]:
        for case in demo.rows(CaseFile):
            yield from ((one, path.format(case.id)) for one in who or ("杨光",))

    return places


def _of_tasks(path: str) -> Callable[[Demo], Iterator[Place]]:
    """A task of each kind, open, claimed and done, for who may see it."""

    def places(demo: Demo) -> Iterator[Place]:
        seen = set()
        for item in demo.rows(WorkItem):
            kind = (item.element_id, item.state, item.claimed_by is None)
            if kind not in seen:
                seen.add(kind)
                yield demo.reader(f"/tasks/{item.id}"), path.format(item.id)

    return places


def _clocks(path: str) -> Callable[[Demo], Iterator[Place]]:
    return lambda demo: (("赵敏", path.format(row.case_id, row.id)) for row in demo.rows(Clock))


def _elements(demo: Demo) -> Iterator[Place]:
    """Every element where some case has been, once."""
    seen = set()
    for row in demo.rows(JournalEntry):
        if row.element_id and row.process_id and (row.process_id, row.element_id) not in seen:
            seen.add((row.process_id, row.element_id))
            yield "秦峰", f"/cases/{row.case_id}/diagrams/{row.process_id}/{row.element_id}"


PAGES: dict[str, Callable[[Demo], Iterable[Place]]] = {
    "tracking.case": _of_cases("/cases/{}", "杨光", "周强"),
    "tracking.clocks": _of_cases("/cases/{}/clocks"),
    "tracking.documents": _of_cases("/cases/{}/documents"),
    "tracking.related": _of_cases("/cases/{}/related"),
    "tracking.steps": _of_cases("/cases/{}/steps"),
    "tracking.timeline": _of_cases("/cases/{}/timeline", "杨光", "秦峰"),
    "notes.of_case": _of_cases("/cases/{}/notes"),
    "codes.ask": _of_cases("/cases/{}/code"),
    "start.opened": _of_cases("/new/opened/{}", "赵敏"),
    "tracking.why_this_day": _clocks("/cases/{}/clocks/{}"),
    "clocks.act": _clocks("/cases/{}/clocks/{}/act"),
    "tasks.task": _of_tasks("/tasks/{}"),
    "tasks.submitted": _of_tasks("/tasks/{}/submitted"),
    "inbox.peek": _of_tasks("/inbox/{}/peek"),
    "desk.talk.ask": _of_tasks("/tasks/{}/ask"),
    "desk.talk.at_task": _of_tasks("/tasks/{}/talk"),
    "tasks.side": lambda demo: [
        place for side in SIDES for place in _of_tasks(f"/tasks/{{}}/side/{side}")(demo)
    ],
    "tracking.element": _elements,
    "messages.hand_in": _of_cases("/cases/{}/hand-in/application_withdrawn", "赵敏", "吕萍"),
    "start.application": lambda demo: [
        (who, f"/new/{name}/{32 * '0'}") for who in ("赵敏", "吕萍", "陆远") for name in processes()
    ],
    "desk.advice.question": lambda demo: [
        (who, f"/advice/{row.id}") for row in demo.rows(Advice) for who in ("赵敏", "钱磊")
    ],
    "portal.progress.case": _of_cases("/public/cases/{}", "吕萍"),
    "portal.progress.form": lambda demo: [
        place
        for what in ("supplement_received", "withdrawn")
        for place in _of_cases(f"/public/cases/{{}}/hand-in/{what}", "吕萍")(demo)
    ],
    "portal.progress.letter": lambda demo: [
        ("吕萍", f"/public/cases/{row.case_id}/letters/{row.id}") for row in demo.rows(Document)
    ],
    "portal.apply.form": lambda demo: [("吕萍", demo.draft)],
    "portal.apply.receipt": lambda demo: [("吕萍", f"{demo.draft}/receipt")],
    "portal.apply.show_code": lambda demo: [("吕萍", demo.post("吕萍", f"{demo.draft}/code"))],
    "start.begin": lambda demo: [("赵敏", f"/new/{name}") for name in processes()],
    "parameters.region": lambda demo: [("尤兰", f"/parameters/regions/{name}") for name in REGIONS],
    "tracking.records": _of_cases("/cases/{}/records"),
    "registers.register": lambda demo: [("杨光", f"/registers/{name}") for name in REGISTERS],
    "registers.entry": lambda demo: [
        ("杨光", f"/registers/{row.register}/{row.id}") for row in demo.rows(RegisterEntry)
    ],
}

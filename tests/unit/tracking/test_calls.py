"""The times that a case went through a diagram, told from the journal."""

from datetime import UTC, datetime

from app.engine.reading.elements import Element, Process
from app.storage.records import WorkItem
from app.tracking.calls import calls_of
from app.web.journal_lines import JournalLine

KINDS = {"begun": "startEvent", "hand_over": "userTask", "inner_start": "startEvent"}
DELIVERY = Process(
    "delivery",
    "送达",
    "delivery.bpmn",
    True,
    elements={
        name: Element(name, kind, name, "delivery", parent="inner" if name == "inner_start" else None)
        for name, kind in KINDS.items()
    },
)
MOMENT = datetime(2026, 5, 7, tzinfo=UTC)


def line(element_id: str, path: str | None, task: str = "", kind: str = "element_completed") -> JournalLine:
    return JournalLine(1, MOMENT, kind, "", None, "delivery", element_id, path, task, {})


def told(*lines: JournalLine) -> list[tuple[str | None, list[str]]]:
    return [(call.path, call.completed) for call in calls_of(DELIVERY, lines)]


def test_calls_from_two_places_are_told_apart_even_at_the_same_time() -> None:
    lines = [line("begun", "notice"), line("begun", "letter"), line("hand_over", "notice")]
    assert told(*lines) == [("notice", ["begun", "hand_over"]), ("letter", ["begun"])]


def test_a_diagram_that_is_entered_again_from_the_same_place_begins_anew() -> None:
    once = [line("begun", "notice"), line("inner_start", "notice"), line("hand_over", "notice")]
    assert told(*once, *once) == [("notice", ["begun", "inner_start", "hand_over"])] * 2


def test_an_old_journal_without_paths_is_told_by_its_start_events() -> None:
    once = [line("begun", None), line("hand_over", None)]
    assert told(*once, *once) == [(None, ["begun", "hand_over"])] * 2


def test_a_call_that_began_before_paths_were_kept_goes_on_with_one() -> None:
    assert told(line("begun", None), line("hand_over", "notice")) == [("notice", ["begun", "hand_over"])]
    apart = told(line("begun", None), line("begun", "letter"), line("hand_over", "letter"))
    assert apart == [(None, ["begun"]), ("letter", ["begun", "hand_over"])]


def test_an_open_task_belongs_to_the_latest_call_of_its_place() -> None:
    calls = calls_of(DELIVERY, [line("begun", "notice"), line("begun", "letter"), line("begun", "notice")])
    item = WorkItem(process_id="delivery", element_id="hand_over", path="notice", state="open", task_id="t")
    assert [call.holds(item) for call in calls] == [False, False, True]


def test_a_done_task_belongs_to_the_call_whose_lines_name_it() -> None:
    calls = calls_of(DELIVERY, [line("hand_over", "notice", "t1"), line("hand_over", "letter", "t2")])
    item = WorkItem(process_id="delivery", element_id="hand_over", path="letter", state="done", task_id="t2")
    assert [call.holds(item) for call in calls] == [False, True]


def test_what_waits_below_a_call_shows_at_the_step_that_leads_there() -> None:
    [call] = calls_of(DELIVERY, [line("begun", "letter")])
    assert call.token_at(DELIVERY, "sub", "sign", "letter/hand_over") == "hand_over"
    assert call.token_at(DELIVERY, "delivery", "hand_over", "letter") == "hand_over"
    assert call.token_at(DELIVERY, "delivery", "hand_over", "notice") is None
    assert call.token_at(DELIVERY, "sub", "sign", "letters/hand_over") is None

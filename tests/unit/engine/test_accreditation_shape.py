"""The shape of an accreditation: a vote, a clock stopped twice, and a way back for a second attempt."""

import pytest

CLOCKS = ("startsClocks", "stopsClocks", "resumesClocks", "endsClocks")


class Ledger:
    """Writes down what happens to clocks, as casework does, from what the host is told."""

    def __init__(self, case) -> None:
        self.case, self.entries = case, []
        case.host.completed = self.completed

    def completed(self, node, data) -> None:
        element = self.case.definition.element(node.process_id, node.element_id)
        for attribute in CLOCKS:
            for clock in element.attributes.get(attribute, "").split():
                self.entries.append((attribute.removesuffix("Clocks"), clock))


@pytest.fixture
def case(play, host):
    host.services = {"agreements.record_acceptance": "2026-7", "notices.publish": None}
    host.decisions = {"panel_majority": "qualified"}
    return play("accreditation")


def _supplement(case) -> None:
    case.do("issue_notice").deliver("materials_received", pages=2).do("check_supplement", received_at="x")


def _attempt(case, result: str, *, late_supplement: bool) -> None:
    case.do("form_panel", members=["a", "b", "c"])
    case.do("verify_on_site", findings=[]).do("check_documents", documents="ok")
    for _ in range(3):
        case.do("deliberate", 0, vote="合格")
    case.do("examine", more_needed=late_supplement)
    if late_supplement:
        _supplement(case)
    case.do("decide", result=result)


def test_the_clock_is_stopped_twice_and_ended_once(case):
    ledger = Ledger(case)
    case.start(institution="i1", attempt=1).do("review_initially", initial="supplement")
    _supplement(case)
    case.do("review_initially", initial="pass")
    _attempt(case, "qualified", late_supplement=True)
    assert ledger.entries == [
        ("starts", "review_limit"),
        ("stops", "review_limit"),
        ("resumes", "review_limit"),
        ("stops", "review_limit"),
        ("resumes", "review_limit"),
        ("ends", "review_limit"),
        ("starts", "public_notice"),
    ]
    assert case.step.waits[0].clock == "public_notice"
    case.fire("notice_closed")
    assert case.step.ended == "designated"
    assert case.step.data["notice"] == {"outcome": "notice_clear"}


def test_the_second_attempt_votes_anew_and_a_second_failure_bars(case, host):
    case.start(institution="i1", attempt=1).do("review_initially", initial="pass")
    _attempt(case, "not_qualified", late_supplement=False)
    assert sorted(case.waits) == ["completed", "three_months_over"]
    case.deliver("completed", report="r")
    assert case.open == ["form_panel"]
    assert case.task("form_panel").data["attempt"] == 2
    host.asked.clear()
    _attempt(case, "not_qualified", late_supplement=False)
    assert host.asked[0] == ("panel_majority", {"votes": ["合格", "合格", "合格"]})
    assert case.step.ended == "barred"


def test_three_months_without_a_report_let_the_case_lapse(case):
    case.start(institution="i1", attempt=1).do("review_initially", initial="pass")
    _attempt(case, "not_qualified", late_supplement=False)
    case.fire("three_months_over")
    assert case.step.ended == "lapsed" and case.step.waits == ()


def test_the_state_stays_small_at_every_step(case):
    case.start(institution="i1", attempt=1).do("review_initially", initial="pass")
    case.do("form_panel", members=["a", "b", "c"])
    assert len(case.step.state) < 1_500


def test_who_is_in_charge_follows_the_lane(case):
    case.start(institution="i1", attempt=1)
    task = case.task("review_initially")
    assert (task.organisation, task.post) == ("agency", "agency_agreement")

"""Publishing refuses a call that lacks what the called process takes, or gives what it does not know."""

import pytest

from app.casework.releases.checks.calls_give_what_is_taken import calls_give_what_is_taken
from app.casework.releases.materials import CHECKOUT, content_hash, reach_of, read_checkout
from app.casework.releases.pinned_release import read_release
from app.engine.reading.problems import DiagramRefused

CALLER = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:changhu="https://changhu.dev/bpmn">
  <process id="caller" isExecutable="true">
    <startEvent id="begin"/>
    <sequenceFlow id="f1" sourceRef="begin" targetRef="ask"/>
    <callActivity id="ask" calledElement="called" {call}/>
    <sequenceFlow id="f2" sourceRef="ask" targetRef="over"/>
    <endEvent id="over"/>
  </process>
</definitions>"""
CALLED = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:changhu="https://changhu.dev/bpmn">
  <process id="called" isExecutable="true" {process}>
    <startEvent id="called_begin"/>
    <sequenceFlow id="f3" sourceRef="called_begin" targetRef="called_over"/>
    <endEvent id="called_over"/>
  </process>
</definitions>"""
PORTS = 'changhu:takes="who: text, many: number, length?: length, rest?: any" changhu:gives="at?: date"'


def findings(call: str, process: str = PORTS) -> list[tuple[str | None, str]]:
    files = {
        "bpmn/caller/caller.bpmn": CALLER.format(call=call).encode(),
        "bpmn/called/called.bpmn": CALLED.format(process=process).encode(),
    }
    release = read_release("release", "caller", files)
    return [(found.element, str(found)) for found in calls_give_what_is_taken(release)]


@pytest.mark.parametrize(
    "given",
    [
        "{who: name, many: 3}",
        "{who: &quot;a&quot;, many: count(list), length: null}",
        "={who: parameter(&quot;a.b&quot;), many: 2, length: {value: 3, unit: &quot;days&quot;}, rest: [1]}",
    ],
)
def test_a_call_that_gives_what_is_taken_passes(given: str) -> None:
    assert findings(f'changhu:with="{given}"') == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{who: name}", "调用“called”缺少“many”。"),
        ("{who: name, many: 3, whom: 4}", "调用“called”有多余的“whom”。"),
        ("{who: 7, many: 3}", "调用“called”的“who”应为text，不是number。"),
        ("{who: null, many: 3}", "调用“called”的“who”应为text，不是null。"),
        ("{who: name, many: 3, length: 5}", "调用“called”的“length”应为length，不是number。"),
        ("everything", "交给被调用流程的内容（changhu:with）须逐项写明。"),
    ],
)
def test_a_call_that_gives_something_else_is_found_at_its_element(given: str, said: str) -> None:
    assert findings(f'changhu:with="{given}"') == [("ask", said)]


def test_two_faults_of_a_call_are_two_findings() -> None:
    assert len(findings('changhu:with="{whom: 1}"')) == 3


def test_a_called_process_says_what_it_takes_and_gives() -> None:
    assert [element for element, _ in findings("", "")] == ["ask"]


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ("{at: day, by: name}", "返回的内容有多余的“by”。"),
        ("{at: &quot;today&quot;}", "返回的内容的“at”应为date，不是text。"),
        ("data", "返回的内容（changhu:returns）须逐项写明。"),
    ],
)
def test_what_is_returned_is_what_is_given(returned: str, said: str) -> None:
    process = f'changhu:takes="" changhu:gives="at?: date" changhu:returns="{returned}"'
    assert findings("", process) == [("called", said)]


@pytest.mark.parametrize("written", ["who", "who: name", "who: text, who: text", "1: text"])
def test_a_declaration_that_cannot_be_read_is_refused_with_the_diagram(written: str) -> None:
    with pytest.raises(DiagramRefused, match="changhu:takes有误"):
        findings("", f'changhu:takes="{written}" changhu:gives=""')


@pytest.mark.parametrize("process_id", ["ltci_assessment", "ltci_notice_objection"])
def test_the_shipped_processes_pass(process_id: str) -> None:
    files = reach_of(read_checkout(CHECKOUT), process_id).files
    release = read_release(content_hash(files), process_id, files)
    assert list(calls_give_what_is_taken(release)) == []

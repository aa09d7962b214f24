"""What a diagram may not say: refused before anything runs, each with a place and a Chinese sentence."""

from itertools import pairwise

import pytest

from app.engine.reading.diagrams import parse_definition
from app.engine.reading.problems import DiagramRefused

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:changhu="https://changhu.dev/bpmn" id="file">'
    '<message id="m" name="asked"/><message id="nameless"/><error id="e" errorCode="no_team"/>'
)
START, END = '<startEvent id="began"/>', '<endEvent id="done"/>'
TIMER = "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>"
CYCLE = "<timerEventDefinition><timeCycle>{}</timeCycle></timerEventDefinition>"
MESSAGE = '<messageEventDefinition messageRef="m"/>'


def chain(*ids: str) -> str:
    """Flows from each node to the next."""
    return "".join(f'<sequenceFlow id="{a}__{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(ids))


def conditional(a: str, b: str, condition: str) -> str:
    text = f"<conditionExpression>{condition}</conditionExpression>"
    return f'<sequenceFlow id="{a}__{b}" sourceRef="{a}" targetRef="{b}">{text}</sequenceFlow>'


def process(body: str, name: str = "p", attributes: str = 'isExecutable="true"') -> str:
    return f'<process id="{name}" {attributes}>{body}</process>'


def only(node: str, node_id: str = "x", more: str = "") -> str:
    """A process of one node between start and end."""
    return process(START + node + END + chain("began", node_id, "done") + more)


def boundary(event: str, attributes: str = "", activity: str = '<userTask id="x"/>') -> str:
    return only(
        activity,
        more=f'<boundaryEvent id="b" attachedToRef="x" {attributes}>{event}</boundaryEvent>'
        + '<endEvent id="other_end"/>'
        + chain("b", "other_end"),
    )


def fork(one: str, other: str, more: str = "") -> str:
    return process(
        START
        + f'<parallelGateway id="split"/>{one}{other}<parallelGateway id="join"/>'
        + END
        + chain("began", "split", "one", "join", "done")
        + chain("split", "other", "join")
        + more
    )


def event(kind: str, definition: str, node_id: str = "x") -> str:
    return f'<{kind} id="{node_id}"><{definition}/></{kind}>'


def sub(attributes: str, body: str) -> str:
    return f'<subProcess id="x" {attributes}>{body}</subProcess>'


INNER = '<startEvent id="in"/><userTask id="in_task"/><endEvent id="out"/>' + chain("in", "in_task", "out")
LOOP = '<exclusiveGateway id="g" default="g__done"/>'

SCRIPT = '<scriptTask id="{}" changhu:result="r"><script>1</script></scriptTask>'
ASIDE = 'cancelActivity="false"'
ERROR = '<errorEventDefinition errorRef="e"/>'


def wait(definition: str, attributes: str = "") -> str:
    """A process of one event that is awaited."""
    return only(f'<intermediateCatchEvent id="x" {attributes}>{definition}</intermediateCatchEvent>')


def many(attributes: str) -> str:
    """A process of one user task that runs several times."""
    return only(f'<userTask id="x" {attributes}><multiInstanceLoopCharacteristics/></userTask>')


CASES = {
    "an abstract task": (only('<task id="x"/>'), "x", "任务没有类型"),
    "a manual task": (only('<manualTask id="x"/>'), "x", "手工任务"),
    "an ad-hoc sub-process": (only('<adHocSubProcess id="x"/>'), "x", "ad-hoc"),
    "a transaction": (only('<transaction id="x"/>'), "x", "事务"),
    "a complex gateway": (only('<complexGateway id="x"/>'), "x", "复杂网关"),
    "an unknown node": (only('<choreographyTask id="x"/>'), "x", "choreographyTask"),
    "an event sub-process": (
        only('<userTask id="x"/>', more=sub('triggeredByEvent="true"', INNER).replace('"x"', '"y"')),
        "y",
        "事件子流程",
    ),
    "compensation": (only('<userTask id="x" isForCompensation="true"/>'), "x", "补偿"),
    "a task that starts a process": (
        only('<receiveTask id="x" messageRef="m" instantiate="true"/>'),
        "x",
        "启动",
    ),
    "a standard loop": (only('<userTask id="x"><standardLoopCharacteristics/></userTask>'), "x", "循环标记"),
    "a signal": (only(event("intermediateCatchEvent", "signalEventDefinition")), "x", "信号"),
    "an escalation": (only(event("intermediateThrowEvent", "escalationEventDefinition")), "x", "升级"),
    "a condition as event": (
        only(event("intermediateCatchEvent", "conditionalEventDefinition")),
        "x",
        "条件事件",
    ),
    "a link": (only(event("intermediateThrowEvent", "linkEventDefinition")), "x", "链接"),
    "a cancel end": (
        process(START + event("endEvent", "cancelEventDefinition") + chain("began", "x")),
        "x",
        "取消",
    ),
    "a compensation event": (only(event("intermediateThrowEvent", "compensateEventDefinition")), "x", "补偿"),
    "two definitions on one event": (wait(f"{TIMER}{MESSAGE}"), "x", "一种定义"),
    "a catch event that awaits nothing": (only('<intermediateCatchEvent id="x"/>'), "x", "这种事件"),
    "a timer start": (
        process(f'<startEvent id="began">{TIMER}</startEvent>' + END + chain("began", "done")),
        "began",
        "这种事件",
    ),
    "two plain starts": (
        process(START + '<startEvent id="x"/>' + END + chain("began", "done") + chain("x", "done")),
        "p",
        "一个普通的开始",
    ),
    "two starts for one message": (
        process(
            "".join(f'<startEvent id="{x}">{MESSAGE}</startEvent>' + chain(x, "done") for x in "xy") + END
        ),
        "p",
        "同一消息",
    ),
    "no start": (process(END), "p", "没有开始"),
    "an attribute nobody knows": (only('<userTask id="x" changhu:candidate="a"/>'), "x", "candidate"),
    "an attribute on the wrong node": (only('<userTask id="x" changhu:decision="a"/>'), "x", "decision"),
    "a data name with a blank": (only('<userTask id="x" changhu:result="a b"/>'), "x", "数据名称"),
    "a reserved data name": (only('<userTask id="x" changhu:keeps="typename"/>'), "x", "typename"),
    "a data name with an underscore in front": (only('<userTask id="x" changhu:keeps="_a"/>'), "x", "_a"),
    "an id with a dot": (only('<userTask id="x.y"/>', "x.y"), "x.y", "编号"),
    "a service task without a service": (only('<serviceTask id="x"/>'), "x", "服务"),
    "a rule task without a table": (only('<businessRuleTask id="x"/>'), "x", "决策表"),
    "a script without a result": (only('<scriptTask id="x"><script>1</script></scriptTask>'), "x", "结果名"),
    "a script without an expression": (only('<scriptTask id="x" changhu:result="r"/>'), "x", "表达式"),
    "a message event without a message": (wait("<messageEventDefinition/>"), "x", "没有指明消息"),
    "a message without a name": (only('<receiveTask id="x" messageRef="nameless"/>'), "x", "没有指明消息"),
    "a timer without a time": (wait("<timerEventDefinition/>"), "x", "二者只能有一个"),
    "a timer with both": (wait(TIMER, 'changhu:clock="c"'), "x", "二者只能有一个"),
    "a duration of millions of years": (wait(TIMER.replace("P5D", "P300000000M")), "x", "超出范围"),
    "a duration backwards": (wait(TIMER.replace("P5D", "-P5D")), "x", "超出范围"),
    "a duration that is none": (wait(TIMER.replace("P5D", "P5X")), "x", "不能识别"),
    "a cycle in the main course": (wait(CYCLE.format("R/P5D")), "x", "非中断"),
    "a cycle of no length": (boundary(CYCLE.format("R/PT0S"), ASIDE), "b", "超出范围"),
    "a cycle that never ends to count": (boundary(CYCLE.format("R99999999/P1D"), ASIDE), "b", "定时周期"),
    "a cycle that is none": (boundary(CYCLE.format("Rx/P1D"), ASIDE), "b", "定时周期"),
    "a garbage expression": (wait(TIMER.replace("P5D", "in five days (")), "x", "有误"),
    "a message that does not interrupt, unmarked": (boundary(MESSAGE, ASIDE), "b", "changhu:once"),
    "a border without an activity": (boundary(TIMER, activity='<exclusiveGateway id="x"/>'), "b", "附着"),
    "an error that does not interrupt": (
        boundary(ERROR, ASIDE, '<serviceTask id="x" changhu:service="s"/>'),
        "b",
        "总是中断",
    ),
    "an error on what reports none": (boundary(ERROR, "", SCRIPT.format("x")), "b", "不会报告错误"),
    "an error end without a code": (
        process(START + event("endEvent", "errorEventDefinition") + chain("began", "x")),
        "x",
        "错误代码",
    ),
    "instances of nothing": (many(""), "x", "changhu:forEach"),
    "gathering without a place": (many('changhu:forEach="a" changhu:collects="b"'), "x", "changhu:into"),
    "one name for each and for all": (
        many('changhu:forEach="a" changhu:as="b" changhu:collects="c" changhu:into="b"'),
        "x",
        "相同",
    ),
    "attributes of instances without instances": (
        only('<userTask id="x" changhu:forEach="a"/>'),
        "x",
        "多实例标记",
    ),
    "a sub-process without a start": (only(sub("", '<endEvent id="out"/>')), "x", "开始事件"),
    "a sub-process without an end": (
        only(
            sub(
                "",
                '<startEvent id="in"/><exclusiveGateway id="g"/><userTask id="t"/>'
                + chain("in", "g", "t", "g"),
            )
        ),
        "x",
        "没有结束事件",
    ),
    "an error that no file names": (
        process(START + event("endEvent", 'errorEventDefinition errorRef="gone"') + chain("began", "x")),
        "x",
        "错误不存在",
    ),
    "a node that nothing reaches": (
        only('<userTask id="x"/>', more='<userTask id="y"/>' + chain("y", "done")),
        "y",
        "到不了",
    ),
    "a node that leads nowhere": (
        process(START + '<userTask id="x"/>' + END + chain("began", "x")),
        "x",
        "停住",
    ),
    "a flow into nothing": (only('<userTask id="x"/>', more=chain("x", "nowhere")), "x__nowhere", "nowhere"),
    "a flow across levels": (only(sub("", INNER), more=chain("in_task", "done")), "in_task__done", "同一层"),
    "two flows between one pair": (
        only(
            '<exclusiveGateway id="x" default="x__done"/>',
            more=conditional("x", "done", "a").replace("x__done", "again"),
        ),
        "again",
        "两条连线",
    ),
    "two flows out of a task": (
        only('<userTask id="x"/>', more='<endEvent id="y"/>' + chain("x", "y")),
        "x",
        "网关画出",
    ),
    "a condition behind a task": (
        process(START + '<userTask id="x"/>' + END + chain("began", "x") + conditional("x", "done", "a")),
        "x__done",
        "可以有条件",
    ),
    "a condition on the default": (
        process(START + LOOP + END + chain("began", "g") + conditional("g", "done", "a")),
        "g__done",
        "默认连线",
    ),
    "a choice without a condition": (
        only('<exclusiveGateway id="x"/>', more='<endEvent id="y"/>' + conditional("x", "y", "a")),
        "x__done",
        "没有条件",
    ),
    "a condition that cannot be read": (
        only(
            '<exclusiveGateway id="x" default="x__done"/>',
            more='<endEvent id="y"/>' + conditional("x", "y", "(a and"),
        ),
        "x__y",
        "有误",
    ),
    "a parameter that cannot be read": (
        only('<serviceTask id="x" changhu:service="s" changhu:with="{a: }"/>'),
        "x",
        "有误",
    ),
    "an end that goes on": (only('<endEvent id="x"/>'), "x", "流出"),
    "one event behind an event gateway": (only('<eventBasedGateway id="x"/>'), "x", "两个事件"),
    "a call of nothing": (only('<callActivity id="x"/>'), "x", "没有被调用的流程"),
    "a call of what is not there": (only('<callActivity id="x" calledElement="q"/>'), "x", "“q”"),
    "a process that calls itself": (only('<callActivity id="x" calledElement="p"/>'), "p", "调用了自己"),
    "a process not meant to run": (
        process(START + END + chain("began", "done"), attributes=""),
        "p",
        "可执行",
    ),
    "two branches writing one name": (
        fork('<userTask id="one" changhu:keeps="a b"/>', '<userTask id="other" changhu:keeps="b c"/>'),
        "split",
        "“b”",
    ),
    "a loop without a wait": (
        process(
            START
            + SCRIPT.format("x")
            + LOOP
            + END
            + chain("began", "x", "g", "done")
            + conditional("g", "x", "a")
        ),
        "x",
        "空转",
    ),
    "alternatives for which a join waits": (
        process(
            START
            + '<exclusiveGateway id="g" default="g__one"/><userTask id="one"/><userTask id="other"/>'
            + '<parallelGateway id="x"/>'
            + END
            + chain("began", "g", "one", "x", "done")
            + conditional("g", "other", "a")
            + chain("other", "x")
        ),
        "x",
        "不会同时到来",
    ),
    "a message heard in each round that writes": (
        process(
            START
            + '<exclusiveGateway id="again"/><userTask id="x" changhu:keeps="a"/>'
            + LOOP
            + f'<boundaryEvent id="b" attachedToRef="x" changhu:once="true" changhu:result="r" {ASIDE}>'
            + f'{MESSAGE}</boundaryEvent><endEvent id="other_end"/>'
            + END
            + chain("began", "again", "x", "g", "done")
            + conditional("g", "again", "a")
            + chain("b", "other_end")
        ),
        "b",
        "重复发生",
    ),
    "a reminder that writes": (
        boundary(CYCLE.format("R/P5D"), ASIDE)
        .replace(
            '<endEvent id="other_end"/>',
            '<scriptTask id="s" changhu:result="r"><script>1</script></scriptTask><endEvent id="other_end"/>',
        )
        .replace(chain("b", "other_end"), chain("b", "s", "other_end")),
        "b",
        "重复发生",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_is_refused_with_its_place_and_a_sentence(name):
    body, element, sentence = CASES[name]
    with pytest.raises(DiagramRefused) as refused:
        parse_definition({"p.bpmn": f"{HEAD}{body}</definitions>".encode()}, "p")
    found = [(problem.element, str(problem)) for problem in refused.value.problems]
    assert any(place == element and sentence in text for place, text in found), found
    assert refused.value.code == "diagram_refused"


def test_a_loop_that_waits_in_a_called_process_is_allowed():
    inner = process(INNER, "q")
    body = START + '<callActivity id="x" calledElement="q"/>' + LOOP + END
    body += chain("began", "x", "g", "done") + conditional("g", "x", "a")
    text = f"{HEAD}{process(body)}{inner}</definitions>"
    assert parse_definition({"p.bpmn": text.encode()}, "p").process_id == "p"


def test_an_inclusive_gateway_in_a_loop_is_refused():
    body = START + '<inclusiveGateway id="g" default="g__done"/><userTask id="x"/>' + END
    body += chain("began", "x", "g", "done") + conditional("g", "x", "a")
    with pytest.raises(DiagramRefused, match="包容网关"):
        parse_definition({"p.bpmn": f"{HEAD}{process(body)}</definitions>".encode()}, "p")


def test_what_two_branches_write_after_they_met_is_no_conflict():
    more = ""
    body = fork('<userTask id="one" changhu:keeps="a"/>', '<userTask id="other" changhu:keeps="b"/>', more)
    body = body.replace(chain("join", "done"), "").replace(
        END, END + '<userTask id="y" changhu:keeps="a b"/>' + chain("join", "y", "done")
    )
    assert parse_definition({"p.bpmn": f"{HEAD}{body}</definitions>".encode()}, "p")


def test_a_process_that_no_file_has_is_refused():
    with pytest.raises(DiagramRefused, match="没有流程"):
        parse_definition({"p.bpmn": f"{HEAD}</definitions>".encode()}, "p")


def test_one_process_in_two_files_is_refused():
    text = f"{HEAD}{process(START + END + chain('began', 'done'))}</definitions>".encode()
    with pytest.raises(DiagramRefused, match=r"a\.bpmn.*b\.bpmn"):
        parse_definition({"a.bpmn": text, "b.bpmn": text}, "p")


def test_a_chain_of_900_tasks_is_refused_and_one_of_140_runs():
    def long(count: int) -> str:
        names = [f"t{number}" for number in range(count)]
        tasks = "".join(f'<userTask id="{name}"/>' for name in names)
        return f"{HEAD}{process(START + tasks + END + chain('began', *names, 'done'))}</definitions>"

    with pytest.raises(DiagramRefused, match="节点和连线过多"):
        parse_definition({"p.bpmn": long(900).encode()}, "p")
    with pytest.raises(DiagramRefused, match="节点超过"):
        parse_definition({"p.bpmn": long(390).encode()}, "p")
    assert len(parse_definition({"p.bpmn": long(140).encode()}, "p").elements) == 142


def test_processes_that_call_each_other_in_a_circle_are_refused():
    body = "".join(
        process(
            f'<startEvent id="s{one}"/><callActivity id="c{one}" calledElement="{other}"/>'
            f'<endEvent id="e{one}"/>' + chain(f"s{one}", f"c{one}", f"e{one}"),
            one,
        )
        for one, other in [("p", "q"), ("q", "r"), ("r", "p")]
    )
    with pytest.raises(DiagramRefused, match="p → q → r → p"):
        parse_definition({"p.bpmn": f"{HEAD}{body}</definitions>".encode()}, "p")


def test_a_flow_straight_from_fork_to_join_is_a_branch_like_any_other():
    body = fork('<userTask id="one"/>', '<userTask id="other"/>', chain("split", "join"))
    assert parse_definition({"p.bpmn": f"{HEAD}{body}</definitions>".encode()}, "p")


def _stairs(steps: int) -> str:
    """Processes of which each calls the next twice."""
    body = ""
    for step in range(steps):
        nodes = [f"{name}{step}" for name in ("s", "one", "other", "e")]
        calls = "".join(
            f'<callActivity id="{name}" calledElement="p{step + 1}"/>'
            if step + 1 < steps
            else f'<userTask id="{name}"/>'
            for name in nodes[1:3]
        )
        start, end = f'<startEvent id="{nodes[0]}"/>', f'<endEvent id="{nodes[3]}"/>'
        body += process(start + calls + end + chain(*nodes), f"p{step}")
    return f"{HEAD}{body}</definitions>"


def test_calls_that_double_at_each_step_are_read_at_once_and_refused_when_too_deep():
    assert parse_definition({"p.bpmn": _stairs(10).encode()}, "p0")
    with pytest.raises(DiagramRefused, match="调用超过10层"):
        parse_definition({"p.bpmn": _stairs(60).encode()}, "p0")


def test_a_fork_of_a_hundred_branches_is_checked_at_once():
    names = [f"t{number}" for number in range(100)]
    body = START + '<parallelGateway id="split"/><parallelGateway id="join"/>' + END
    body += "".join(f'<userTask id="{name}" changhu:keeps="v{name}"/>' for name in names)
    body += chain("began", "split") + chain("join", "done")
    body += "".join(chain("split", name, "join") for name in names)
    assert parse_definition({"p.bpmn": f"{HEAD}{process(body)}</definitions>".encode()}, "p")

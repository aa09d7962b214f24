"""XML from anybody's hands."""

import pytest

from app.engine.reading.diagrams import parse_definition, references
from app.engine.reading.problems import DiagramRefused
from tests.work_done import calls_of

MOST_CALLS = 5_000_000

TEXT = """<?xml version="1.0" encoding="{encoding}"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file">
  <process id="p" name="失能等级评估" isExecutable="true">
    <startEvent id="began" name="收到申请"/>
    <endEvent id="done"/>
    <sequenceFlow id="f" sourceRef="began" targetRef="done"/>
  </process>
</definitions>
"""
PLAIN = TEXT.format(encoding="UTF-8")


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK", "GB2312", "gb18030", "UTF-16"])
def test_the_declared_encoding_is_honoured(encoding):
    content = TEXT.format(encoding=encoding).encode(encoding)
    definition = parse_definition({"p.bpmn": content}, "p")
    assert definition.processes["p"].name == "失能等级评估"
    assert definition.element("p", "began").name == "收到申请"


def test_a_mark_in_front_of_utf_8_does_not_disturb():
    assert parse_definition({"p.bpmn": PLAIN.encode("utf-8-sig")}, "p")


HOSTILE = {
    "an external entity": PLAIN.replace(
        "<definitions", '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><definitions', 1
    ),
    "an entity bomb": PLAIN.replace(
        "<definitions", '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><definitions', 1
    ),
    "a document type in small letters": PLAIN.replace("<definitions", "<!doctype d><definitions", 1),
    "a huge attribute": PLAIN.replace('name="收到申请"', f'name="{"x" * 20_001}"'),
    "a huge text": PLAIN.replace(
        '<endEvent id="done"/>',
        f'<endEvent id="done"><documentation>{"x" * 100_001}</documentation></endEvent>',
    ),
    "a huge file": PLAIN + " " * 2_000_001,
    "an id twice": PLAIN.replace('<endEvent id="done"/>', '<endEvent id="done"/><task id="began"/>'),
    "half a file": PLAIN[:200],
    "another kind of file": "<svg/>",
    "a NUL": PLAIN.replace("收到申请", "\x00"),
    "no XML": "PK\x03\x04",
    "nothing": "",
    "a process without an id": PLAIN.replace('<process id="p"', "<process"),
}


def _many(part: str, count: int) -> str:
    parts = "".join(part.format(number=number) for number in range(count))
    return PLAIN.replace('<endEvent id="done"/>', '<endEvent id="done"/>' + parts)


HOSTILE |= {
    "tens of thousands of tasks": _many('<userTask id="t{number}"/>', 50_000),
    "tens of thousands of flows": _many('<sequenceFlow id="g{number}" sourceRef="a" targetRef="b"/>', 25_000),
    "sub-processes within sub-processes": PLAIN.replace(
        '<endEvent id="done"/>',
        '<endEvent id="done"/>'
        + "".join(f'<subProcess id="s{number}">' for number in range(200))
        + "</subProcess>" * 200,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_is_refused_with_a_sentence(name):
    def read():
        with pytest.raises(DiagramRefused) as refused:
            parse_definition({"p.bpmn": HOSTILE[name].encode()}, "p")
        assert refused.value.problems

    assert calls_of(read) < MOST_CALLS


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode("gbk"),
        TEXT.format(encoding="UTF-7").encode("utf-8"),
        TEXT.format(encoding="no-such").encode("utf-8"),
        PLAIN.encode("utf-16")[:-1],
    ],
)
def test_an_encoding_that_is_not_what_it_says_is_refused(content):
    with pytest.raises(DiagramRefused):
        references(content)


def test_a_file_says_what_it_needs_of_the_other_materials():
    text = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:changhu="https://changhu.dev/bpmn" id="file"><message id="m" name="asked"/>
      <process id="p">
        <startEvent id="began" changhu:keeps="region"/><startEvent id="other"/>
        <userTask id="check" changhu:clock="limit" changhu:startsClocks="a b"/>
        <userTask id="deliver" changhu:form="shared/record_delivery"/>
        <serviceTask id="issue" changhu:service="documents.render"/>
        <businessRuleTask id="rule" changhu:decision="scale_grade"/>
        <callActivity id="call" calledElement="sub_notice"/>
        <receiveTask id="wait" messageRef="m"/>
      </process></definitions>"""
    found = references(text.encode())
    assert found.processes == ("p",)
    assert found.called == ("sub_notice",)
    assert found.decisions == ("scale_grade",)
    assert found.services == ("documents.render",)
    assert found.clocks == ("a", "b", "limit")
    assert found.messages == ("asked",)
    assert found.forms == (
        ("p", "began", None),
        ("p", "check", None),
        ("p", "deliver", "shared/record_delivery"),
        ("p", "other", None),
        ("p", "wait", None),
    )

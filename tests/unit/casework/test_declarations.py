"""Reading the declarations of registers and messages: what is unknown is refused with its place."""

import pytest

from app.casework.releases.message_declarations import PATH, read_messages
from app.casework.releases.register_declarations import read_register
from app.domain.errors import MaterialRefused
from app.workcalendar.lengths import Length, Unit

WHOLE = """
title: 许可
subjects: [person, organisation]
scope: province
post: agency_review
readers: [agency_review]
states:
  valid: {title: 有效, permits: [drive]}
  gone: {title: 已吊销, over: true}
grounds: {asked: {title: 依申请, requirements: [GS-19.4a]}}
conditions: {fee_paid: 费用已缴}
fields:
  kind: {title: 种类, type: choice, codes: {a: 甲类}}
  checked_on: {title: 检查日, type: date, personal: true}
leads:
  renewal: {title: 续期, at: until, before: {value: 5, unit: working_days}, starts: permit_expiring}
  check: {title: 检查, at: checked_on, before: permit.lead, starts: permit_check, post: supervisor}
wakes: permit_changed
"""


def test_a_whole_declaration_is_read() -> None:
    rule = read_register("permit", WHOLE)
    assert (rule.first_state, rule.scope, rule.organisation) == ("valid", "province", "agency")
    assert rule.states["gone"].over
    assert rule.fields["kind"].codes == {"a": "甲类"}
    renewal, check = rule.leads
    assert (renewal.before, renewal.post) == (Length(5, Unit.WORKING_DAYS), "agency_review")
    assert (check.at, check.before, check.post) == ("checked_on", "permit.lead", "supervisor")


def test_the_same_text_has_the_same_hash_and_another_another() -> None:
    assert read_register("permit", WHOLE).hash == read_register("permit", WHOLE).hash
    assert read_register("permit", WHOLE).hash != read_register("permit", WHOLE + "\n").hash


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wakes:", "wake:", "不认识的键 wake"),
        ("title: 许可\n", "", "缺少 title"),
        ("[person, organisation]", "[somebody]", "subjects：不认识 somebody"),
        ("scope: province", "scope: country", "scope 只能是 area、province"),
        ("permits: [drive]", "permit: [drive]", "states.valid：不认识的键 permit"),
        ("over: true", "over: 是", "over 只能是 true 或 false"),
        ("requirements: [GS-19.4a]", "requirement: [GS-19.4a]", "grounds.asked：不认识的键 requirement"),
        ("type: date", "type: day", "type 只能是"),
        ("type: choice, codes: {a: 甲类}", "type: choice", "fields.kind：codes"),
        ("at: until", "at: end", "at 只能是 checked_on、since、until"),
        ("before: permit.lead", "before: soon", "leads.check：before 应为期限或参数名"),
        ("states:\n  valid", "states:\n  Valid", "名称 Valid"),
        ("readers: [agency_review]", "readers: []", "readers 不能为空"),
    ],
)
def test_a_fault_in_a_register_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(MaterialRefused) as refused:
        read_register("permit", WHOLE.replace(old, new, 1))
    assert "bpmn/registers/permit.yaml" in str(refused.value)
    assert said in str(refused.value)


def read(text: str) -> object:
    return read_messages({PATH: text.encode()})


def test_messages_are_read_with_what_they_carry() -> None:
    carried = "payload: {day: {title: 日期, type: date}}"
    text = f"done: {{title: 办成, subject: person, post: tpa, organisation: tpa, {carried}}}"
    [message] = read_messages({PATH: text.encode()}).values()
    assert (message.post, message.organisation, message.payload["day"].type) == ("tpa", "tpa", "date")


def test_a_message_that_an_entry_sends_carries_what_the_entry_says() -> None:
    [message] = read_messages({PATH: "over: {title: 到期, subject: any, payload: entry}".encode()}).values()
    assert {"until", "lead", "details"} <= message.payload.keys()


def test_materials_without_messages_declare_none() -> None:
    assert read_messages({}) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("done: {title: 办成}", "done：subject 应为文字"),
        ("done: {title: 办成, subject: somebody}", "subject 只能是"),
        ("done: {title: 办成, subject: any, posts: tpa}", "不认识的键 posts"),
        ("Done: {title: 办成, subject: any}", "Done：名称"),
        ("done: {title: 办成, subject: any, payload: {day: {title: 日期, type: day}}}", "payload.day"),
    ],
)
def test_a_fault_in_the_messages_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(MaterialRefused) as refused:
        read(text)
    assert said in str(refused.value)

"""Reading told.yaml, and what a release tells by all of its files."""

import pytest

from app.casework.releases.materials import CHECKOUT, reach_of, read_checkout
from app.casework.releases.pinned_release import read_release
from app.casework.releases.told import Told, declared_notifications, told_path
from app.casework.releases.told_reading import read_told
from app.casework.releases.told_words import Notification, Stage
from app.domain.errors import MaterialRefused

CALLER = """
here: {sub/publish: 结论正在公示。, check: 正在核对。}
outcomes: {rejected: 异议不成立。}
letters: [receipt]
notifications:
  begun: {applicant: 结论已公示}
"""
CALLED = """
here: {publish: 正在公示。, prepare: 正在准备公示。}
letters: [public_notice]
notifications:
  begun: {applicant: 公示已开始}
  ended:
    applicant: 公示已结束
    supervisor: {title: 公示结束, text: "案件{case}的公示{day}结束。", values: {day: =today()}}
"""


@pytest.fixture
def told() -> Told:
    return Told("caller", {"caller": read_told(CALLER, "caller"), "sub": read_told(CALLED, "sub")})


def test_an_element_is_named_by_its_own_id_or_with_its_process() -> None:
    read = read_told("way: [{title: 核对, at: [check, sub/publish], yours: true}]", "caller")
    assert read.way == (Stage("核对", frozenset({("caller", "check"), ("sub", "publish")}), yours=True),)


def test_a_caller_says_in_its_own_words_what_a_shared_process_does(told: Told) -> None:
    assert told.here["sub", "publish"] == "结论正在公示。"
    assert told.here["sub", "prepare"] == "正在准备公示。"
    assert told.notification("begun", "applicant") == Notification("结论已公示")


def test_an_end_of_another_process_with_the_same_id_has_other_words(told: Told) -> None:
    other = Told("complaint", {"complaint": read_told("outcomes: {rejected: 投诉不成立。}", "complaint")})
    assert told.own.outcomes["rejected"] == "异议不成立。"
    assert other.own.outcomes["rejected"] == "投诉不成立。"


def test_letters_of_all_processes_may_be_read(told: Told) -> None:
    assert told.letters == {"receipt", "public_notice"}


def test_notifications_are_listed_with_their_recipients(told: Told) -> None:
    assert declared_notifications(told) == {
        "begun": frozenset({"applicant"}),
        "ended": frozenset({"applicant", "supervisor"}),
    }


def test_a_recipient_without_words_of_its_own_is_told_the_first_ones(told: Told) -> None:
    assert told.notification("ended", "handlers") == Notification("公示已结束")
    assert told.notification("unheard_of", "applicant") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("colour: red", "不认识的键 colour"),
        ("here: [a]", "here：应为键值表"),
        ("here: {check: ''}", "here.check：应为文字"),
        ("here: {check: =if}", "here.check：.+"),
        ("way: [{at: [check]}]", "way.1：缺少 title"),
        ("way: [{title: 核对, yours: 1}]", "way.1.yours：只能是 true 或 false"),
        ("outcomes: {done: 3}", "outcomes.done：应为文字"),
        ("letters: receipt", "letters：应为列表"),
        ("notifications: {begun: {applicant: {title: 开始, text: '{who}开始'}}}", "who.+没有对应的值"),
        ("notifications: {begun: {applicant: {title: 开始, text: '{who'}}}", "花括号不成对"),
        ("notifications: {begun: {applicant: {title: 开始, values: {a: b}}}}", "values.a：应为以"),
        (
            "start: {where: nowhere, offer: a, submit: b, discard: c, submitted: d, keep: e}",
            "start.where：只能是",
        ),
        ("messages: {withdrawn: {title: 撤回}}", "messages.withdrawn：缺少 link"),
        (
            "guide: {title: 申请, steps: [{title: 初审, says: [{says: '{a}', asks: {b: x.y}}]}]}",
            "a.+没有对应的值",
        ),
        ("here: {a: b, a: c}", "重复的键 a"),
    ],
)
def test_what_is_wrong_is_refused_with_file_and_place(text: str, reason: str) -> None:
    with pytest.raises(MaterialRefused, match=reason) as refused:
        read_told(text, "errand", "bpmn/errand/told.yaml")
    assert refused.value.params["material"] == "bpmn/errand/told.yaml"


def test_an_empty_file_tells_nothing() -> None:
    assert read_told("\n", "errand") == read_told("{}", "errand")


def test_words_lie_in_the_folder_of_the_process_or_beside_its_diagram() -> None:
    assert told_path("errand", "bpmn/errand/errand.bpmn") == "bpmn/errand/told.yaml"
    assert told_path("sub_delivery", "bpmn/shared/sub_delivery.bpmn") == "bpmn/shared/sub_delivery.told.yaml"


def test_what_is_told_is_part_of_what_a_process_reaches() -> None:
    files = reach_of(read_checkout(CHECKOUT), "ltci_assessment").files
    assert {"bpmn/ltci_assessment/told.yaml", "bpmn/shared/sub_supplement.told.yaml"} <= files.keys()
    told = read_release("x", "ltci_assessment", files).told
    assert next(iter(told.processes)) == "ltci_assessment"
    assert "supplement_notice" in told.letters

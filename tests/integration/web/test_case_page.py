"""The page of one case: where it is, what happened, when it is over."""

import re

import pytest

from tests.integration.web.conftest import Office, Window

ACCEPT = {
    **{f"checklist-{row}-status": "complete" for row in range(3)},
    "decision": "accept",
    "statement": "on",
}


@pytest.fixture
def accepted(office: Office) -> str:
    """The id of a case that was accepted this morning."""
    opened = office.apply()
    window = office.window("zhao_min")
    item = office.open_item(opened.case_id)
    window.post(f"/tasks/{item}/claim")
    assert window.post(f"/tasks/{item}", ACCEPT).status_code == 302
    return opened.case_id


@pytest.fixture
def window(office: Office) -> Window:
    return office.window("qin_feng")


def test_the_header_says_where_the_case_is_and_shows_its_clocks(window: Window, accepted: str) -> None:
    text = window.get(f"/cases/{accepted}").text
    assert "现在在" in text
    assert "初审评估申请" in text
    assert "用 0/5 工作日" in text


def test_the_diagram_is_the_one_that_the_case_follows(window: Window, accepted: str) -> None:
    answer = window.get(f"/cases/{accepted}/diagrams/ltci_assessment.bpmn")
    assert answer.mimetype == "application/xml"
    assert 'id="check_materials"' in answer.text


def test_the_trace_tells_the_path_and_the_token(window: Window, accepted: str) -> None:
    trace = window.get(f"/cases/{accepted}/diagrams/ltci_assessment/trace").json
    assert trace is not None
    assert {"application_submitted", "pre_check", "check_materials", "accept_application"} <= set(
        trace["done"]
    )
    assert trace["open"] == {"initial_review": 1}
    assert trace["flows"]


def test_the_table_of_steps_says_the_same_as_the_diagram(window: Window, accepted: str) -> None:
    text = window.get(f"/cases/{accepted}/steps").text
    for name in ("提交评估申请", "核对申请条件", "核对申请材料", "受理评估申请", "初审评估申请"):
        assert name in text
    assert "赵敏" in text


def test_a_click_on_an_element_tells_who_when_what_and_which_rule(window: Window, accepted: str) -> None:
    task = window.get(f"/cases/{accepted}/diagrams/ltci_assessment/check_materials").text
    assert "赵敏" in task
    assert "齐全" in task
    rule = window.get(f"/cases/{accepted}/diagrams/ltci_assessment/pre_check").text
    assert "规则判断" in rule


def test_an_element_or_diagram_that_is_not_the_cases_is_not_found(window: Window, accepted: str) -> None:
    assert window.get(f"/cases/{accepted}/diagrams/ltci_assessment/nothing").status_code == 404
    assert window.get(f"/cases/{accepted}/diagrams/nothing/trace").status_code == 404


def test_every_tab_says_in_its_title_what_it_is(window: Window, accepted: str) -> None:
    for tab, title in (("", "流程图"), ("/steps", "步骤"), ("/clocks", "期限"), ("/documents", "文书")):
        assert f"<title>{title} · GS-2026-" in window.get(f"/cases/{accepted}{tab}").text


def test_why_this_day_counts_day_by_day_and_cites_the_article(window: Window, accepted: str) -> None:
    page = window.get(f"/cases/{accepted}/clocks").text
    clock = page.split(f"/cases/{accepted}/clocks/")[1].split('"')[0]
    text = window.get(f"/cases/{accepted}/clocks/{clock}").text
    assert "起算日当日不计入" in text
    assert "2026-05-09" in text
    assert "调休" in text
    assert "届满日" in text
    assert "第十五条" in text


def test_the_story_is_told_in_sentences(window: Window, accepted: str) -> None:
    text = window.get(f"/cases/{accepted}/timeline").text
    assert "办结“核对申请材料”" in text
    assert "开始计算" in text
    assert "element_completed" not in text


def test_a_case_is_found_by_number_name_and_identity_number(office: Office, window: Window) -> None:
    opened = office.apply("zhang")
    assert window.post("/search", {"q": opened.number}).headers["Location"].endswith(opened.case_id)
    assert opened.number in window.post("/search", {"q": "张福来"}).text
    assert opened.number in window.post("/search", {"q": "629901194208150014"}).text


def test_a_part_of_a_name_finds_nothing_and_the_page_says_why(office: Office, window: Window) -> None:
    office.apply("zhang")
    assert "需要完整输入" in window.post("/search", {"q": "福来"}).text


def test_institutions_are_found_by_a_part_of_their_name(window: Window) -> None:
    assert "平安里失能评估中心" in window.post("/search", {"q": "平安"}).text


def test_what_is_searched_for_never_stands_in_an_address(window: Window) -> None:
    assert window.get("/search?q=629901194208150014").headers["Location"] == "/cases"
    found = window.client.post("/search", data={"csrf_token": window.token(), "q": "629901194208150014"})
    assert "629901194208150014" not in found.headers["Location"]


def test_the_whole_of_a_masked_value_is_shown_for_a_reason_that_is_journalled(
    window: Window, accepted: str
) -> None:
    shown = window.post(f"/cases/{accepted}/reveal", {"reason": "电话核实地址"})
    assert "629901194208150014" in shown.text
    story = window.get(f"/cases/{accepted}/timeline").text
    assert "查看完整个人信息" in story
    assert "电话核实地址" in story
    assert "629901194208150014" not in story


def test_without_a_reason_nothing_is_shown(window: Window, accepted: str) -> None:
    answer = window.post(f"/cases/{accepted}/reveal", {"reason": " "}, follow_redirects=True)
    assert "629901194208150014" not in answer.text


def test_the_window_hands_in_a_withdrawal_and_the_case_ends(office: Office, accepted: str) -> None:
    window = office.window("zhao_min")
    assert "hand-in/withdrawn" in window.get(f"/cases/{accepted}").text
    refused = window.post(f"/cases/{accepted}/hand-in/withdrawn", {})
    assert refused.status_code == 422
    page = window.get(f"/cases/{accepted}/hand-in/withdrawn")
    assert page.status_code == 200
    number = re.search(r"GS-2026-[0-9]{5}", page.text)
    assert number and number.group() in page.text.split("</title>")[0]
    item = office.open_item(accepted)
    window.post(f"/cases/{accepted}/hand-in/withdrawn", {"reason": "家属接回"})
    assert "已提交：申请人撤回申请" in window.get(f"/cases/{accepted}").text
    assert re.search("撤销.+原因：.+提交：申请人撤回申请.+赵敏", window.get(f"/tasks/{item}").text, re.S)


def test_who_only_looks_on_hands_nothing_in(window: Window, accepted: str) -> None:
    assert "hand-in/" not in window.get(f"/cases/{accepted}").text
    assert window.post(f"/cases/{accepted}/hand-in/withdrawn", {"reason": "x"}).status_code in (403, 422)


def test_what_i_did_in_another_window_is_told_as_mine(office: Office) -> None:
    item = office.open_item(office.apply().case_id)
    window = office.window("zhao_min")
    window.post(f"/tasks/{item}/claim")
    window.post(f"/tasks/{item}", ACCEPT)
    again = window.post(f"/tasks/{item}", ACCEPT)
    assert again.status_code == 409
    assert "您已经办结" in again.text and "在另一窗口办结该任务" in again.text


def test_acts_on_a_clock_are_linked_where_one_may_act(office: Office, accepted: str) -> None:
    task = f"/tasks/{office.open_item(accepted)}"
    assert "/act" not in office.window("zhao_min").get(task).text
    assert "变更届满日…" in office.window("qin_feng").get(task).text


def test_related_cases_say_how_they_are_related_and_where_they_stand(office: Office) -> None:
    first, other = office.apply(), office.apply()
    text = office.window("zhao_min").get(f"/cases/{first.case_id}/related").text
    assert "同一参保人的其他案件" in text
    assert other.number in text
    assert "核对申请材料" in text
    assert "等待消息" not in text

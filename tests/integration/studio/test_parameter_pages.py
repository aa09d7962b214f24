"""The parameters' pages: where a value comes from, what is lacking, setting what the source leaves open."""

from app.casework.parameters.jurisdiction import jurisdiction_of
from tests import builders
from tests.integration.studio.conftest import POSTS, Pages

FORM = {
    "key": "assessment.notice.duration",
    "value": "7",
    "unit": "days",
    "valid_from": "2026-12-01",
    "valid_until": "",
    "legal_basis": "陇医保发〔2026〕3号第八条",
    "state": "in_force",
}
WRONG = {"value": "seven", "unit": "", "legal_basis": "", "valid_from": "", "valid_until": "2026-01-01"}
"""What cannot be typed into each field."""


def test_parameters_are_open_to_those_who_answer_for_them(pages: Pages) -> None:
    looking = {account for account in POSTS if pages.open_as(account).get("/parameters").status_code == 200}
    assert looking == {"policy", "admin", "head", "department"}


def test_only_policy_staff_may_set_a_parameter(pages: Pages) -> None:
    for account in POSTS:
        client, may = pages.open_as(account), account == "policy"
        assert (client.get("/parameters/set?key=assessment.notice.duration").status_code == 200) is may
        answers = {
            client.post(f"/parameters/{act}", data=FORM).status_code for act in ("set", "enforce", "withdraw")
        }
        assert (403 not in answers) if may else (answers == {403})


def test_value_stands_with_its_unit_its_article_and_who_needs_it(pages: Pages, assessment: str) -> None:
    page = pages.open_as("policy").get("/parameters").text
    for said in (
        "告知审核结果的期限",
        "5 个工作日",
        "自受理之日起算",
        "第十五条",
        "GS-15d",
        "不少于 2 名评估人员",
    ):
        assert said in page


def test_all_parameters_of_the_region_can_be_seen(pages: Pages, assessment: str) -> None:
    page = pages.open_as("head").get("/parameters?show=all").text
    for said in ("质量保证金比例", "5%", "文件有效期", "办理时限", "单位参保登记"):
        assert said in page


def test_what_the_processes_need_and_the_area_lacks_is_on_top(pages: Pages, assessment: str) -> None:
    client = pages.open_as("policy")
    assert "都有值" in client.get("/parameters").text
    ended = {**FORM, "value": "5", "valid_from": "2026-01-01", "valid_until": "2026-11-30"}
    client.post("/parameters/set", data=ended)
    page = client.get("/parameters").text
    assert "流程需要、本地区还没有的参数" in page
    assert "公示期" in page
    assert "/parameters/set?key=assessment.notice.duration" in page


def test_value_that_the_area_sets_holds_and_says_by_whom_and_why(pages: Pages) -> None:
    client = pages.open_as("policy")
    page = client.post("/parameters/set", data=FORM, follow_redirects=True).text
    for said in ("7 天", FORM["legal_basis"], "policy", "施行中"):
        assert said in page
    with pages.platform.reading_unit() as unit:
        law = jurisdiction_of(unit, builders.AREA, "gansu")
        assert law.parameter("assessment.notice.duration").value == 7


def test_draft_is_shown_as_such_and_can_be_put_in_force(pages: Pages) -> None:
    client = pages.open_as("policy")
    page = client.post("/parameters/set", data={**FORM, "state": "draft"}, follow_redirects=True).text
    assert "草稿" in page
    about = {"key": FORM["key"], "since": FORM["valid_from"]}
    page = client.post("/parameters/enforce", data=about, follow_redirects=True).text
    assert "施行中" in page
    assert "草稿</span>" not in page


def test_draft_can_be_withdrawn(pages: Pages) -> None:
    client = pages.open_as("policy")
    client.post("/parameters/set", data={**FORM, "state": "draft"})
    about = {"key": FORM["key"], "since": FORM["valid_from"]}
    assert "已撤回" in client.post("/parameters/withdraw", data=about, follow_redirects=True).text
    assert client.post("/parameters/withdraw", data=about).status_code == 404


def test_form_brings_what_was_set(pages: Pages) -> None:
    client = pages.open_as("policy")
    client.post("/parameters/set", data=FORM)
    page = client.get("/parameters/set?key=assessment.notice.duration&since=2026-12-01&state=in_force").text
    assert FORM["legal_basis"] in page


def test_errors_stand_at_their_fields(pages: Pages) -> None:
    client = pages.open_as("policy")
    for field, typed in WRONG.items():
        answer = client.post("/parameters/set", data={**FORM, field: typed})
        assert answer.status_code == 422
        assert f'id="{field}-error"' in answer.text


def test_what_the_source_states_is_refused_in_words(pages: Pages) -> None:
    stated = {**FORM, "key": "assessment.application.review_result_deadline", "unit": "working_days"}
    answer = pages.open_as("policy").post("/parameters/set", data=stated)
    assert answer.status_code == 422
    assert "统筹地区不得另行设定" in answer.text


def test_limit_of_a_clock_offers_lengths_alone(pages: Pages, assessment: str) -> None:
    page = pages.open_as("policy").get("/parameters/set?key=assessment.dispute.party_window").text
    assert 'value="working_days"' in page
    assert 'value="percent"' not in page


def test_other_regions_can_be_compared_and_not_set(pages: Pages) -> None:
    client = pages.open_as("policy")
    page = client.get("/parameters/regions/qinhuangdao").text
    for said in ("不适用于本统筹地区", "征求意见", "200 元/件"):
        assert said in page
    assert "/parameters/set" not in page
    assert client.get("/parameters/regions/atlantis").status_code == 404

"""Small acts that lead a page into the state in which it is looked at."""

import re

from playwright.sync_api import expect

from tests.e2e.test_applicant_supplement import APPLICATION
from tests.e2e.test_application_to_letter import apply_at_the_window as apply_for
from tests.e2e.visitor import PDF, Visitor

LONG_NAME, ID_NUMBER = "阿卜杜热依木·阿卜杜喀迪尔", "629901194001050016"
QUESTION = "住院病历只有出院小结，医院不再给复印全套。能否以诊断证明和出院小结代替？家属已经跑了两趟。"
SEND_LATE = """() => {
  const form = document.querySelector('form[action="/choices"]').cloneNode(true);
  form.action = location.pathname.replace('/submitted', '');
  Object.assign(form.elements.next, { name: 'present', value: 'true' });
  document.body.append(form);
  form.submit();
}"""


def apply_at_the_window(visitor: Visitor) -> None:
    apply_for(visitor, LONG_NAME, ID_NUMBER)


def find_its_task(visitor: Visitor) -> None:
    number = visitor.case_number
    visitor.go("/inbox?tab=group")
    visitor.page.locator("tr[data-row]", has_text=number).locator("[data-open]").click()
    visitor.page.locator(".task").wait_for()


def sign_in_wrongly(visitor: Visitor) -> None:
    visitor.page.get_by_label("用户名").fill("nobody")
    visitor.page.get_by_label("密码").fill("wrong")
    visitor.press("登录")


def submit_signed_out(visitor: Visitor) -> None:
    """The sign-in runs out while the form lies open."""
    visitor.page.context.clear_cookies()
    visitor.press("提交")


def peek(visitor: Visitor) -> None:
    visitor.page.locator("[data-peek]").first.click()
    visitor.page.locator(".peek__sheet").wait_for()


def choose_all(visitor: Visitor) -> None:
    visitor.page.locator("[data-choose-all]").check()


def claim_chosen(visitor: Visitor) -> None:
    choose_all(visitor)
    visitor.press("认领所选")


def hand_over_chosen(visitor: Visitor) -> None:
    choose_all(visitor)
    visitor.press("转交所选…")


def save_view(visitor: Visitor) -> None:
    visitor.page.get_by_label("把当前筛选存为").fill("本周要办的评估")
    visitor.press("保存")


def claim(visitor: Visitor) -> None:
    button = visitor.page.get_by_role("button", name="认领并办理")
    if button.count():
        button.click()
    visitor.page.locator("#task-form").wait_for()


def submit_empty(visitor: Visitor) -> None:
    visitor.press("提交")
    visitor.page.locator("[data-errors]").first.wait_for()


def submit_application(visitor: Visitor) -> None:
    visitor.press("提交申请")


def hand_over(visitor: Visitor) -> None:
    visitor.page.locator("summary", has_text="转交同事").click()


def open_question(visitor: Visitor) -> None:
    visitor.page.locator("#talk").get_by_role("link", name="请教同事").click()
    visitor.page.locator("#question").wait_for()


def ask_a_colleague(visitor: Visitor) -> None:
    claim(visitor)
    open_question(visitor)
    option = visitor.page.locator("#adviser_id option", has_text="钱磊").first
    visitor.page.locator("#adviser_id").select_option(option.get_attribute("value"))
    visitor.page.locator("#question").fill(QUESTION)
    visitor.press("请教")
    visitor.page.locator("#talk .remark").wait_for()
    visitor.go("/advice")
    visitor.page.locator("[data-open]").first.click()
    visitor.page.wait_for_load_state()


def submit_supervision(visitor: Visitor) -> None:
    if visitor.page.get_by_role("button", name="认领并办理").count():
        visitor.press("认领并办理")
    visitor.fill({"relation_declared": "none", "present": "true", "standard_followed": "true"})
    visitor.fill({"signature": True})
    visitor.submit()


def submit_too_late(visitor: Visitor) -> None:
    with visitor.page.expect_navigation():
        visitor.page.evaluate(SEND_LATE)


def choose_substitute(visitor: Visitor) -> None:
    option = visitor.page.get_by_label("代办人").locator("option").nth(1)
    visitor.page.get_by_label("代办人").select_option(option.get_attribute("value"))
    visitor.page.locator("#covered tr").first.wait_for()


def enter_absence_wrongly(visitor: Visitor) -> None:
    visitor.press("登记")


def search(visitor: Visitor) -> None:
    _search(visitor, "孙长河")


def search_in_vain(visitor: Visitor) -> None:
    _search(visitor, "查无此人")


def _search(visitor: Visitor, words: str) -> None:
    visitor.page.locator('[name="q"]').fill(words)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/search?kept=*")


def wait_for_diagram(visitor: Visitor) -> None:
    visitor.page.locator(".diagram__canvas .token").first.wait_for()


def choose_element(visitor: Visitor) -> None:
    wait_for_diagram(visitor)
    visitor.page.locator(".djs-element.is-open").first.click()
    expect(visitor.page.locator("#element-panel h2").first).to_be_visible()


def give_code(visitor: Visitor) -> None:
    visitor.press("已核对身份，发给查询码")


def reveal(visitor: Visitor) -> None:
    visitor.page.locator("summary", has_text="查看完整个人信息").click()
    visitor.page.locator("#reason").fill("核对证件号码")
    visitor.press("查看")


def preview_empty_notice(visitor: Visitor) -> None:
    visitor.press("预览会变动的期限")


def begin_application(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name=re.compile("开始填写")).click()
    visitor.page.locator("#public-form").wait_for()


def ask_for_draft_code(visitor: Visitor) -> None:
    visitor.press("保存，换个时间再填")


def apply_online(visitor: Visitor) -> None:
    begin_application(visitor)
    visitor.fill({**APPLICATION, "insured-name": LONG_NAME, "id_copy": {**PDF, "name": f"{LONG_NAME}.pdf"}})
    visitor.press("提交申请")
    visitor.page.locator(".handed-code").wait_for()


def look_up_wrongly(visitor: Visitor) -> None:
    visitor.page.get_by_label("案号").fill("GS-2026-00001")
    visitor.page.get_by_label("查询码").fill("000000000000")
    visitor.press("查询")


def take_in_a_complaint(visitor: Visitor) -> None:
    """What the third party takes in it does not see afterwards: number and code are for who came."""
    said = {
        "source": "电话",
        "kind": "fees",
        "against_whom": LONG_NAME,
        "facts": "多收费用。",
        "anonymous": True,
    }
    visitor.fill(said)
    visitor.press("提交")
    visitor.page.locator(".handed-code").wait_for()

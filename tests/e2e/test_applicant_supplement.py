"""An applicant with a telephone and a reviewer at the desk: papers lack, are asked for, sent and accepted."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.visitor import PDF, Visitor

APPLICATION = {
    "insured-name": "谢明远",
    "insured-id_number": "629901195001010019",
    "applicant_kind": "guardian",
    "representative-name": "谢小兰",
    "representative-id_number": "629901197204150029",
    "representative-phone": "13900000002",
    "authority_doc": PDF,
    "phone": "13900000001",
    "address_residence": "陇原市和平里3号",
    "care_place": "home",
    "disability_since": "2025-06-01",
    "cause": "illness",
    "id_copy": PDF,
    "medical_record": PDF,
    "truth_declaration": True,
    "privacy_consent": True,
}


@pytest.fixture
def applicant(browser: Browser, address: str) -> Iterator[Visitor]:
    """Somebody with a telephone and no account."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    visitor = Visitor(context.new_page(), address)
    yield visitor
    context.close()
    assert not visitor.complaints


def test_lacking_papers_go_round_between_applicant_and_reviewer(applicant: Visitor, visitor: Visitor) -> None:
    number, code = apply_by_telephone(applicant)
    ask_for_papers(visitor, number)
    send_papers(applicant, number, code)
    accept(visitor, number)
    applicant.page.reload()
    assert "申请已受理，正在初审。" in main(applicant)
    assert "失能等级评估申请受理通知书" in main(applicant)


def apply_by_telephone(applicant: Visitor) -> tuple[str, str]:
    applicant.go("/public/apply/")
    applicant.page.get_by_role("button", name=re.compile("开始填写")).click()
    applicant.fill({"insured-name": "谢明远"})
    applicant.page.get_by_text("已保存").wait_for()
    applicant.page.reload()
    assert applicant.page.input_value('[name="insured-name"]') == "谢明远"
    applicant.press("提交申请")
    assert applicant.page.locator("[data-errors]").count() == 1
    applicant.fill(APPLICATION)
    applicant.press("提交申请")
    number, code = applicant.page.locator(".handed-code dd").all_inner_texts()
    return number, code


def ask_for_papers(reviewer: Visitor, number: str) -> None:
    reviewer.become("赵敏")
    reviewer.open_task("核对申请材料", number)
    rows = reviewer.page.locator('[name^="checklist-"][name$="-status"]')
    names = sorted({name for name in rows.evaluate_all("all => all.map(each => each.name)") if name})
    reviewer.fill(dict.fromkeys(names, "complete"))
    reviewer.fill({names[2]: "missing", "checklist-2-note": "请交住院病历全套复印件"})
    reviewer.fill({"decision": "supplement", "statement": True})
    reviewer.submit()
    reviewer.open_task("拟写一次性告知书", number)
    reviewer.submit()
    reviewer.open_task("送达文书并登记", number)
    now = reviewer.legal_now
    sent = {
        "method": "in_person",
        "outcome": "delivered",
        "sent_at": f"{now:%Y-%m-%dT%H:%M}",
        "received_at": f"{now:%Y-%m-%d}",
    }
    reviewer.fill({**sent, "proof": PDF})
    reviewer.submit()


def send_papers(applicant: Visitor, number: str, code: str) -> None:
    applicant.go("/public/")
    applicant.press("离开（公用电脑请点这里）")
    applicant.page.get_by_label("案号").fill(number.lower())
    applicant.page.get_by_label("查询码").fill(code.replace(" ", ""))
    applicant.press("查询")
    assert "请交住院病历全套复印件" in main(applicant)
    applicant.page.get_by_role("link", name="补充材料").click()
    applicant.fill({"materials": PDF, "statement": "病历已补全"})
    applicant.press("提交补充材料")
    assert "您补充的材料已收到，正在核对。" in main(applicant)


def accept(reviewer: Visitor, number: str) -> None:
    reviewer.open_task("核对补正材料", number)
    reviewer.fill({"items-0-result": "resolved", "decision": "complete"})
    reviewer.submit()
    reviewer.open_task("核对申请材料", number)
    rows = reviewer.page.locator('[name^="checklist-"][name$="-status"]')
    names = sorted({name for name in rows.evaluate_all("all => all.map(each => each.name)") if name})
    reviewer.fill({**dict.fromkeys(names, "complete"), "decision": "accept", "statement": True})
    reviewer.submit()


def main(visitor: Visitor) -> str:
    return str(visitor.page.locator("main").inner_text())

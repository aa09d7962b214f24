"""One whole case as the people of the office do it: from the application to the letter in the hand."""

from datetime import timedelta

from tests.e2e.visitor import PDF, VIDEO, Visitor

ADL = ("eating", "dressing", "grooming", "bowel_control", "bladder_control")
ADL_MORE = ("toilet_use", "walking", "transfer", "stairs", "bathing")
COGNITION = ("time_orientation", "person_orientation", "space_orientation", "memory")
PERCEPTION = ("vision", "hearing", "communication")


def test_a_case_goes_from_the_application_to_the_delivered_letter(visitor: Visitor) -> None:
    case = apply_at_the_window(visitor)
    review(visitor, case)
    dispatch(visitor, case)
    form_team(visitor, case)
    visit(visitor, case)
    conclude(visitor, case)
    publish_notice(visitor, case)
    issue_and_deliver_letter(visitor, case)


def apply_at_the_window(visitor: Visitor, name: str = "王守田", id_number: str = "629901195106110016") -> str:
    visitor.become("赵敏")
    visitor.go("/new/ltci_assessment")
    visitor.fill(
        {
            "insured-name": name,
            "insured-id_number": id_number,
            "applicant_kind": "insured",
            "phone": "13900000001",
            "address_residence": "陇原市和平里3号",
            "care_place": "home",
            "disability_since": "2025-06-01",
            "cause": "illness",
            "id_copy": PDF,
            "medical_record": PDF,
            "channel": "window",
            "truth_declaration": True,
            "privacy_consent": True,
        }
    )
    said = visitor.submit()
    assert "核对申请材料" in said
    return visitor.case_number


def review(visitor: Visitor, case: str) -> None:
    visitor.open_task("核对申请材料", case)
    visitor.fill({f"checklist-{row}-status": "complete" for row in range(3)})
    visitor.fill({"originals_seen": True, "decision": "accept", "statement": True})
    assert "初审" in visitor.submit()
    visitor.open_task("初审评估申请", case)
    assert "已用" in visitor.page.locator(".task-due").inner_text() or "用 0/5" in visitor.page.content()
    answers = ("enrolment_ok", "duration_ok", "cause_ok", "material_true")
    visitor.fill({**dict.fromkeys(answers, "true"), "doubt": "false", "decision": "pass", "statement": True})
    assert "派单给评估机构" in visitor.submit()


def dispatch(visitor: Visitor, case: str) -> None:
    visitor.open_task("派单给评估机构", case)
    visitor.fill({"institution": "平安里", "dispatch_mode": "rotation", "statement": True})
    visitor.submit()


def form_team(visitor: Visitor, case: str) -> None:
    visitor.become("周强")
    visitor.open_task("组建评估小组", case)
    while visitor.page.locator('[name="members-1-assessor"]').count() == 0:
        visitor.press("增加一行")
    for row, (name, role) in enumerate((("吴静", "assessor"), ("冯云", "expert"))):
        visitor.fill(
            {
                f"members-{row}-assessor": name,
                f"members-{row}-role": role,
                f"members-{row}-relation_declared": "none",
                f"members-{row}-statement": True,
            }
        )
    visit_at = visitor.legal_now + timedelta(days=1)
    visitor.fill(
        {
            "visit_at": f"{visit_at:%Y-%m-%dT%H:%M}",
            "attending_rep-name": "王小田",
            "attending_rep-relation": "guardian",
            "commissioner": "孙莉",
        }
    )
    visitor.submit()


def visit(visitor: Visitor, case: str) -> None:
    visitor.press("+1 工作日")
    visitor.become("吴静")
    visitor.open_task("开展现场评估", case)
    left = visitor.legal_now - timedelta(minutes=5)
    arrived = left - timedelta(hours=1)
    visitor.fill(
        {
            "arrived_at": f"{arrived:%Y-%m-%dT%H:%M}",
            "left_at": f"{left:%Y-%m-%dT%H:%M}",
            "outcome": "completed",
            "assessors_present-0-signature": True,
            "assessors_present-1-signature": True,
            "present_rep-0-signature": True,
            "identity_checked": True,
            **{f"adl-{item}": "0" for item in (*ADL, *ADL_MORE)},
            **{f"cognition-{item}": "1" for item in COGNITION},
            **{f"perception-{item}": "1" for item in PERCEPTION},
            "records_checked": "inpatient_record",
            "neighbourhood": "false",
            "visit_video": VIDEO,
        }
    )
    visitor.submit()
    visitor.become("孙莉")
    visitor.open_task("监督现场评估", case)
    visitor.fill({"relation_declared": "none", "present": "true"})
    visitor.fill({"standard_followed": "true", "signature": True})
    visitor.submit()


def conclude(visitor: Visitor, case: str) -> None:
    visitor.become("吴静")
    visitor.open_task("提出评估结论", case)
    visitor.fill(
        {"can_conclude_on_site": "true", "basis": "各项指标与现场情况一致。", "evidence": "on_site_record"}
    )
    visitor.submit()
    for expert in ("冯云", "陈博"):
        visitor.become(expert)
        visitor.open_task("确认评估结论", case)
        visitor.fill({"relation_declared": "none", "agree": "true", "signature": True})
        visitor.submit()
    visitor.become("冯云")
    visitor.open_task("提出护理服务建议", case)
    if visitor.page.locator('[name="items-0-item"]').count() == 0:
        visitor.press("增加一行")
    item = visitor.page.locator('select[name="items-0-item"] option').nth(1).inner_text()
    visitor.fill(
        {"mode_advice": "home", "items-0-item": item, "items-0-frequency": "每周3次", "items-0-minutes": "60"}
    )
    visitor.fill({"signature": True})
    visitor.submit()


def publish_notice(visitor: Visitor, case: str) -> None:
    visitor.become("赵敏")
    visitor.open_task("拟定公示", case)
    visitor.fill({"channel": "website", "statement": True})
    visitor.submit()
    for _ in range(6):
        visitor.press("+1 工作日")


def issue_and_deliver_letter(visitor: Visitor, case: str) -> None:
    visitor.become("周强")
    visitor.open_task("出具评估结论书", case)
    visitor.fill({"seal": True})
    visitor.submit()
    visitor.become("赵敏")
    visitor.open_task("送达文书并登记", case)
    now = visitor.legal_now
    visitor.fill(
        {
            "method": "in_person",
            "outcome": "delivered",
            "sent_at": f"{now:%Y-%m-%dT%H:%M}",
            "received_at": f"{now:%Y-%m-%d}",
            "proof": PDF,
        }
    )
    visitor.submit()
    visitor.page.get_by_role("link", name="看案件", exact=True).click()
    visitor.page.get_by_role("link", name="文书", exact=True).click()
    assert "结论书" in visitor.page.locator(".documents__list").inner_text()

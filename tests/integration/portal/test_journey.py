"""One case by its pages, without a browser: `make quick` plays it to see that the rooms fit together."""

import re

from tests.integration.portal.conftest import Office, apply, look_up, said

COMPLETE = {f"checklist-{row}-status": "complete" for row in range(3)}
ACCEPT = {**COMPLETE, "decision": "accept", "statement": "on"}


def test_an_application_goes_from_the_public_page_to_the_desk_and_back(office: Office) -> None:
    receipt = apply(office.window())
    assert "材料已收到，正在核对是否齐全。" in said(look_up(office.window(), receipt))
    desk = office.window("zhao_min")
    assert receipt.number in said(desk.get("/inbox?tab=group"))
    found = re.search(r"/tasks/\w+", desk.get("/inbox?tab=group").text)
    assert found
    task = found.group()
    desk.post(f"{task}/claim")
    assert "初审评估申请" in said(desk.post(task, ACCEPT, follow_redirects=True))
    progress = said(look_up(office.window(), receipt))
    assert "材料已收到，正在核对是否齐全。" not in progress
    assert "受理" in progress

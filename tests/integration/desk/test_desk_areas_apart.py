"""The ids of another pooling area lead nowhere on the desk's pages either."""

import re

from tests.integration.desk.conftest import Held
from tests.integration.web.conftest import Office, Window
from tests.integration.web.test_areas_apart import stranger

__all__ = ["stranger"]


def test_another_areas_task_and_case_are_not_talked_about(
    office: Office, held: Held, stranger: Window
) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    pages = (f"/cases/{case_id}/notes", f"/tasks/{item_id}/talk", f"/tasks/{item_id}/ask")
    assert {stranger.get(page).status_code for page in pages} == {404}
    acts = (f"/cases/{case_id}/notes", f"/tasks/{item_id}/notes", f"/tasks/{item_id}/ask")
    form = {"text": "甲", "question": "乙", "adviser_id": office.cast.account("zhu_hong")}
    assert {stranger.post(act, form).status_code for act in acts} == {404}


def test_another_areas_question_absence_and_message_are_not_found(
    office: Office, held: Held, stranger: Window
) -> None:
    _, item_id = held("zhao_min", "zhang")
    account = office.cast.account
    window = office.window("zhao_min")
    window.post(f"/tasks/{item_id}/ask", {"adviser_id": account("zhu_hong"), "question": "能否受理？"})
    days = {"since": "2026-05-07", "until": "2026-05-08"}
    window.post(
        "/absences/new",
        {"account_id": account("zhao_min"), "substitute_id": account("qian_lei"), **days},
    )
    [question] = set(re.findall(r'href="(/advice/\w+)"', window.get("/advice").text))
    [end] = re.findall(r'action="(/absences/\w+/end)"', window.get("/absences").text)
    [message] = re.findall(r'action="(/messages/\w+)/open"', office.window("qian_lei").get("/messages").text)
    assert stranger.get(question).status_code == 404
    acts = (question, f"{question}/withdraw", end, f"{message}/open", f"{message}/read")
    assert {stranger.post(act, {"answer": "甲"}).status_code for act in acts} == {404}
    assert "赵敏" not in stranger.get("/absences/new").text.split("<main")[1]


def test_another_areas_tasks_are_neither_claimed_nor_handed_over_in_bulk(
    office: Office, held: Held, stranger: Window
) -> None:
    _, item_id = held("zhao_min", "zhang")
    free = office.open_item(office.apply("liu").case_id)
    page = stranger.post("/inbox/claim", {"item": [item_id, free]}).text
    assert "认领了 0 项任务" in page and "GS-2026" not in page
    assert "GS-2026" not in stranger.post("/inbox/hand-over", {"item": [item_id, free]}).text

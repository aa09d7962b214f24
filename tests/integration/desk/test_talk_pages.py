"""Notes at a task and on a case, a question to a colleague and the answer, seen by those whom it concerns."""

import re

from tests.integration.desk.conftest import Held
from tests.integration.web.conftest import Office

HTMX = {"HX-Request": "true"}


def test_a_note_written_at_the_task_stands_on_the_case_too(office: Office, held: Held) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    window = office.window("zhao_min")
    answer = window.post(f"/tasks/{item_id}/notes", {"text": "家属周三在家"}, headers=HTMX)
    assert "家属周三在家" in answer.text and "<html" not in answer.text
    page = office.window("yang_guang").get(f"/cases/{case_id}/notes").text
    assert "家属周三在家" in page and "赵敏" in page and "核对申请材料" in page
    assert "写下备注" in window.get(f"/cases/{case_id}/timeline").text


def test_a_note_is_written_without_scripts_as_well(office: Office, held: Held) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    window = office.window("zhao_min")
    assert window.post(f"/tasks/{item_id}/notes", {"text": "甲"}).headers["Location"] == f"/tasks/{item_id}"
    assert window.post(f"/cases/{case_id}/notes", {"text": "乙"}).status_code == 302
    refused = window.post(f"/cases/{case_id}/notes", {"text": " "})
    assert refused.status_code == 422 and "请填写内容" in refused.text
    assert "<html" in window.get(f"/tasks/{item_id}/talk").text


def test_a_colleague_is_asked_answers_and_the_task_stays(office: Office, held: Held) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    asker, adviser = office.window("zhao_min"), office.window("zhu_hong")
    form = {"adviser_id": office.cast.account("zhu_hong"), "question": "病历日期不全，能否受理？"}
    asker.post(f"/tasks/{item_id}/ask", form)
    [question] = set(re.findall(r'href="(/advice/\w+)"', adviser.get("/advice").text))
    assert "病历日期不全" in adviser.get(question).text
    assert "去答复" in adviser.get("/messages").text
    assert adviser.post(question, {"answer": ""}).status_code == 422
    adviser.post(question, {"answer": "可以，按最早记载日。"})
    assert "标为已读" not in adviser.get("/messages").text
    assert "可以，按最早记载日。" in asker.get(f"/tasks/{item_id}/talk", headers=HTMX).text
    assert "您的请教有了答复" in asker.get("/messages").text
    assert 'id="task-form"' in asker.get(f"/tasks/{item_id}").text
    assert adviser.post(question, {"answer": "再答"}).status_code == 409
    assert "向朱红请教" in asker.get(f"/cases/{case_id}/timeline").text


def test_a_question_is_nobody_elses_and_can_be_taken_back(office: Office, held: Held) -> None:
    _, item_id = held("zhao_min", "zhang")
    asker = office.window("zhao_min")
    form = {"adviser_id": office.cast.account("zhu_hong"), "question": "能否受理？"}
    asker.post(f"/tasks/{item_id}/ask", form)
    [question] = set(re.findall(r'href="(/advice/\w+)"', asker.get("/advice").text))
    assert office.window("qin_feng").get(question).status_code == 404
    assert asker.post(f"{question}/withdraw").status_code == 302
    assert "不必答复" in office.window("zhu_hong").get(question).text


def test_whoever_may_not_see_the_case_is_not_offered_as_adviser(office: Office, held: Held) -> None:
    _, item_id = held("zhao_min", "zhang")
    window = office.window("zhao_min")
    offered = window.get(f"/tasks/{item_id}/ask").text
    assert "朱红" in offered
    assert "周强" not in offered and "许宁" not in offered and "吕萍" not in offered
    wrong = {"adviser_id": office.cast.account("zhou_qiang"), "question": "？"}
    assert window.post(f"/tasks/{item_id}/ask", wrong).status_code == 422


def test_notes_are_not_there_for_who_may_not_see_the_case(office: Office, held: Held) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    for alias in ("zhou_qiang", "xu_ning"):
        window = office.window(alias)
        assert window.get(f"/cases/{case_id}/notes").status_code in (403, 404)
        assert window.get(f"/tasks/{item_id}/talk").status_code in (403, 404)
        assert window.post(f"/cases/{case_id}/notes", {"text": "甲"}).status_code in (403, 404)
    assert office.window("lv_ping").get(f"/cases/{case_id}/notes").status_code == 403

"""The list of work: what is in sight, in which order, page by page, at what price."""

import re

import pytest

from app.identity.queries import surroundings_of
from app.inbox.desk import Counts, Desk
from tests.builders import statements
from tests.integration.web.conftest import Office

# Who is at the screen; and where the demo's clock and its first task stand.
SIGN_IN_OR_DEMO = re.compile(r"FROM (account LEFT|setting)")
PERSONS = ("zhang", "liu", "wang", "zhao")


def test_work_of_the_post_is_offered_and_claimed_and_put_back(office: Office) -> None:
    opened = office.apply()
    item = office.open_item(opened.case_id)
    window = office.window("zhao_min")
    assert opened.number in window.get("/inbox?tab=group").text
    assert opened.number not in window.get("/inbox?tab=mine").text
    window.post(f"/inbox/{item}/claim")
    assert opened.number in window.get("/inbox?tab=mine").text
    assert opened.number not in office.window("qian_lei").get("/inbox?tab=group").text
    window.post(f"/inbox/{item}/release")
    assert opened.number in office.window("qian_lei").get("/inbox?tab=group").text


def test_who_comes_second_is_told_who_was_first(office: Office) -> None:
    item = office.open_item(office.apply().case_id)
    office.window("zhao_min").post(f"/inbox/{item}/claim")
    answer = office.window("qian_lei").post(f"/inbox/{item}/claim")
    assert answer.status_code == 409
    assert "赵敏" in answer.text


def test_several_tasks_are_claimed_at_once(office: Office) -> None:
    items = [office.open_item(office.apply(person).case_id) for person in PERSONS]
    window = office.window("zhao_min")
    window.post("/inbox/claim", {"item": items[:3]})
    desk = counts(office)
    assert (desk.mine, desk.group) == (3, 1)


def test_pages_follow_each_other_without_a_gap_or_a_repetition(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.inbox.desk.PAGE", 2)
    numbers = {office.apply(person).number for person in PERSONS}
    window, seen, address = office.window("zhao_min"), [], "/inbox?tab=group"
    for _ in range(3):
        text = window.get(address).text
        seen += re.findall(r"GS-2026-\d{5}", text)
        following = re.search(r'href="(/inbox\?[^"]*after=[^"]*)"', text)
        if not following:
            break
        address = following.group(1).replace("&amp;", "&")
    assert sorted(seen) == sorted(numbers)


def test_the_page_is_made_in_five_statements(office: Office) -> None:
    items = [office.open_item(office.apply(person).case_id) for person in PERSONS]
    window = office.window("zhao_min")
    window.post("/inbox/claim", {"item": items[:1]})
    complete = {f"checklist-{row}-status": "complete" for row in range(3)}
    window.post(f"/tasks/{items[0]}", {**complete, "decision": "accept", "statement": "on"})
    assert "用 0/5 工作日" in window.get("/inbox?tab=group").text
    for address in ("/inbox?tab=mine", "/inbox?tab=group", "/inbox?tab=today&task=核对申请材料"):
        window.get(address)
        with statements(office.platform.database) as sent:
            assert window.get(address).status_code == 200
        assert len([one for one in sent if not SIGN_IN_OR_DEMO.search(one)]) <= 5, (address, sent)


def test_an_empty_list_says_why_and_what_to_do(office: Office) -> None:
    text = office.window("zhao_min").get("/inbox").text
    assert "您手上没有任务" in text
    assert "看看本组的任务" in text


def test_a_peek_shows_the_facts_without_the_shell(office: Office) -> None:
    opened = office.apply()
    text = office.window("zhao_min").get(f"/inbox/{office.open_item(opened.case_id)}/peek").text
    assert opened.number in text
    assert "<html" not in text


def counts(office: Office) -> Counts:
    with office.platform.reading_unit() as unit:
        actor = office.actor("zhao_min")
        return Desk(unit, actor, surroundings_of(unit, actor)).counts


def test_whoever_gets_no_tasks_begins_with_the_cases(office: Office) -> None:
    assert office.window("qin_feng").get("/").headers["Location"] == "/cases"
    assert office.window("zhao_min").get("/").headers["Location"] == "/inbox"


def test_the_filter_offers_no_task_of_another_office(office: Office) -> None:
    office.apply()
    assert "拟写一次性告知书</option>" in office.window("zhao_min").get("/inbox?task=x").text
    assert "拟写一次性告知书" not in office.window("wei_ning").get("/inbox?task=x").text

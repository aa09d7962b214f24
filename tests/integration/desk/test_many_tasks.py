"""Several tasks at once with a result for each, views kept under a name, and the search."""

import re

from tests.integration.desk.conftest import Held
from tests.integration.web.conftest import Office


def test_bulk_claim_says_task_by_task_what_happened_and_why_not(office: Office, held: Held) -> None:
    _, taken = held("qian_lei", "liu")
    free = office.open_item(office.apply("zhang").case_id)
    page = office.window("zhao_min").post("/inbox/claim", {"item": [free, taken, "nothing"]}).text
    assert "认领了 1 项任务" in page and "2 项没有办成" in page
    assert "已认领" in page and "没有找到" in page
    assert office.window("zhao_min").post("/inbox/claim", {"item": []}).status_code == 302


def test_a_lost_race_in_a_bulk_claim_names_who_was_first(office: Office) -> None:
    items = [office.open_item(office.apply(person).case_id) for person in ("zhang", "liu")]
    first, second = office.window("qian_lei"), office.window("zhao_min")
    second.get("/inbox?tab=group")
    first.post(f"/inbox/{items[0]}/claim")
    page = second.post("/inbox/claim", {"item": items}).text
    assert "认领了 1 项任务" in page


def test_several_tasks_are_handed_over_with_a_reason(office: Office, held: Held) -> None:
    items = [held("zhao_min", person)[1] for person in ("zhang", "liu")]
    window = office.window("zhao_min")
    asked = window.post("/inbox/hand-over", {"item": items}).text
    assert "转交 2 项任务" in asked and "钱磊" in asked and "赵敏 ·" not in asked
    to = office.cast.account("qian_lei")
    refused = window.post("/inbox/hand-over/do", {"item": items, "to": to, "reason": ""})
    assert refused.status_code == 422 and "请写明转交理由" in refused.text
    page = window.post("/inbox/hand-over/do", {"item": items, "to": to, "reason": "出差"}).text
    assert page.count("已转交钱磊") == 2
    other = office.window("qian_lei")
    assert "有任务转交给您" in other.get("/messages").text
    assert all(item in other.get("/inbox?tab=mine").text for item in items)


def test_a_hand_over_says_why_a_colleague_cannot_take_a_task(office: Office, held: Held) -> None:
    _, item_id = held("zhao_min", "zhang")
    form = {"item": item_id, "to": office.cast.account("sun_li"), "reason": "出差"}
    page = office.window("zhao_min").post("/inbox/hand-over/do", form).text
    assert "转交了 0 项任务" in page
    assert "孙莉不在该机构的该岗位" in page


def test_a_hand_over_offers_only_colleagues_whose_post_does_such_work(office: Office, held: Held) -> None:
    _, item_id = held("zhao_min", "zhang")
    page = office.window("zhao_min").post("/inbox/hand-over", {"item": item_id}).text
    assert "钱磊 · " in page and "孙莉 · " not in page


def test_a_view_is_saved_opened_and_forgotten_by_its_owner(office: Office) -> None:
    office.apply()
    window = office.window("zhao_min")
    view = {"tab": "group", "task": "核对申请材料", "name": "待核材料"}
    assert window.post("/inbox/views", view).status_code == 302
    place = re.search(r'href="(/inbox\?[^"]+)"[^>]*>待核材料', window.get("/inbox").text)
    assert place
    opened = window.get(place[1].replace("&amp;", "&")).text
    assert "GS-2026-00001" in opened
    assert "待核材料" not in office.window("qian_lei").get("/inbox").text
    again = window.post("/inbox/views", view)
    assert again.status_code == 422 and "已存在" in again.text
    assert window.post("/inbox/views", {**view, "name": " "}).status_code == 422
    forget = re.search(r'action="(/inbox/views/\w+/forget)"', window.get("/inbox/views").text)
    assert forget
    office.window("qian_lei").post(forget[1])
    assert "待核材料" in window.get("/inbox").text
    window.post(forget[1])
    assert "待核材料" not in window.get("/inbox").text


def test_no_more_than_a_dozen_views_are_kept(office: Office) -> None:
    window = office.window("zhao_min")
    for number in range(12):
        window.post("/inbox/views", {"tab": "mine", "name": f"视图{number}"})
    assert "最多保存12组" in window.post("/inbox/views", {"tab": "mine", "name": "多了"}).text


def test_cases_are_found_by_the_beginning_of_their_number(office: Office) -> None:
    numbers = [office.apply(person).number for person in ("zhang", "liu")]
    page = office.window("zhao_min").post("/search", {"q": "gs-2026-0"}).text
    assert all(number in page for number in numbers)


def test_cases_are_found_by_the_running_number_that_people_read_out(office: Office) -> None:
    office.apply()
    window = office.window("qin_feng")
    page = window.get("/cases").text
    [number] = set(re.findall(r"GS-2026-(\d{5})", page))
    for said in (number, number.lstrip("0")):
        assert f"GS-2026-{number}" in window.post("/search", {"q": said}).text


def test_persons_are_found_whole_and_shown_masked(office: Office) -> None:
    number = office.apply("zhang").number
    window = office.window("zhao_min")
    for typed in ("张福来", "629901194208150014", "６２９９０１１９４２０８１５００１４"):
        page = window.post("/search", {"q": typed}).text
        assert number in page and "629901********0014" in page
        assert "张**" in page
    assert "没有您能看到的案件" in window.post("/search", {"q": "刘玉兰"}).text


def test_an_institution_finds_no_person_whose_case_is_not_its_own(office: Office) -> None:
    office.apply("zhang")
    window = office.window("zhou_qiang")
    assert "没有找到" in window.post("/search", {"q": "张福来"}).text
    assert "没有找到" in window.post("/search", {"q": "GS-2026"}).text


def test_searching_is_limited_by_rate(office: Office) -> None:
    window = office.window("zhao_min")
    token = window.token()
    answers = [window.client.post("/search", data={"q": "张福来", "csrf_token": token}) for _ in range(31)]
    assert [answer.status_code for answer in answers[-2:]] == [303, 429]

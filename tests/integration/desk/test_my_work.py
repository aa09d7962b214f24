"""Messages, the calendar of due days, what I did: each for oneself alone."""

import re
from datetime import timedelta

from sqlalchemy import update

from app.casework.telling.tell_people import Message, leave_message
from app.storage.records import WorkItem
from app.workcalendar.moments import start_of
from tests.integration.desk.conftest import Held
from tests.integration.web.conftest import MORNING, Office

TODAY = MORNING.date()


def tell(office: Office, alias: str, title: str) -> None:
    message = Message("dispatched", title, f"{title}，请办理。")
    with office.platform.unit() as unit:
        leave_message(unit, office.cast.area_id, str(office.cast.account(alias)), message)


def let_fall_due(office: Office, item_id: str, days: int) -> None:
    """The task's period ends with the day that many days from today."""
    end = start_of(TODAY + timedelta(days=days + 1))
    with office.platform.unit() as unit:
        unit.session.execute(update(WorkItem).where(WorkItem.id == item_id).values(due_at=end))


def test_unread_messages_are_counted_until_they_are_read(office: Office) -> None:
    window = office.window("zhao_min")
    for title in ("新任务甲", "新任务乙"):
        tell(office, "zhao_min", title)
    assert 'count--new">2<' in window.get("/inbox").text
    first = re.search(r'action="(/messages/\w+)/read"', window.get("/messages").text)
    assert first
    window.post(f"{first[1]}/read")
    assert 'count--new">1<' in window.get("/inbox").text
    assert "新任务乙" not in window.get("/messages?show=unread").text
    window.post("/messages/read")
    assert "count--new" not in window.get("/inbox").text
    assert "没有未读消息" in window.get("/messages?show=unread").text


def test_a_message_leads_to_what_it_asks_for(office: Office, held: Held) -> None:
    case_id, item_id = held("zhao_min", "zhang")
    window = office.window("zhao_min")
    with office.platform.unit() as unit:
        message = Message("clock_warning", "办理期限即将届满", "请办理。", case_id)
        leave_message(unit, office.cast.area_id, str(office.cast.account("zhao_min")), message)
    page = window.get("/messages").text
    assert "办理“核对申请材料”" in page
    place = re.search(r'action="(/messages/\w+/open)"', page)
    assert place
    assert window.post(place[1]).headers["Location"] == f"/tasks/{item_id}"
    assert "未读" not in window.get("/messages").text.split('<ul class="messages">')[1]


def test_messages_are_their_readers_alone(office: Office) -> None:
    tell(office, "zhao_min", "给赵敏的话")
    page = office.window("zhao_min").get("/messages").text
    place = re.search(r'action="(/messages/\w+)/read"', page)
    assert place
    other = office.window("qian_lei")
    assert "给赵敏的话" not in other.get("/messages").text
    assert other.post(f"{place[1]}/read").status_code == 404
    assert other.post(f"{place[1]}/open").status_code == 404


def test_older_messages_are_a_page_further(office: Office) -> None:
    for number in range(32):
        tell(office, "zhao_min", f"消息{number:02d}")
    window = office.window("zhao_min")
    page = window.get("/messages").text
    further = re.search(r'href="(/messages\?[^"]*before=[^"]*)"', page)
    assert further and "消息31" in page and "消息01" not in page
    assert "消息01" in window.get(further[1].replace("&amp;", "&")).text


def test_the_calendar_counts_what_falls_due_and_lists_a_day(office: Office, held: Held) -> None:
    for person, days in (("zhang", 1), ("liu", 1), ("wang", 4)):
        let_fall_due(office, held("zhao_min", person)[1], days)
    window = office.window("zhao_min")
    page = window.get("/desk/calendar").text
    assert 'aria-label="2026-05-08 工作日，2 项到期"' in page
    assert 'aria-label="2026-05-11 工作日，1 项到期"' in page
    assert "2026-05-09 劳动节 调休工作日，无到期" in page  # a working Saturday
    day = window.get("/desk/calendar?day=2026-05-11").text
    assert day.count("data-row") == 1 and "王**" in day
    assert "data-row" not in office.window("qian_lei").get("/desk/calendar").text


def test_a_calendar_of_nonsense_is_this_months(office: Office) -> None:
    window = office.window("zhao_min")
    for address in ("month=2026-13", "day=0001-01-01", "month=x", "day=9999-12-31"):
        assert "2026年5月" in window.get(f"/desk/calendar?{address}").text
    assert "2027年1月" in window.get("/desk/calendar?month=2027-01").text


def test_what_i_did_today_is_told_from_the_journals(office: Office, held: Held) -> None:
    _, item_id = held("zhao_min", "zhang")
    window = office.window("zhao_min")
    window.post(f"/tasks/{item_id}/notes", {"text": "备注"})
    page = window.get("/desk/done").text
    for told in ("提交评估申请", "认领“核对申请材料”", "写下备注"):
        assert told in page
    assert "这一天没有记载" in office.window("qian_lei").get("/desk/done").text
    office.pass_time(timedelta(days=1))
    window = office.window("zhao_min")
    assert "这一天没有记载" in window.get("/desk/done").text
    assert "写下备注" in window.get("/desk/done?day=2026-05-07").text

"""The body of a yearly notice is read as it is written."""

from datetime import date, timedelta

import pytest

from app.domain.errors import NoticeRefused
from app.workcalendar.counting import WorkCalendar
from app.workcalendar.notice_text import read_notice_text
from app.workcalendar.notices import Holiday, YearNotice

# The arrangement of 2026 in the words that such notices use.
TEXT_2026 = """
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


def test_text_of_2026_gives_the_year_as_it_was_published() -> None:
    read = read_notice_text(TEXT_2026, 2026)
    notice = YearNotice(2026, "t", "n", date(2025, 11, 4), read.holidays, frozenset(read.makeup_days))
    ours, published = WorkCalendar([notice]), WorkCalendar()
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [ours.is_working_day(day) for day in days] == [published.is_working_day(day) for day in days]


def test_new_year_may_begin_in_the_december_before() -> None:
    read = read_notice_text("一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023)
    assert read.holidays == (Holiday("元旦", date(2022, 12, 31), date(2023, 1, 2)),)
    unnamed = read_notice_text("一、元旦：12月30日至1月1日放假，共3天。", 2024)
    assert unnamed.holidays[0].first == date(2023, 12, 30)


def test_single_day_needs_no_end() -> None:
    assert read_notice_text("一、元旦：1月1日放假，不调休。", 2025).holidays[0].last == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2月15日至23日放假", "没有找到"),
        ("一、春节：2月15日至23日放假调休，共8天。", "9天"),
        ("一、春节：2月15日（周一）至23日放假。", "不是周一"),
        ("一、春节：2月30日放假。", "不存在"),
        ("一、春节：放假调休。", "起止日期"),
    ],
)
def test_text_that_contradicts_itself_is_refused_with_its_words(text: str, said: str) -> None:
    with pytest.raises(NoticeRefused) as refused:
        read_notice_text(text, 2026)
    assert said in str(refused.value)

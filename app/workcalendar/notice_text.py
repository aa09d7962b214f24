"""Reads the body of the yearly holiday notice as the State Council writes it.

    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。

What the text says twice is compared: the weekday in brackets and the number of days.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import NoticeRefused
from app.workcalendar.notices import Holiday

_DAY = r"(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日"
_SENTENCE = re.compile(r"[。；\n]")
_SECTION = re.compile(r"(?:^|\n)\s*[（(]?[一二三四五六七八九十]+[）)、.．]\s*([^：:\n]{1,20})[：:]")
_DATED = re.compile(_DAY + r"(?:[（(]([^（）()]*)[）)])?")
_COUNT = re.compile(r"(?:共|放假)\s*(\d{1,2})\s*天")
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}


@dataclass(frozen=True)
class NoticeText:
    """The ranges and the make-up days that a notice's body names."""

    holidays: tuple[Holiday, ...]
    makeup_days: tuple[date, ...]


def read_notice_text(text: str, year: int) -> NoticeText:
    """The arrangement in the text. Raises NoticeRefused, quoting what cannot be read or is contradictory."""
    normal = "\n".join(re.sub(r"[ \t\u3000]+", "", line) for line in text.splitlines())
    heads = list(_SECTION.finditer(normal))
    if not heads:
        raise NoticeRefused(year=year, reason="没有找到“一、元旦：……”这样的条目", field="text")
    ends = [*(head.start() for head in heads[1:]), len(normal)]
    holidays: list[Holiday] = []
    makeup_days: list[date] = []
    for head, end in zip(heads, ends, strict=True):
        section = _Section(head[1], year)
        for sentence in filter(None, _SENTENCE.split(normal[head.end() : end])):
            if "放假" in sentence:
                holidays.append(section.holiday(sentence))
            elif "上班" in sentence:
                makeup_days.extend(section.days(sentence))
    return NoticeText(tuple(holidays), tuple(sorted(makeup_days)))


@dataclass
class _Section:
    """One holiday of the notice; `month` and `named_year` are those that the text named last."""

    name: str
    year: int
    month: int | None = None

    def holiday(self, sentence: str) -> Holiday:
        """The range of a sentence such as 4月4日（周六）至6日（周一）放假，共3天."""
        named = self.days(sentence.partition("放假")[0])
        if not 1 <= len(named) <= 2:
            raise self._refused(sentence, "应写明放假的起止日期")
        holiday = Holiday(self.name, named[0], named[-1])
        stated = _COUNT.search(sentence)
        length = (holiday.last - holiday.first) // timedelta(days=1) + 1
        if stated and int(stated[1]) != length:
            raise self._refused(sentence, f"写明{stated[1]}天，起止日期却是{length}天")
        return holiday

    def days(self, sentence: str) -> list[date]:
        """The days of a sentence in order; a day without month stands in the month named before it."""
        return [self._day(match, sentence) for match in _DATED.finditer(sentence)]

    def _day(self, match: re.Match[str], sentence: str) -> date:
        year, month, day, remark = match.groups()
        self.month = int(month) if month else self.month
        try:
            found = date(int(year) if year else self._year(), self.month or 0, int(day))
        except ValueError:
            raise self._refused(sentence, "日期不存在") from None
        weekday = re.search(r"(?:周|星期)([一二三四五六日天])", remark or "")
        if weekday and _WEEKDAYS[weekday[1]] != found.weekday():
            raise self._refused(sentence, f"{found}不是周{weekday[1]}")
        return found

    def _year(self) -> int:
        # New Year's holidays may begin in the December before.
        return self.year - 1 if self.month == 12 and self.name.startswith("元旦") else self.year

    def _refused(self, sentence: str, reason: str) -> NoticeRefused:
        return NoticeRefused(year=self.year, reason=f"“{self.name}：{sentence}”{reason}", field="text")

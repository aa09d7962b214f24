"""The form for a yearly notice: what was typed, what is wrong with it, and the notice that it makes."""

from calendar import isleap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from app.domain.errors import FieldError, InvalidSubmission, NoticeRefused
from app.storage.records import YearNotice as YearNoticeRow
from app.workcalendar.days import Day, DayKind
from app.workcalendar.notice_text import read_notice_text
from app.workcalendar.notices import Holiday, YearNotice
from app.workcalendar.published_years import published_day

HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
ROWS = len(HOLIDAYS) + 2
MOST_ROWS = 20
LONGEST_TEXT = 20_000
_SEPARATORS = str.maketrans(dict.fromkeys(",，、;；\n\t", " "))


@dataclass(frozen=True)
class NoticeEntry:
    """The fields as text. `holidays` are (name, first day, last day), `makeup_days` one text of many days."""

    year: str
    title: str = ""
    number: str = ""
    issued_on: str = ""
    holidays: tuple[tuple[str, str, str], ...] = ()
    makeup_days: str = ""
    text: str = ""
    revision: str = "1"

    def notice(self) -> YearNotice:
        """The notice. Raises InvalidSubmission with an error at every field that is wrong, NoticeRefused."""
        errors = tuple(self._errors())
        if errors:
            raise InvalidSubmission(errors)
        return YearNotice(
            year=int(self.year),
            title=self.title,
            number=self.number,
            issued_on=date.fromisoformat(self.issued_on),
            holidays=tuple(
                Holiday(name, date.fromisoformat(first), date.fromisoformat(last or first))
                for name, first, last in self.holidays
                if first
            ),
            makeup_days=frozenset(map(date.fromisoformat, _parts(self.makeup_days))),
            revision=int(self.revision),
        )

    def with_text_read(self) -> "NoticeEntry":
        """The entry with ranges and make-up days taken from the notice's body. Raises NoticeRefused."""
        year = _whole(self.year)
        if year is None:
            raise InvalidSubmission((FieldError("year", "whole", "请先填写年度。"),))
        read = read_notice_text(self.text, year)
        holidays = tuple((each.name, each.first.isoformat(), each.last.isoformat()) for each in read.holidays)
        return replace(
            self, holidays=padded(holidays), makeup_days=" ".join(day.isoformat() for day in read.makeup_days)
        )

    def _errors(self) -> Iterator[FieldError]:
        if _whole(self.year) is None or _whole(self.revision) is None:
            yield FieldError("year", "whole", "年度应为四位数字。")
        for name, sentence in (("title", "请填写通知标题。"), ("number", "请填写文号。")):
            if not getattr(self, name):
                yield FieldError(name, "required", sentence)
        if not _is_day(self.issued_on):
            yield FieldError("issued_on", "date", "请填写印发日期。")
        for number, (name, first, last) in enumerate(self.holidays):
            yield from _wrong_range(number, name, first, last)
        wrong = [part for part in _parts(self.makeup_days) if not _is_day(part)]
        if wrong:
            params = {"wrong": "、".join(wrong)}
            yield FieldError("makeup_days", "date", "不是日期：{wrong}。应写作 2027-02-13。", params)


def entry_of(form: Mapping[str, str]) -> NoticeEntry:
    """The fields as they were sent."""
    shown = [row for row in range(MOST_ROWS) if f"first-{row}" in form]
    rows = ((form.get(f"{part}-{row}", "").strip() for part in ("name", "first", "last")) for row in shown)
    texts = ("year", "title", "number", "issued_on", "makeup_days", "text", "revision")
    return NoticeEntry(
        **{name: form.get(name, "").strip()[:LONGEST_TEXT] for name in texts},
        holidays=tuple((name, first, last) for name, first, last in rows),
    )


def blank_entry(year: int, revision: int) -> NoticeEntry:
    """A form for a year without notice: it names the holidays, and their days where these are published."""
    days = [published_day(date(year, 1, 1) + timedelta(days=number)) for number in range(365 + isleap(year))]
    known = [day for day in days if day is not None]
    return NoticeEntry(
        year=str(year),
        title=f"国务院办公厅关于{year}年部分节假日安排的通知",
        holidays=padded(tuple(_ranges(known)) or tuple((name, "", "") for name in HOLIDAYS)),
        makeup_days=" ".join(day.date.isoformat() for day in known if day.kind is DayKind.MAKEUP),
        revision=str(revision),
    )


def entry_from(row: YearNoticeRow, revision: int) -> NoticeEntry:
    """A form filled with a notice that is to be revised."""
    return NoticeEntry(
        year=str(row.year),
        title=row.title,
        number=row.number,
        issued_on=row.issued_on.isoformat(),
        holidays=padded(tuple((each["name"], each["first"], each["last"]) for each in row.holidays)),
        makeup_days=" ".join(row.makeup_days),
        revision=str(revision),
    )


def errors_in(refusal: InvalidSubmission | NoticeRefused) -> tuple[FieldError, ...]:
    """What to show at the fields; a notice that contradicts itself is wrong as a whole."""
    if isinstance(refusal, InvalidSubmission):
        return refusal.errors
    place = refusal.field or "holidays"
    return (FieldError(place, "refused", "{reason}。", {"reason": refusal.params["reason"]}),)


def padded(holidays: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    """The rows with empty ones below, for holidays that come in two ranges."""
    return holidays + (("", "", ""),) * max(ROWS - len(holidays), 0)


def _ranges(days: list[Day]) -> Iterator[tuple[str, str, str]]:
    """The blocks of holidays among the days of a year."""
    for name, block in groupby(days, key=lambda day: day.holiday if day.kind is DayKind.HOLIDAY else None):
        if name:
            dates = [day.date.isoformat() for day in block]
            yield name, dates[0], dates[-1]


def _wrong_range(number: int, name: str, first: str, last: str) -> Iterator[FieldError]:
    if not first and not last:
        return
    if not name:
        yield FieldError(f"name-{number}", "required", "请填写节日名称。")
    if not _is_day(first):
        yield FieldError(f"first-{number}", "date", "请填写放假的第一天。")
    if last and not _is_day(last):
        yield FieldError(f"last-{number}", "date", "不是日期。")


def _parts(text: str) -> list[str]:
    return text.translate(_SEPARATORS).split()


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

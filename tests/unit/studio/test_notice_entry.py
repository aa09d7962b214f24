"""The form of a yearly notice, from what was typed to the notice and back."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import InvalidSubmission, NoticeRefused
from app.studio.notice_entry import NoticeEntry, blank_entry, entry_of, errors_in
from app.workcalendar.notices import Holiday

ENTRY = NoticeEntry(
    year="2027",
    title="通知",
    number="9号",
    issued_on="2026-11-27",
    holidays=(("元旦", "2027-01-01", "2027-01-03"), ("清明节", "2027-04-05", ""), ("", "", "")),
    makeup_days="2027-02-13、2027-02-28",
)


def test_entry_makes_the_notice_and_a_single_day_needs_no_end() -> None:
    notice = ENTRY.notice()
    assert notice.holidays[1] == Holiday("清明节", date(2027, 4, 5), date(2027, 4, 5))
    assert notice.makeup_days == {date(2027, 2, 13), date(2027, 2, 28)}


def test_every_wrong_field_is_named() -> None:
    wrong = replace(
        ENTRY,
        year="27x",
        title="",
        number="",
        issued_on="gestern",
        holidays=(("", "2027-01-01", ""), ("春节", "", "2027-02-11"), ("国庆节", "2027-10-01", "x")),
        makeup_days="2027-02-30",
    )
    with pytest.raises(InvalidSubmission) as refused:
        wrong.notice()
    fields = [error.field for error in refused.value.errors]
    assert fields == ["year", "title", "number", "issued_on", "name-0", "first-1", "last-2", "makeup_days"]


def test_notice_that_contradicts_itself_is_shown_at_its_ranges() -> None:
    with pytest.raises(NoticeRefused) as refused:
        replace(ENTRY, makeup_days="2027-02-15").notice()
    [error] = errors_in(refused.value)
    assert error.field == "holidays"
    assert "不是周末" in str(error)


def test_fields_of_a_request_become_an_entry() -> None:
    form = {"year": " 2027 ", "name-0": "元旦", "first-0": "2027-01-01", "last-0": "", "revision": "2"}
    entry = entry_of(form)
    assert (entry.year, entry.revision, entry.holidays) == ("2027", "2", (("元旦", "2027-01-01", ""),))


def test_blank_form_names_the_holidays_and_brings_the_days_of_a_published_year() -> None:
    assert blank_entry(2030, 1).holidays[0] == ("元旦", "", "")
    published = blank_entry(2026, 1)
    assert published.holidays[1] == ("春节", "2026-02-15", "2026-02-23")
    assert "2026-10-10" in published.makeup_days


def test_text_without_a_year_cannot_be_read() -> None:
    with pytest.raises(InvalidSubmission):
        replace(ENTRY, year="", text="一、元旦：1月1日放假。").with_text_read()

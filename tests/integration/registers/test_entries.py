"""Entries: made once, changed with their history, refused where the register does not know what is said."""

from datetime import date

import pytest

from app.business.registers.records import RegisterChange
from app.domain.errors import MaterialRefused
from tests.permits_office import PermitOffice

FROM, UNTIL = date(2026, 5, 7), date(2026, 12, 31)


def test_what_was_in_force_on_a_day_can_be_asked_for_ever(office: PermitOffice) -> None:
    entry = office.enter(since=FROM, until=UNTIL)
    office.change(entry, date(2026, 6, 1), state="resting")
    office.change(entry, date(2026, 7, 1), state="valid", until=date(2027, 6, 30))
    office.end(entry, date(2026, 9, 1))
    said = {
        day: office.consult(day) for day in (date(2026, 5, 6), FROM, date(2026, 6, 15), date(2026, 8, 31))
    }
    assert [found["state"] for day in said for found in said[day]] == ["valid", "resting", "valid"]
    assert said[date(2026, 5, 6)] == []
    assert said[date(2026, 8, 31)][0]["until"] == date(2027, 6, 30)
    assert office.consult(date(2026, 9, 1)) == []


def test_a_correction_for_an_earlier_day_shows_from_that_day(office: PermitOffice) -> None:
    entry = office.enter(since=FROM, until=UNTIL)
    office.change(entry, date(2026, 7, 1), state="resting")
    office.change(entry, date(2026, 6, 1), ground="asked")
    [june], [july] = office.consult(date(2026, 6, 15)), office.consult(date(2026, 7, 15))
    assert (june["state"], june["ground"]) == ("resting", "asked")
    assert july["state"] == "resting"


def test_the_same_origin_makes_one_entry(office: PermitOffice) -> None:
    assert office.enter("instance/task", since=FROM) == office.enter("instance/task", since=FROM)
    with office.platform.reading_unit() as unit:
        assert unit.session.query(RegisterChange).count() == 1


def test_the_longest_entry_comes_first(sqlite_office: PermitOffice) -> None:
    for until in (UNTIL, None, date(2026, 6, 30)):
        sqlite_office.enter(since=FROM, until=until)
    assert [found["until"] for found in sqlite_office.consult(FROM)] == [None, UNTIL, date(2026, 6, 30)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"state": "broken"}, "state 没有 broken"),
        ({"ground": "weather"}, "ground 没有 weather"),
        ({"condition": "luck"}, "condition 没有 luck"),
        ({"until": "tomorrow"}, "until 应为日期"),
        ({"until": date(2026, 1, 1)}, "早于起始日"),
        ({"details": {}}, "缺少字段“许可事项”"),
        ({"details": {"what": "驾驶", "colour": "红"}}, "没有字段 colour"),
        ({"details": {"what": 3}}, "字段“许可事项”的值不符"),
        ({"scope": "world"}, "scope 没有 world"),
        ({"subject": {"kind": "organisation", "number": "x"}}, "登记对象不能是 organisation"),
        ({"subject": {"kind": "person"}}, "应写明 id、number 或 account"),
        ({"subject": "王某"}, "应写明 kind"),
    ],
)
def test_what_the_register_does_not_know_is_refused(
    sqlite_office: PermitOffice, values: dict[str, object], said: str
) -> None:
    with pytest.raises(MaterialRefused) as refused:
        sqlite_office.enter(**{"since": FROM, **values})
    assert said in str(refused.value)
    assert sqlite_office.consult(FROM) == []


def test_somebody_whom_the_area_does_not_know_is_found_by_the_number(sqlite_office: PermitOffice) -> None:
    stranger = {"kind": "person", "number": "629901194506150044", "name": "李某某"}
    sqlite_office.enter(subject=stranger, since=FROM)
    [found] = sqlite_office.consult(FROM, subject={"kind": "person", "number": "629901194506150044"})
    assert found["subject"] == {"kind": "person", "id": None, "name": "李某某"}

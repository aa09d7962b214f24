"""The daily signed heads of the journals."""

from app.casework.cases.seal_day import seal_day
from app.storage.journal_head import verify_heads
from app.storage.records import JournalHead
from app.storage.unit_of_work import Workplace
from tests import builders


def test_a_day_is_sealed_once_however_often_it_is_asked(workplace: Workplace) -> None:
    for _ in range(2):
        with workplace.unit(builders.MOMENT) as unit:
            if not unit.session.get(JournalHead, (builders.AREA, builders.MOMENT.date())):
                builders.make_area(unit)
            assert seal_day(unit) == 1
    with workplace.reading_unit(builders.MOMENT) as unit:
        assert unit.session.query(JournalHead).count() == 1
        assert verify_heads(unit.session, unit.vault, builders.AREA) == ()

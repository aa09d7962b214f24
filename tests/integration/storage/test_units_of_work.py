"""A unit of work is all or nothing, on both databases."""

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError

from app.domain.errors import ConcurrentChange, NotPermitted
from app.storage.column_types import Money
from app.storage.database import Database
from app.storage.legal_clock import LegalClock
from app.storage.plain_rows import plain_rows
from app.storage.records import Account, Area
from app.storage.unit_of_work import UnitOfWork, Workplace
from app.storage.vault import Vault
from tests.builders import AREA, MOMENT, make_account, make_area


def test_unit_that_ends_well_is_committed(workplace: Workplace) -> None:
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
    with workplace.reading_unit(MOMENT) as unit:
        assert unit.session.get(Area, AREA) is not None


def test_refused_unit_leaves_nothing(workplace: Workplace) -> None:
    with pytest.raises(NotPermitted), workplace.unit(MOMENT) as unit:
        make_area(unit)
        raise NotPermitted()
    with workplace.reading_unit(MOMENT) as unit:
        assert unit.session.get(Area, AREA) is None


def test_reading_unit_cannot_write(workplace: Workplace) -> None:
    with pytest.raises(DBAPIError), workplace.reading_unit(MOMENT) as unit:
        make_area(unit)
    with workplace.unit(MOMENT) as unit:
        make_area(unit)


def test_reading_unit_cannot_write_on_the_connection_that_wrote(sqlite_workplace: Workplace) -> None:
    connections = set()
    for number in range(2):
        with sqlite_workplace.unit(MOMENT) as unit:
            make_area(unit, f"area{number}")
            connections.add(unit.session.connection().connection.driver_connection)
        for _ in range(2):
            with pytest.raises(DBAPIError, match="readonly"), sqlite_workplace.reading_unit(MOMENT) as unit:
                connections.add(unit.session.connection().connection.driver_connection)
                make_area(unit, "another")
    assert len(connections) == 1


def test_plain_rows_hold_what_the_session_has_not_written_yet(unit: UnitOfWork) -> None:
    unit.session.add(Area(id=AREA, name="定西市", region="gansu", number_prefix="GS"))
    [row] = plain_rows(unit.session, select(Area.id, Area.name), {})
    assert (row.id, row.name) == (AREA, "定西市")


def test_reading_unit_sees_one_state(workplace: Workplace) -> None:
    with workplace.reading_unit(MOMENT) as reader:
        assert reader.session.scalars(select(Area)).all() == []
        with workplace.unit(MOMENT) as writer:
            make_area(writer)
        assert reader.session.scalars(select(Area)).all() == []


def test_moments_come_back_in_legal_time(workplace: Workplace) -> None:
    with workplace.unit(MOMENT.astimezone(tz=None)) as unit:
        make_area(unit)
        account = make_account(unit)
    with workplace.reading_unit(MOMENT) as unit:
        stored = unit.session.scalars(select(Account.created_at)).one()
        assert stored == MOMENT
        assert str(stored.tzinfo) == "Asia/Shanghai"
        assert account.created_at == stored


def test_naive_moment_is_refused(unit: UnitOfWork) -> None:
    make_area(unit)
    with pytest.raises(Exception, match="time zone"), unit.session.begin_nested():
        make_account(unit, created_at=MOMENT.replace(tzinfo=None))


def test_crash_points_stand_at_every_write_and_around_the_commit(database: Database, vault: Vault) -> None:
    passed: list[str] = []
    workplace = Workplace(database, vault, LegalClock(), point=passed.append)
    with workplace.unit(MOMENT) as unit:
        unit.point("load")
        make_area(unit)
    assert passed == ["load", "write:insert area", "before_commit", "after_commit"]


def test_crash_before_the_commit_leaves_nothing(database: Database, vault: Vault) -> None:
    def die(name: str) -> None:
        if name == "before_commit":
            raise SystemExit(9)

    workplace = Workplace(database, vault, LegalClock(), point=die)
    with pytest.raises(SystemExit), workplace.unit(MOMENT) as unit:
        make_area(unit)
    with workplace.reading_unit(MOMENT) as unit:
        assert unit.session.get(Area, AREA) is None


def test_lost_race_is_a_named_refusal(postgresql_database: Database, vault: Vault) -> None:
    workplace = Workplace(postgresql_database, vault, LegalClock())
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
    with workplace.unit(MOMENT) as first:
        first.session.execute(text("SELECT 1 FROM area FOR UPDATE"))
        with pytest.raises(ConcurrentChange), workplace.unit(MOMENT) as second:
            second.session.execute(text("SET LOCAL lock_timeout = '50ms'"))
            second.session.execute(text("SELECT 1 FROM area FOR UPDATE"))


def test_writing_units_on_sqlite_wait_for_each_other(sqlite_workplace: Workplace) -> None:
    """A unit that reads first and writes later waits at its beginning; without that it would fail."""
    entered, finished = threading.Event(), []

    def second() -> None:
        entered.set()
        with sqlite_workplace.unit(MOMENT) as unit:
            unit.session.scalars(select(Area)).all()
            make_area(unit, "second")
        finished.append("second")

    with sqlite_workplace.unit(MOMENT) as unit:
        make_area(unit, "first")
        thread = threading.Thread(target=second)
        thread.start()
        entered.wait()
        finished.append("first")
    thread.join()
    assert finished == ["first", "second"]


def test_waiting_in_vain_for_sqlite_is_a_lost_race(sqlite_database: Database, vault: Vault) -> None:
    event.listen(
        sqlite_database.engine, "connect", lambda raw, _record: raw.execute("PRAGMA busy_timeout=20")
    )
    workplace = Workplace(sqlite_database, vault, LegalClock())
    with workplace.unit(MOMENT) as first:
        make_area(first, "first")
        with pytest.raises(ConcurrentChange), workplace.unit(MOMENT) as second:
            make_area(second, "second")


def test_server_gives_up_on_idle_transactions_and_endless_statements(postgresql_database: Database) -> None:
    with postgresql_database.engine.connect() as connection:
        for setting in ("statement_timeout", "idle_in_transaction_session_timeout"):
            assert connection.execute(text(f"SHOW {setting}")).scalar_one() == "30s"
        # A socket of the machine itself has no keep-alives and reads as zero.
        assert connection.execute(text("SHOW tcp_keepalives_idle")).scalar_one() in ("30", "0")


def test_sqlite_keeps_foreign_keys_and_a_write_ahead_log(sqlite_database: Database) -> None:
    with sqlite_database.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def test_legal_clock_moves_forward_only_and_in_a_demo_only(workplace: Workplace) -> None:
    later = MOMENT + timedelta(days=3)
    with workplace.unit(MOMENT) as unit:
        workplace.legal_clock.move_to(later, MOMENT, unit.session)
        with pytest.raises(ValueError, match="does not go back"):
            workplace.legal_clock.move_to(MOMENT, MOMENT, unit.session)
    with workplace.unit(MOMENT + timedelta(hours=1)) as unit:
        assert unit.moment == later + timedelta(hours=1)
        assert unit.machine_moment == MOMENT + timedelta(hours=1)
        assert workplace.legal_clock.machine_moment_of(later, unit.session) == MOMENT
        with pytest.raises(ValueError, match="demo only"):
            LegalClock().move_to(later, MOMENT, unit.session)


def test_money_keeps_its_fen(unit: UnitOfWork) -> None:
    money, dialect = Money(), unit.session.get_bind().dialect
    assert money.process_bind_param(Decimal("12.34"), dialect) == 1234
    assert money.process_result_value(1234, dialect) == Decimal("12.34")
    with pytest.raises(ValueError, match="fen"):
        money.process_bind_param(Decimal("0.001"), dialect)

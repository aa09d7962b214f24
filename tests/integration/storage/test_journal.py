"""Whatever is done to a journal behind the platform's back is found."""

import json
from datetime import UTC, timedelta

import pytest
from sqlalchemy import delete, select, text, update

from app.domain.errors import ConcurrentChange, NotFound
from app.storage.journal import Line, verify
from app.storage.journal_head import sign_head, verify_heads
from app.storage.records import CaseFile, JournalEntry, JournalHead
from app.storage.unit_of_work import UnitOfWork, Workplace
from tests.builders import AREA, MOMENT, make_area, make_case

CASE = "case-1"
FORMER = (
    "area_id", "case_id", "seq", "actor_id", "post", "kind", "instance_id", "process_id", "element_id",
    "task_id", "form_version", "payload_mac",
)  # fmt: skip


@pytest.fixture
def journalled(workplace: Workplace) -> Workplace:
    """A case with five lines in its journal, written by two units."""
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        make_case(unit, id=CASE)
        _write(unit, 1, 3)
    with workplace.unit(MOMENT + timedelta(hours=1)) as unit:
        _write(unit, 4, 5)
    return workplace


def _write(unit: UnitOfWork, first: int, last: int) -> None:
    for number in range(first, last + 1):
        line = Line("completed", actor_id="zhao", element_id="check_materials", payload={"number": number})
        unit.journal.append(AREA, CASE, line)


def _faults(workplace: Workplace) -> tuple[str, ...]:
    with workplace.reading_unit(MOMENT) as unit:
        return verify(unit.session, unit.vault, AREA, CASE)


def _tamper(workplace: Workplace, *statements: object) -> None:
    with workplace.database.engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def test_whole_journal_has_no_faults(journalled: Workplace) -> None:
    assert _faults(journalled) == ()
    with journalled.reading_unit(MOMENT) as unit:
        case = unit.session.get(CaseFile, (AREA, CASE))
        assert case is not None
        assert case.journal_seq == 5


def test_case_without_lines_has_no_faults(workplace: Workplace) -> None:
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        make_case(unit, id=CASE)
    assert _faults(workplace) == ()


@pytest.mark.parametrize("change", [
    {"actor_id": "qian"}, {"kind": "claimed"}, {"element_id": None}, {"at": MOMENT - timedelta(days=1)},
    {"form_version": "1"}, {"payload_mac": "0" * 64}, {"mac": "0" * 64}, {"path": "deliver_letter"},
])  # fmt: skip
def test_changed_line_is_found(journalled: Workplace, change: dict[str, object]) -> None:
    _tamper(journalled, update(JournalEntry).where(JournalEntry.seq == 3).values(change))
    assert _faults(journalled) == ("第3条与其前文不符",)


@pytest.mark.parametrize("path", ["deliver_notice", "", None])
def test_a_line_that_is_moved_to_another_call_is_found(journalled: Workplace, path: str | None) -> None:
    with journalled.unit(MOMENT) as unit:
        unit.journal.append(AREA, CASE, Line("completed", element_id="deliver", path="deliver_letter"))
    assert _faults(journalled) == ()
    _tamper(journalled, update(JournalEntry).where(JournalEntry.seq == 6).values(path=path))
    assert _faults(journalled) == ("第6条与其前文不符",)


def test_lines_from_before_paths_were_kept_are_still_whole(journalled: Workplace) -> None:
    with journalled.reading_unit(MOMENT) as unit:
        [row] = unit.session.execute(
            select(*JournalEntry.__table__.columns).where(JournalEntry.seq == 1)
        ).mappings()
        content = ["", *(row[at].astimezone(UTC).isoformat() for at in ("at", "machine_at"))]
        encoded = json.dumps([*content, *(row[name] for name in FORMER)], ensure_ascii=False)
        assert row["mac"] == unit.vault.journal_mac(encoded.encode("utf-8"))


def test_changed_payload_is_found(journalled: Workplace) -> None:
    _tamper(
        journalled,
        update(JournalEntry).where(JournalEntry.seq == 3).values(payload=b"\x01\x02k1" + b"0" * 40),
    )
    assert _faults(journalled) == ("第3条的内容无法解封",)


def test_payload_of_another_line_is_found(journalled: Workplace) -> None:
    other = text("(SELECT payload FROM journal_entry WHERE seq = 2)")
    _tamper(journalled, update(JournalEntry).where(JournalEntry.seq == 3).values(payload=other))
    assert _faults(journalled) == ("第3条的内容无法解封",)


def test_removed_payload_is_found(journalled: Workplace) -> None:
    _tamper(journalled, update(JournalEntry).where(JournalEntry.seq == 3).values(payload=None))
    assert _faults(journalled) == ("第3条的内容已缺失",)


def test_deleted_line_is_found(journalled: Workplace) -> None:
    _tamper(journalled, delete(JournalEntry).where(JournalEntry.seq == 3))
    assert _faults(journalled) == ("第3条缺失，其后是第4条",)


def test_deleted_line_is_found_even_if_the_rest_is_renumbered(journalled: Workplace) -> None:
    renumbered = [
        update(JournalEntry).where(JournalEntry.seq == number).values(seq=number - 1) for number in (4, 5)
    ]
    _tamper(journalled, delete(JournalEntry).where(JournalEntry.seq == 3), *renumbered)
    assert _faults(journalled) == ("第3条与其前文不符",)


def test_reordered_lines_are_found(journalled: Workplace) -> None:
    swap = [(3, 99), (4, 3), (99, 4)]
    _tamper(journalled, *(update(JournalEntry).where(JournalEntry.seq == a).values(seq=b) for a, b in swap))
    assert _faults(journalled) == ("第3条与其前文不符",)


def test_cut_tail_is_found(journalled: Workplace) -> None:
    _tamper(journalled, delete(JournalEntry).where(JournalEntry.seq == 5))
    assert _faults(journalled) == ("案件记载末条为第5条，留痕止于第4条",)


def test_tail_cut_together_with_the_case_is_found_by_the_daily_head(journalled: Workplace) -> None:
    with journalled.unit(MOMENT) as unit:
        sign_head(unit, AREA)
        assert sign_head(unit, AREA).cases == 1
    last_mac = text("(SELECT mac FROM journal_entry WHERE seq = 4)")
    _tamper(
        journalled,
        update(CaseFile).values(journal_seq=4, journal_mac=last_mac),
        delete(JournalEntry).where(JournalEntry.seq == 5),
    )
    assert _faults(journalled) == ()
    with journalled.reading_unit(MOMENT) as unit:
        assert verify_heads(unit.session, unit.vault, AREA) == (
            f"案件{CASE}的留痕在2026-05-07封存后被截断或改动",
        )


def test_heads_of_several_days_hold_while_journals_grow(journalled: Workplace) -> None:
    for days in range(3):
        with journalled.unit(MOMENT + timedelta(days=days)) as unit:
            sign_head(unit, AREA)
        with journalled.unit(MOMENT + timedelta(days=days)) as unit:
            _write(unit, 1, 1)
    with journalled.reading_unit(MOMENT) as unit:
        assert verify_heads(unit.session, unit.vault, AREA) == ()


def test_missing_day_among_the_heads_is_found(journalled: Workplace) -> None:
    for days in range(3):
        with journalled.unit(MOMENT + timedelta(days=days)) as unit:
            sign_head(unit, AREA)
    _tamper(journalled, delete(JournalHead).where(JournalHead.day == (MOMENT + timedelta(days=1)).date()))
    with journalled.reading_unit(MOMENT) as unit:
        assert verify_heads(unit.session, unit.vault, AREA) == ("2026-05-09的封存与其前一日不符",)


def test_two_units_cannot_continue_the_same_journal(journalled: Workplace) -> None:
    with pytest.raises(ConcurrentChange), journalled.unit(MOMENT) as unit:
        unit.journal.know_end(AREA, CASE, 4, "what another unit saw")
        _write(unit, 5, 5)
    assert _faults(journalled) == ()


def test_line_for_a_case_that_does_not_exist_is_refused(workplace: Workplace) -> None:
    with pytest.raises(NotFound), workplace.unit(MOMENT) as unit:
        unit.journal.append(AREA, "no-such-case", Line("opened"))

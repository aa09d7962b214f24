"""Sealed values open only where they stand, and only whole."""

import os
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from app.feel.values import DayTimeDuration, YearMonthDuration
from app.storage.ciphers import CIPHERS, TamperedValue
from app.storage.ids import new_id
from app.storage.keys import KeyRing, KeysRefused, new_keys, open_key_file, read_keys
from app.storage.plain_text import from_text, to_text
from app.storage.records import Person
from app.storage.vault import Vault, row_key
from tests.builders import MOMENT

ROW = row_key("longyuan", "p1")


@pytest.mark.parametrize("value", [
    None, True, 7, "张福来", Decimal("1.50"), date(2026, 5, 7), time(17, 30), MOMENT,
    YearMonthDuration(18), DayTimeDuration(90_000_000_000), [1, [2]], {"a": {"b": [date(2026, 1, 1)]}},
    {"$": "date", "v": "not a date"}, {"$": {"$": 1}},
])  # fmt: skip
def test_plain_values_come_back_as_they_were(value: object) -> None:
    assert from_text(to_text(value)) == value


@pytest.mark.parametrize("value", [1.5, object(), {1: "a"}, {"a": {2, 3}}, b"bytes"])
def test_what_is_not_plain_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        to_text(value)


@pytest.mark.parametrize("algorithm", sorted(CIPHERS))
def test_sealed_value_opens_in_its_place(algorithm: str) -> None:
    keys = new_keys(generated=False)
    keys["keys"]["k1"]["algorithm"] = algorithm
    vault = Vault(read_keys(keys))
    sealed = vault.seal("person.name", ROW, "张福来")
    assert "张福来".encode() not in sealed
    assert vault.open("person.name", ROW, sealed) == "张福来"


def test_same_value_is_never_sealed_the_same_twice(vault: Vault) -> None:
    assert vault.seal("person.name", ROW, "张福来") != vault.seal("person.name", ROW, "张福来")


@pytest.mark.parametrize(
    ("column", "row"), [("person.address", ROW), ("person.name", row_key("longyuan", "p2"))]
)
def test_value_moved_to_another_column_or_row_does_not_open(vault: Vault, column: str, row: str) -> None:
    sealed = vault.seal("person.name", ROW, "张福来")
    with pytest.raises(TamperedValue):
        vault.open(column, row, sealed)


@pytest.mark.parametrize("content", [b"short", b"long enough to be compressed " * 40])
def test_any_changed_or_missing_byte_is_found(vault: Vault, content: bytes) -> None:
    sealed = vault.seal_bytes("instance.state", ROW, content)
    assert vault.open_bytes("instance.state", ROW, sealed) == content
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(TamperedValue):
            vault.open_bytes("instance.state", ROW, bytes(changed))
    for length in range(len(sealed)):
        with pytest.raises(TamperedValue):
            vault.open_bytes("instance.state", ROW, sealed[:length])


def test_old_values_open_after_the_key_was_changed() -> None:
    keys = new_keys(generated=False)
    old = Vault(read_keys(keys)).seal("person.name", ROW, "张福来")
    keys["keys"]["k2"] = new_keys(generated=False)["keys"]["k1"]
    keys["current"] = "k2"
    vault = Vault(read_keys(keys))
    assert vault.open("person.name", ROW, old) == "张福来"
    assert b"k2" in vault.seal("person.name", ROW, "张福来")


def test_record_reads_back_what_was_written(vault: Vault) -> None:
    person = Person(area_id="longyuan", id="p1")
    vault.write(person, "address", "人民路1号")
    vault.write(person, "telephone", None)
    assert vault.read(person, "address") == "人民路1号"
    assert vault.read(person, "telephone") is None
    assert vault.open("person.address", ROW, person.address) == "人民路1号"


def test_record_without_key_cannot_be_sealed(vault: Vault) -> None:
    with pytest.raises(ValueError, match="needs its key"):
        vault.write(Person(area_id="longyuan"), "address", "人民路1号")


def test_blind_index_ignores_width_case_and_spaces_but_not_the_field(vault: Vault) -> None:
    index = vault.blind_index("person.id_number", "11010519491231002X")
    assert vault.blind_index("person.id_number", " 11010519491231002x ") == index
    assert vault.blind_index("person.id_number", "110105194912310020") != index
    assert vault.blind_index("person.name", "11010519491231002X") != index


def test_first_start_makes_a_key_file_that_nobody_else_reads(tmp_path: Path) -> None:
    path = tmp_path / "var" / "keys.json"
    ring = open_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(path.parent) == ["keys.json"]
    sealed = Vault(ring).seal("person.name", ROW, "张福来")
    assert Vault(open_key_file(path)).open("person.name", ROW, sealed) == "张福来"


def test_production_refuses_keys_that_were_made_by_a_first_start(tmp_path: Path) -> None:
    with pytest.raises(KeysRefused, match="keys of its own"):
        open_key_file(tmp_path / "keys.json").require_own_keys()
    read_keys(new_keys(generated=False)).require_own_keys()


def test_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    open_key_file(tmp_path / "keys.json")
    (tmp_path / "keys.json").chmod(0o640)
    with pytest.raises(KeysRefused, match="chmod"):
        open_key_file(tmp_path / "keys.json")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"keys": {}, "current": "k1"}'])
def test_broken_key_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.touch(0o600)
    path.write_text(text)
    with pytest.raises(KeysRefused, match="not a key file"):
        open_key_file(path)


def test_key_ring_can_be_any_that_offers_ciphers() -> None:
    class Reversed:
        def encrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
            return text[::-1]

        def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
            return sealed[::-1]

    vault = Vault(KeyRing({"hsm-1": Reversed()}, "hsm-1", b"i" * 32, b"j" * 32, generated=False))
    assert vault.open("person.name", ROW, vault.seal("person.name", ROW, "张福来")) == "张福来"


def test_ids_sort_by_the_time_of_their_making() -> None:
    earlier, later = new_id(MOMENT), new_id(datetime(2026, 5, 8, tzinfo=MOMENT.tzinfo))
    assert len(earlier) == 32
    assert int(earlier, 16) < int(later, 16)
    assert new_id(MOMENT) != new_id(MOMENT)

"""Sealed values: encrypted, and bound to the table, column and row that they stand in.

A sealed value is: format (1 byte), length of the key id, key id, nonce (12 bytes), encrypted text with tag.
"""

import secrets
import unicodedata
import zlib
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from sqlalchemy import inspect

from app.storage.ciphers import NONCE_BYTES, TamperedValue
from app.storage.keys import KeyRing
from app.storage.plain_text import from_text, to_text
from app.storage.records import Record

_PLAIN, _COMPRESSED = 1, 2
_WORTH_COMPRESSING = 512
_MOST_BYTES = 32 * 1024 * 1024


def row_key(*key: object) -> str:
    """A row's primary key as one text, in the order of its columns: `row_key(area_id, id)`."""
    return "/".join(str(part) for part in key)


class Vault:
    """Seals and opens values with the keys of a ring."""

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys
        # Keyed once and copied for each hash.
        self._index_hash = HMAC(keys.index_secret, SHA256())
        self._journal_hash = HMAC(keys.journal_secret, SHA256())

    def seal(self, column: str, row: str, value: object) -> bytes:
        """Seals plain data for `column` ("person.name") of `row` (see row_key)."""
        return self.seal_bytes(column, row, to_text(value).encode("utf-8"))

    def open(self, column: str, row: str, sealed: bytes | None) -> Any:
        """The plain data, None for null. Raises TamperedValue."""
        return None if sealed is None else from_text(self.open_bytes(column, row, sealed).decode("utf-8"))

    def seal_bytes(self, column: str, row: str, content: bytes) -> bytes:
        """Seals bytes as they are (a file, the engine's state); long ones are compressed first.

        Raises ValueError beyond 32 MiB.
        """
        if len(content) > _MOST_BYTES:
            raise ValueError("too large to be sealed")
        kind = _COMPRESSED if len(content) >= _WORTH_COMPRESSING else _PLAIN
        key_id = self._keys.current.encode("utf-8")
        head = bytes([kind, len(key_id)]) + key_id
        nonce = secrets.token_bytes(NONCE_BYTES)
        text = zlib.compress(content, 1) if kind == _COMPRESSED else content
        cipher = self._keys.ciphers[self._keys.current]
        return head + nonce + cipher.encrypt(nonce, text, _bound(head, column, row))

    def open_bytes(self, column: str, row: str, sealed: bytes) -> bytes:
        """What `seal_bytes` sealed. Raises TamperedValue."""
        if len(sealed) < 2 or sealed[0] not in (_PLAIN, _COMPRESSED):
            raise TamperedValue
        start = 2 + sealed[1]
        head, nonce, rest = sealed[:start], sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
        cipher = self._keys.ciphers.get(head[2:].decode("utf-8", "replace"))
        if cipher is None or len(nonce) < NONCE_BYTES:
            raise TamperedValue
        text = cipher.decrypt(nonce, rest, _bound(head, column, row))
        return zlib.decompressobj().decompress(text, _MOST_BYTES) if sealed[0] == _COMPRESSED else text

    def write(self, record: Record, attribute: str, value: object) -> None:
        """Seals a value into a record's attribute; None becomes null. The record's key must be set."""
        sealed = None if value is None else self.seal(*_place(record, attribute), value)
        setattr(record, attribute, sealed)

    def read(self, record: Record, attribute: str) -> Any:
        """Opens a record's sealed attribute. Raises TamperedValue."""
        return self.open(*_place(record, attribute), getattr(record, attribute))

    def blind_index(self, field: str, text: str) -> str:
        """The keyed hash by which a sealed value is found: equal texts of one field have equal hashes.

        Width, case and spaces make no difference.
        """
        normal = "".join(unicodedata.normalize("NFKC", text).split()).upper()
        return _mac(self._index_hash, f"{field}\0{normal}".encode())

    def journal_mac(self, content: bytes) -> str:
        """The keyed hash by which journals are chained."""
        return _mac(self._journal_hash, content)


def _mac(keyed: HMAC, content: bytes) -> str:
    hashing = keyed.copy()
    hashing.update(content)
    return hashing.finalize().hex()


def _bound(head: bytes, column: str, row: str) -> bytes:
    return head + f"\0{column}\0{row}".encode()


def _place(record: Record, attribute: str) -> tuple[str, str]:
    key_names, column = _names(type(record), attribute)
    key = [getattr(record, name) for name in key_names]
    if None in key:
        raise ValueError(f"a {record.__tablename__} needs its key before {attribute} is sealed")
    return column, row_key(*key)


@lru_cache(maxsize=1024)
def _names(kind: type[Record], attribute: str) -> tuple[tuple[str, ...], str]:
    """The attributes of a table's key, and the full name of an attribute's column; tables do not change."""
    mapper = inspect(kind)
    keys = tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key)
    return keys, f"{kind.__tablename__}.{mapper.attrs[attribute].columns[0].name}"

"""The keys, kept outside the database: a file of its own, or what a key service of the office provides."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.storage.ciphers import CIPHERS, Cipher

_SECRET_BYTES = 32


class KeysRefused(Exception):
    """The keys cannot be used; the sentence says why."""


@dataclass(frozen=True)
class KeyRing:
    """Ciphers by key id, the id that new values are sealed with, and the two secrets for hashes.

    Old ids stay on the ring so that old values open. `generated` is true for keys that a first start made
    itself: good for one machine and a demo, refused in production.
    """

    ciphers: Mapping[str, Cipher]
    current: str
    index_secret: bytes
    journal_secret: bytes
    generated: bool

    def require_own_keys(self) -> None:
        """Raises KeysRefused for generated keys: an office makes, keeps and backs up its own."""
        if self.generated:
            raise KeysRefused("production needs keys of its own: the key file says they were generated")


def open_key_file(path: Path) -> KeyRing:
    """The key ring of a file; makes the file (mode 0600) with new keys where there is none.

    Raises KeysRefused for a file that others may read, or that is not a key file.
    """
    if not path.exists():
        make_key_file(path, generated=True)
    if path.stat().st_mode & 0o077:
        raise KeysRefused(f"{path} may be read by others: chmod 600 it")
    try:
        return read_keys(json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise KeysRefused(f"{path} is not a key file: {error}") from error


def read_keys(content: Mapping[str, Any]) -> KeyRing:
    """A key ring from a key file's content. Raises ValueError or KeyError where something is missing."""
    ciphers: dict[str, Cipher] = {
        key_id: CIPHERS[key["algorithm"]](_secret(key["secret"])) for key_id, key in content["keys"].items()
    }
    if content["current"] not in ciphers:
        raise ValueError("the current key is not among the keys")
    if any(not 0 < len(key_id.encode()) < 256 for key_id in ciphers):
        raise ValueError("a key id has 1 to 255 bytes")
    return KeyRing(
        ciphers,
        content["current"],
        _secret(content["index_secret"]),
        _secret(content["journal_secret"]),
        bool(content.get("generated", False)),
    )


def new_keys(*, generated: bool) -> dict[str, Any]:
    """The content of a new key file, with random secrets."""
    return {
        "generated": generated,
        "current": "k1",
        "keys": {"k1": {"algorithm": "aes-256-gcm", "secret": _random()}},
        "index_secret": _random(),
        "journal_secret": _random(),
    }


def make_key_file(path: Path, *, generated: bool) -> bool:
    """Writes new keys where no file is yet; false, and nothing changed, where one is.

    Writes beside, then links: of two first starts at once one wins, and nobody reads half a file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(new_keys(generated=generated), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
        return True
    except FileExistsError:
        return False
    finally:
        beside.unlink()


def _random() -> str:
    return base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")


def _secret(text: str) -> bytes:
    secret = base64.b64decode(text, validate=True)
    if len(secret) != _SECRET_BYTES:
        raise ValueError(f"a secret has {_SECRET_BYTES} bytes, not {len(secret)}")
    return secret

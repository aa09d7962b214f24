"""A step is done when the stamp that it leaves last names the content that it was made from.

A set-up cut off halfway has no stamp, so the next call simply does that step again.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from commands import VENV


def fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(str(path).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def once(name: str, files: Iterable[Path], work: Callable[[], None]) -> None:
    """Do `work` unless it was done for exactly these `files`."""
    stamp, wanted = VENV / f".done-{name}", fingerprint(files)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    work()
    stamp.write_text(wanted)

"""Uploaded files: checked by what they are, sealed outside the web root under a random name."""

import secrets
from hashlib import sha256
from pathlib import Path, PurePath

from app.domain.errors import NotFound, UploadRefused
from app.identity.actor import Actor
from app.storage.records import Attachment
from app.storage.unit_of_work import UnitOfWork

LARGEST = 10 * 1024 * 1024

# Content type -> how such a file begins. A container of video names its kind after four bytes of length.
_BEGINNINGS = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "video/mp4": (b"ftyp",),
    "video/webm": (b"\x1a\x45\xdf\xa3",),
}
_PLACE_OF_VIDEO = {"video/mp4": 4}
PREVIEWED = frozenset({"application/pdf", "image/jpeg", "image/png"})


def keep_attachment(unit: UnitOfWork, actor: Actor, name: str, content: bytes) -> dict[str, object]:
    """Stores a file that the actor uploads; it becomes the case's with the form that names it.

    Gives {id, name, size, sha256}. Raises UploadRefused for more than 10 MB, an empty file, or another kind
    than PDF, JPEG, PNG, MP4 and WebM. A file whose transaction fails stays behind unseen.
    """
    shown = PurePath(name.replace("\\", "/")).name[:120] or "文件"
    kind = _kind_of(shown, content)
    row = Attachment(
        area_id=actor.area_id,
        id=unit.new_id(),
        content_type=kind,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        stored_as=secrets.token_hex(16),
        uploaded_by=actor.account_id,
        uploaded_at=unit.moment,
    )
    unit.vault.write(row, "name", shown)
    path = stored_path(unit, row.stored_as)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(unit.vault.seal_bytes("attachment.content", row.id, content))
    unit.session.add(row)
    unit.session.flush()
    return {"id": row.id, "name": shown, "size": row.size, "sha256": row.sha256}


def read_attachment(unit: UnitOfWork, area_id: str, attachment_id: str) -> tuple[Attachment, str, bytes]:
    """A file's row, name and content. Raises NotFound; the caller asks whether its case may be seen."""
    row = unit.session.get(Attachment, (area_id, attachment_id))
    if row is None:
        raise NotFound()
    sealed = stored_path(unit, row.stored_as).read_bytes()
    return row, unit.vault.read(row, "name"), unit.vault.open_bytes("attachment.content", row.id, sealed)


def _kind_of(name: str, content: bytes) -> str:
    if not content:
        raise UploadRefused(name=name, reason="文件是空的")
    if len(content) > LARGEST:
        raise UploadRefused(name=name, reason="文件超过10 MB")
    for kind, beginnings in _BEGINNINGS.items():
        if content.startswith(beginnings, _PLACE_OF_VIDEO.get(kind, 0)):
            return kind
    raise UploadRefused(name=name, reason="只接受 PDF、JPEG、PNG、MP4、WebM 文件")


def stored_path(unit: UnitOfWork, stored_as: str) -> Path:
    """Where the sealed bytes of a file lie."""
    folder: Path = unit.tools.uploads
    return folder / stored_as[:2] / stored_as

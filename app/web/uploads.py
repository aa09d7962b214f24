"""Files that came with a request: looked at before they are kept, and given to the form as ids."""

from collections.abc import Iterable
from typing import Any

from flask import request
from werkzeug.datastructures import FileStorage

from app.casework.papers.attachments import LARGEST, keep_attachment
from app.identity.actor import Actor
from app.storage.unit_of_work import UnitOfWork


def keep_uploads(unit: UnitOfWork, actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """Keeps every file of the request; what forms take as files, by field name. Raises UploadRefused."""
    return {
        name: [_keep(unit, actor, upload) for upload in _named(uploads)]
        for name, uploads in request.files.lists()
        if any(_named(uploads))
    }


def _named(uploads: Iterable[FileStorage]) -> list[FileStorage]:
    """A file control that was left empty sends a file without a name."""
    return [upload for upload in uploads if upload.filename]


def _keep(unit: UnitOfWork, actor: Actor, upload: FileStorage) -> dict[str, Any]:
    return keep_attachment(unit, actor, upload.filename or "", upload.read(LARGEST + 1))

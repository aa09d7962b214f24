"""Files of the public: kept like everybody's, but so many in an hour and no more."""

from datetime import timedelta
from typing import Any

from flask import request

from app.identity.actor import Actor
from app.portal.visit import address
from app.storage.attempts import Limit, count_attempt
from app.web.door import writing
from app.web.uploads import keep_uploads

UPLOADS = Limit("public_upload", most=60, window=timedelta(hours=1))
UPLOADS_OF_ADDRESS = Limit("public_upload_address", most=300, window=timedelta(hours=1))


def keep_limited_uploads(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """Keeps the files of the request; by field name. Raises UploadRefused, TooManyAttempts."""
    sent = [file for file in request.files.values() if file.filename]
    if not sent:
        return {}
    with writing() as unit:
        for _file in sent:
            count_attempt(unit, UPLOADS_OF_ADDRESS, address())
            count_attempt(unit, UPLOADS, actor.account_id)
    with writing() as unit:
        return keep_uploads(unit, actor)

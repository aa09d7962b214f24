"""Letters as they were issued: on the screen, on paper, as a file."""

from io import BytesIO

from flask import Blueprint, Response, make_response, request, send_file

from app.casework.papers.attachments import PREVIEWED, read_attachment
from app.casework.papers.read_letter import read_letter
from app.web.door import reading
from app.web.headers import show_as_letter
from app.web.letter_file import letter_file
from app.web.permissions import allow, office
from app.web.queries import case_in_sight, document_in_sight
from app.web.signed_in import actor

routes = Blueprint("documents", __name__)


@routes.get("/documents/<document_id>")
@allow(office)
def letter(document_id: str) -> Response:
    """The page that was issued, word for word; it runs nothing and shows only what it carries."""
    document = document_in_sight(reading(), actor(), document_id)
    return show_as_letter(make_response(read_letter(reading(), document)))


@routes.get("/documents/<document_id>.pdf")
@allow(office)
def letter_pdf(document_id: str) -> Response:
    """The letter as a file. Raises PdfUnavailable where the system lacks what makes one."""
    document = document_in_sight(reading(), actor(), document_id)
    return letter_file(read_letter(reading(), document), f"{document.title} {document.number}")


@routes.get("/attachments/<attachment_id>")
@allow(office)
def attachment(attachment_id: str) -> Response:
    """An uploaded file, to be saved; shown in the browser only on request and where its kind is safe."""
    row, name, content = read_attachment(reading(), actor().area_id, attachment_id)
    if row.uploaded_by != actor().account_id:
        case_in_sight(reading(), actor(), row.case_id or "")
    shown = "preview" in request.args and row.content_type in PREVIEWED
    answer = send_file(
        BytesIO(content), mimetype=row.content_type, as_attachment=not shown, download_name=name, max_age=0
    )
    return show_as_letter(answer)

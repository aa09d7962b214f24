"""A letter as a file to keep."""

from io import BytesIO

from flask import Response, send_file

from app.documents import to_pdf


def letter_file(letter: str, name: str) -> Response:
    """A rendered letter as a PDF of that name. Raises PdfUnavailable where this machine cannot make one."""
    content = BytesIO(to_pdf(letter))
    return send_file(content, mimetype="application/pdf", as_attachment=True, download_name=f"{name}.pdf")

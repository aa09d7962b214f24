"""PDF by WeasyPrint, which needs libraries of the system; the page prints from any browser without it."""

from typing import Any

from app.domain.errors import PdfUnavailable


def to_pdf(html: str) -> bytes:
    """A rendered letter as PDF. Raises PdfUnavailable where WeasyPrint or its libraries are missing.

    Nothing is fetched: a letter carries all that it shows.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise PdfUnavailable() from error
    page: Any = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    pdf: bytes = page.write_pdf()
    return pdf

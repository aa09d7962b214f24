"""Letters: templates that people edit, rendered in a sandbox to a page of A4 and, if wished, to PDF.

May import dmn, feel, domain and workcalendar. Takes plain data, gives text; numbers and keeps nothing.
"""

from app.documents.front_matter import FrontMatter, front_matter
from app.documents.pdf import to_pdf
from app.documents.rendering import Rendered, check_template, names_in_letter, render_document

__all__ = [
    "FrontMatter",
    "Rendered",
    "check_template",
    "front_matter",
    "names_in_letter",
    "render_document",
    "to_pdf",
]

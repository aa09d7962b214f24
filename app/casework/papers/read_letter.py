"""A letter as it was issued, word for word."""

from hashlib import sha256

from app.storage.records import Document
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import row_key


def read_letter(unit: UnitOfWork, document: Document) -> str:
    """The whole page. Raises TamperedValue; the caller asks whether the reader may see its case."""
    place = row_key(document.area_id, document.id)
    content = unit.vault.open_bytes("document.html", place, document.html)
    assert sha256(content).hexdigest() == document.sha256, "a letter differs from what was issued"
    return content.decode("utf-8")

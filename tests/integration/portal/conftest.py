"""The public pages over the same office that the desk's tests use, and applicants without an account."""

import html
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from werkzeug.test import TestResponse

from tests.integration.web.conftest import Office, Window, furnished_office, office

__all__ = ["Office", "furnished_office", "office"]

SECRET = re.compile(r'<dd class="number">([^<]+)</dd>')
ANSWERS = {
    "insured-name": "张福来",
    "insured-id_kind": "resident_id_card",
    "insured-id_number": "629901194208150014",
    "applicant_kind": "insured",
    "phone": "13900000001",
    "address_residence": "陇原市和平里3号",
    "care_place": "home",
    "disability_since": "2025-06-01",
    "cause": "illness",
    "truth_declaration": "true",
    "privacy_consent": "true",
}
GUARDIAN = {
    "applicant_kind": "guardian",
    "representative-name": "张小兰",
    "representative-id_kind": "resident_id_card",
    "representative-id_number": "629901197204150029",
    "representative-phone": "13900000002",
}


@dataclass
class Receipt:
    """What an applicant has noted down."""

    number: str
    code: str


def paper(name: str = "材料.pdf") -> tuple[BytesIO, str]:
    """A small file, new for every request."""
    return BytesIO(b"%PDF-1.4\n"), name


def papers() -> dict[str, Any]:
    """What the application form wants of files."""
    return {"_upload-id_copy": paper("身份证.pdf"), "_upload-medical_record": paper("病历.pdf")}


def begin(window: Window) -> str:
    """The address of a new application."""
    return str(window.post("/public/apply/", {"process": "ltci_assessment"}).headers["Location"])


def secrets_on(page: TestResponse) -> list[str]:
    """The numbers and codes in the frame of a receipt."""
    return SECRET.findall(page.text)


def apply(window: Window, **answers: str) -> Receipt:
    """An application from the first page to the receipt."""
    page = window.post(begin(window), {**ANSWERS, **papers(), **answers})
    assert page.status_code == 200, page.text
    number, code = secrets_on(page)
    return Receipt(number, code)


def look_up(window: Window, receipt: Receipt) -> TestResponse:
    """Number and code typed in; what comes of it."""
    return window.post(
        "/public/progress", {"number": receipt.number, "code": receipt.code}, follow_redirects=True
    )


def said(page: TestResponse) -> str:
    """The text of a page without its marks."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.text)))

"""Who a party is: identity documents and their numbers, telephone numbers.

GB 11643-1999 for the 18-place number. Its address code is not checked beyond the province: codes changed over
the decades, and a list of those in use would refuse the numbers of old people.
"""

import re
from datetime import date
from enum import StrEnum

from app.domain.errors import IdNumberRefused, PhoneRefused


class DocumentKind(StrEnum):
    """The documents that an insured person may hold; `label` is the word for a form."""

    RESIDENT_ID_CARD = "resident_id_card"
    HK_MACAO_TAIWAN_RESIDENCE_PERMIT = "hk_macao_taiwan_residence_permit"
    HK_MACAO_TRAVEL_PERMIT = "hk_macao_travel_permit"
    TAIWAN_TRAVEL_PERMIT = "taiwan_travel_permit"
    FOREIGN_PERMANENT_RESIDENT_ID = "foreign_permanent_resident_id"
    PASSPORT = "passport"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DocumentKind.RESIDENT_ID_CARD: "居民身份证",
    DocumentKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT: "港澳台居民居住证",
    DocumentKind.HK_MACAO_TRAVEL_PERMIT: "港澳居民来往内地通行证",
    DocumentKind.TAIWAN_TRAVEL_PERMIT: "台湾居民来往大陆通行证",
    DocumentKind.FOREIGN_PERMANENT_RESIDENT_ID: "外国人永久居留身份证",
    DocumentKind.PASSPORT: "护照",
}

# First digit (region of the country) -> second digits, as in GB/T 2260.
_PROVINCES = {"1": "12345", "2": "123", "3": "1234567", "4": "123456", "5": "01234", "6": "12345", "7": "1"}
_RESIDENCE_PERMITS = ("810000", "820000", "830000")
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_WEIGHTS = tuple(2 ** (18 - place) % 11 for place in range(1, 18))
_CHECK_CHARACTERS = "10X98765432"
_OTHER_DOCUMENT = re.compile(r"[A-Z0-9]{5,20}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0[0-9]{2,3}-?[0-9]{7,8}")


def accepted_id_number(kind: DocumentKind, text: str, today: date) -> str:
    """The number as it is kept: trimmed, letters in capitals. Raises IdNumberRefused with the reason."""
    number = text.strip().upper()
    if kind is DocumentKind.FOREIGN_PERMANENT_RESIDENT_ID and len(number) == 15:
        return _accepted_other(number)
    if kind in _EIGHTEEN_PLACES:
        return _accepted_eighteen(kind, number, today)
    return _accepted_other(number)


def check_character(seventeen: str) -> str:
    """The eighteenth place for the first seventeen digits (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _WEIGHTS, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def birth_date_of(number: str) -> date:
    """The birth date in an 18-place number. Raises ValueError where there is no such day."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def is_male(number: str) -> bool:
    """Whether the sequence code of an 18-place number is odd, as men's are."""
    return int(number[16]) % 2 == 1


def accepted_phone(text: str) -> str:
    """A mobile or landline number without spaces. Raises PhoneRefused."""
    number = re.sub(r"\s", "", text)
    if _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number):
        return number
    raise PhoneRefused()


def _accepted_eighteen(kind: DocumentKind, number: str, today: date) -> str:
    if not _EIGHTEEN.fullmatch(number):
        raise IdNumberRefused(reason="应为17位数字加1位数字或X")
    if not _starts_as(kind, number):
        raise IdNumberRefused(reason=f"前六位不是{kind.label}的代码")
    try:
        born = birth_date_of(number)
    except ValueError:
        raise IdNumberRefused(reason="出生日期不存在") from None
    if born > today:
        raise IdNumberRefused(reason="出生日期晚于今天")
    if check_character(number[:17]) != number[17]:
        raise IdNumberRefused(reason="校验码不符，请核对各位数字")
    return number


def _starts_as(kind: DocumentKind, number: str) -> bool:
    if kind is DocumentKind.RESIDENT_ID_CARD:
        return number[1] in _PROVINCES.get(number[0], "")
    if kind is DocumentKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT:
        return number.startswith(_RESIDENCE_PERMITS)
    return number.startswith("9")


def _accepted_other(number: str) -> str:
    if not _OTHER_DOCUMENT.fullmatch(number):
        raise IdNumberRefused(reason="应为5至20位字母或数字")
    return number


_EIGHTEEN_PLACES = frozenset(
    {
        DocumentKind.RESIDENT_ID_CARD,
        DocumentKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT,
        DocumentKind.FOREIGN_PERMANENT_RESIDENT_ID,
    }
)

"""Text that has a form of its own: identity numbers, credit codes, telephone numbers, names."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.credit_code import accepted_credit_code
from app.domain.errors import Refusal
from app.domain.party import DocumentKind, accepted_id_number, accepted_phone
from app.forms.fields.base import Unreadable

_LONGEST_NAME = 100
Accept = Callable[[str, object, date], None]


@dataclass(frozen=True, slots=True)
class WrittenKind:
    """How such a text is kept, and who decides whether it is right.

    `accept` gets the text, the sibling that says the document's kind, and today; it raises Unreadable.
    """

    tidy: Callable[[str], str]
    accept: Accept


def _capitals(text: str) -> str:
    return re.sub(r"\s", "", text).upper()


def _without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def _single_spaces(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _as_unreadable(accept: Accept) -> Accept:
    """The domain's refusals as those of a field."""

    def check(text: str, sibling: object, today: date) -> None:
        try:
            accept(text, sibling, today)
        except Refusal as refusal:
            raise Unreadable(refusal.code, refusal.sentence, **refusal.params) from refusal

    return check


@_as_unreadable
def _accept_id_number(text: str, sibling: object, today: date) -> None:
    kinds = {kind.value: kind for kind in DocumentKind}
    accepted_id_number(kinds.get(str(sibling), DocumentKind.RESIDENT_ID_CARD), text, today)


@_as_unreadable
def _accept_credit_code(text: str, sibling: object, today: date) -> None:
    accepted_credit_code(text)


@_as_unreadable
def _accept_phone(text: str, sibling: object, today: date) -> None:
    accepted_phone(text)


def _accept_name(text: str, sibling: object, today: date) -> None:
    if len(text) > _LONGEST_NAME or not any(character.isalpha() for character in text):
        raise Unreadable("not_a_name", "请填写完整的名称。")


KINDS = {
    "id_number": WrittenKind(_capitals, _accept_id_number),
    "uscc": WrittenKind(_capitals, _accept_credit_code),
    "phone": WrittenKind(_without_spaces, _accept_phone),
    "person": WrittenKind(_single_spaces, _accept_name),
    "organisation": WrittenKind(_single_spaces, _accept_name),
}

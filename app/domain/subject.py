"""Whom a case is about, and the parts that people and organisations have in it."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """Whom the cases of a process are about, as its diagram declares (`changhu:subject`)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    NONE = "none"


class Role(StrEnum):
    """What a party that a form names is to the case: whom it is about, or whom it is directed against.

    Who reports is neither: that is the account that opened the case.
    """

    SUBJECT = "subject"
    COMPLAINED_OF = "complained_of"

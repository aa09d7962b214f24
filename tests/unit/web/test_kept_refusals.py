"""What stood against an act is told on a later page in the same words."""

from datetime import date

import pytest

from app.domain.errors import (
    CodeRefused,
    FieldError,
    InvalidSubmission,
    Refusal,
    TaskAlreadyDone,
    TooEarly,
    UploadRefused,
)
from app.domain.sentences import Sentence
from app.storage.plain_text import from_text, to_text
from app.web.kept_refusals import refusal_of, told_of

REFUSALS = (
    CodeRefused(field="code"),
    TaskAlreadyDone(who="赵敏", when="2026-05-07 09:00"),
    TooEarly(day=date(2026, 6, 1), requirement="GS-15b"),
    UploadRefused(name="程序.exe", reason=Sentence("文件超过{most} MB", {"most": 10})),
)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: each.code)
def test_a_refusal_is_told_in_the_same_words(refusal: Refusal) -> None:
    kept = refusal_of(from_text(to_text(told_of(refusal))))
    assert type(kept) is type(refusal)
    assert (str(kept), kept.field, kept.requirement) == (str(refusal), refusal.field, refusal.requirement)


def test_errors_of_fields_come_back_one_by_one() -> None:
    errors = (
        FieldError("phone", "required", "请填写“{label}”。", {"label": "联系电话"}, "GS-15"),
        FieldError("days", "range", "不得超过{most}。", {"most": 10}),
    )
    kept = refusal_of(from_text(to_text(told_of(InvalidSubmission(errors)))))
    assert isinstance(kept, InvalidSubmission)
    assert kept.errors == errors


def test_nothing_stays_nothing() -> None:
    assert refusal_of(told_of(None)) is None

"""Every refusal has a class, a code and a Chinese sentence."""

import pytest

from app.domain import errors
from app.domain.errors import (
    AlreadyConfirmed,
    FieldError,
    InvalidSubmission,
    NotFound,
    Refusal,
    TaskTaken,
    WrongArea,
)


def refusals() -> list[type[Refusal]]:
    return [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Refusal)]


@pytest.mark.parametrize("refusal", refusals(), ids=lambda each: each.__name__)
def test_a_refusal_has_one_english_and_one_chinese_sentence(refusal: type[Refusal]) -> None:
    assert refusal.__doc__
    assert "\n" not in refusal.__doc__
    assert refusal.sentence.endswith("。")


def test_a_code_is_the_class_name_in_snake_case() -> None:
    assert AlreadyConfirmed().code == "already_confirmed"


def test_a_sentence_is_filled_from_the_parameters() -> None:
    refusal = TaskTaken(by="李敏", field="claim", requirement="GS-38a")
    assert str(refusal) == "该任务已由李敏认领。"
    assert (refusal.params, refusal.field, refusal.requirement) == ({"by": "李敏"}, "claim", "GS-38a")


def test_a_sentence_that_would_stay_incomplete_is_a_programming_error() -> None:
    with pytest.raises(TypeError, match="TaskTaken needs by"):
        TaskTaken()


def test_another_area_reads_exactly_like_nothing() -> None:
    assert isinstance(WrongArea(), NotFound)
    assert str(WrongArea()) == str(NotFound())


def test_a_submission_names_its_faulty_fields() -> None:
    fault = FieldError("members", "too_few", "至少选择{least}人。", {"least": 2}, "GS-16.1a")
    refusal = InvalidSubmission((fault,))
    assert (str(fault), str(refusal)) == ("至少选择2人。", "提交的内容有1处需要修改。")
    assert (refusal.field, refusal.errors) == ("members", (fault,))

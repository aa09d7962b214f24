"""Who must withdraw (S5): who declares a relation, and whom the choices call `recused` all the same."""

from collections.abc import Iterator

from app.domain.errors import FieldError
from app.forms.validators.registry import Submission, validator

_SENTENCE = "{name}应当回避：{reason}。"


@validator("no_relation", code="recusal_required")
def no_relation(submission: Submission) -> Iterator[FieldError]:
    """The relation that is declared is none (FS-5, GS-16.1g)."""
    if submission.value not in (None, "none"):
        yield submission.error("recusal_required", "与参保人有亲属或利害关系的，应当回避，请由他人办理。")


def recused(submission: Submission, listed: str, chosen: list[tuple[str, object]]) -> Iterator[FieldError]:
    """Refuses who is marked `recused` by a list of choices; `chosen` are (field, value)."""
    options = {option.get("value"): option for option in submission.choices(listed)}
    for at, value in chosen:
        option = options.get(value, {})
        if option.get("recused"):
            name, reason = str(option.get("label") or "所选人员"), option["recused"]
            yield submission.error("recusal_required", _SENTENCE, at=at, name=name, reason=reason)

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


@validator("team_not_recused", code="recusal_required")
def team_not_recused(submission: Submission) -> Iterator[FieldError]:
    """No row's assessor must withdraw, by the choice `team_candidates`."""
    rows = submission.value if isinstance(submission.value, list) else []
    chosen = [
        (f"{submission.name}-{number}-assessor", row.get("assessor")) for number, row in enumerate(rows)
    ]
    yield from _recused(submission, "team_candidates", chosen)


@validator("experts_not_recused", code="recusal_required")
def experts_not_recused(submission: Submission) -> Iterator[FieldError]:
    """None of the experts must withdraw, by the choice `institution_experts`."""
    chosen = submission.value if isinstance(submission.value, list) else []
    yield from _recused(submission, "institution_experts", [(submission.name, one) for one in chosen])


@validator("visitors_not_recused", code="recusal_required")
def visitors_not_recused(submission: Submission) -> Iterator[FieldError]:
    """None of those who made the enquiry must withdraw, by the choice `enquirers`."""
    chosen = submission.value if isinstance(submission.value, list) else []
    yield from _recused(submission, "enquirers", [(submission.name, one) for one in chosen])


@validator("commissioner_not_recused", code="recusal_required")
def commissioner_not_recused(submission: Submission) -> Iterator[FieldError]:
    """The commissioner must not withdraw, by the choice `commissioners`."""
    yield from _recused(submission, "commissioners", [(submission.name, submission.value)])


def _recused(submission: Submission, listed: str, chosen: list[tuple[str, object]]) -> Iterator[FieldError]:
    options = {option.get("value"): option for option in submission.choices(listed)}
    for at, value in chosen:
        option = options.get(value, {})
        if option.get("recused"):
            name, reason = str(option.get("label") or "所选人员"), option["recused"]
            yield submission.error("recusal_required", _SENTENCE, at=at, name=name, reason=reason)

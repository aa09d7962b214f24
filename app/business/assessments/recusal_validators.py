"""Who must withdraw from an assessment (S5): whom the room's choices call `recused`."""

from collections.abc import Iterator

from app.domain.errors import FieldError
from app.forms.validators.recusal import recused
from app.forms.validators.registry import Submission, validator


@validator("team_not_recused", code="recusal_required")
def team_notrecused(submission: Submission) -> Iterator[FieldError]:
    """No row's assessor must withdraw, by the choice `team_candidates`."""
    rows = submission.value if isinstance(submission.value, list) else []
    chosen = [
        (f"{submission.name}-{number}-assessor", row.get("assessor")) for number, row in enumerate(rows)
    ]
    yield from recused(submission, "team_candidates", chosen)


@validator("experts_not_recused", code="recusal_required")
def experts_notrecused(submission: Submission) -> Iterator[FieldError]:
    """None of the experts must withdraw, by the choice `institution_experts`."""
    chosen = submission.value if isinstance(submission.value, list) else []
    yield from recused(submission, "institution_experts", [(submission.name, one) for one in chosen])


@validator("visitors_not_recused", code="recusal_required")
def visitors_notrecused(submission: Submission) -> Iterator[FieldError]:
    """None of those who made the enquiry must withdraw, by the choice `enquirers`."""
    chosen = submission.value if isinstance(submission.value, list) else []
    yield from recused(submission, "enquirers", [(submission.name, one) for one in chosen])


@validator("commissioner_not_recused", code="recusal_required")
def commissioner_notrecused(submission: Submission) -> Iterator[FieldError]:
    """The commissioner must not withdraw, by the choice `commissioners`."""
    yield from recused(submission, "commissioners", [(submission.name, submission.value)])

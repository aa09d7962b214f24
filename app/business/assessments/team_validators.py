"""Who may be in an assessment team."""

from collections.abc import Iterator, Mapping

from app.domain.errors import FieldError
from app.forms.validators.registry import Submission, validator

# An expert may also act as assessor, never the other way round.
_POSTS_FOR_ROLE = {"assessor": {"assessor", "expert"}, "expert": {"expert"}}
_ROLES = {"assessor": "评估员", "expert": "评估专家"}


@validator("qualified_for_role", code="not_qualified")
def qualified_for_role(submission: Submission) -> Iterator[FieldError]:
    """Each row's assessor holds a post that fits the row's role, by the choice `team_candidates`."""
    candidates = {option.get("value"): option for option in submission.choices("team_candidates")}
    rows = submission.value if isinstance(submission.value, list) else []
    for number, row in enumerate(rows):
        candidate = candidates.get(row.get("assessor"), {})
        role = str(row.get("role"))
        if role in _POSTS_FOR_ROLE and not _POSTS_FOR_ROLE[role] & _posts(candidate):
            yield submission.error(
                "not_qualified",
                "{name}不具备{role}资格。",
                at=f"{submission.name}-{number}-assessor",
                name=str(candidate.get("label") or "所选人员"),
                role=_ROLES[role],
            )


@validator("actor_in_team", code="not_in_team")
def actor_in_team(submission: Submission) -> Iterator[FieldError]:
    """Who submits for the team is one of those chosen (GS-16.2b)."""
    actor = submission.facts.get("actor")
    account = actor.get("account") if isinstance(actor, Mapping) else None
    chosen = submission.value if isinstance(submission.value, list) else []
    if account not in chosen:
        yield submission.error("not_in_team", "由专家团队的成员提交，您不在所选的团队中。")


def _posts(candidate: Mapping[str, object]) -> set[object]:
    posts = candidate.get("posts")
    return set(posts) if isinstance(posts, (list, tuple)) else set()

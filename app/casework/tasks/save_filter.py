"""Saving a view of the inbox under a name, and forgetting it."""

from collections.abc import Mapping

from app.domain.errors import AlreadyExists, FieldError, InvalidSubmission
from app.identity.actor import Actor
from app.storage import saved_filters
from app.storage.records import SavedFilter
from app.storage.unit_of_work import UnitOfWork

MOST = 12
LONGEST_NAME = 20


def save_filter(unit: UnitOfWork, actor: Actor, name: str, question: Mapping[str, str]) -> SavedFilter:
    """Keeps the arguments of a view for the actor alone.

    Raises InvalidSubmission for no name, too long a name or too many views, AlreadyExists for a name in use.
    """
    wanted = name.strip()
    if not 0 < len(wanted) <= LONGEST_NAME:
        raise _refused("请给这组筛选起一个不超过{most}个字的名字。", LONGEST_NAME)
    if saved_filters.count_saved_filters(unit.session, actor.area_id, actor.account_id) >= MOST:
        raise _refused("最多保存{most}组筛选，请先删除不用的。", MOST)
    row = SavedFilter(
        area_id=actor.area_id,
        id=unit.new_id(),
        account_id=actor.account_id,
        name=wanted,
        question=dict(question),
        saved_at=unit.moment,
    )
    if not unit.added(row):
        raise AlreadyExists(field="name", what=f"筛选“{wanted}”")
    return row


def forget_filter(unit: UnitOfWork, actor: Actor, filter_id: str) -> None:
    """Deletes a view that the actor saved; one that is not there is no error."""
    saved_filters.forget_filter(unit.session, actor.area_id, actor.account_id, filter_id)


def _refused(sentence: str, most: int) -> InvalidSubmission:
    return InvalidSubmission((FieldError("name", "name", sentence, {"most": most}),))

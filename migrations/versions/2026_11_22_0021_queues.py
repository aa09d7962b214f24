"""Let each task say in which queue it waits, and each person named find the tasks that name them."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0021_queues"
down_revision = "0020_subjects_of_messages"
branch_labels = None
depends_on = None

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_ORDER = ("area_id", "due_at", "id")
_CLAIMED = "ix_work_item_claimed_by_state_area_id_due_at_id"
_FREE = "ix_work_item_on_offer"
_IS_FREE = "state = 'open' AND claimed_by IS NULL AND candidates IS NULL"
_FILL_KINDS = """
    UPDATE work_item SET case_kind = (
        SELECT kind FROM case_file
        WHERE case_file.area_id = work_item.area_id AND case_file.id = work_item.case_id
    )
"""
_FILL_QUEUES = """
    UPDATE work_item SET queue = CASE
        WHEN organisation_kind = 'applicant' OR coalesce(organisation_kind, organisation_id, post) IS NULL
            THEN CASE WHEN candidates IS NULL THEN NULL ELSE '*' END
        ELSE coalesce(organisation_kind, '') || '/' || coalesce(organisation_id, '') || '/'
            || CASE WHEN candidates IS NULL THEN coalesce(post, '') ELSE '' END
    END
"""
_ITEMS = sa.table(
    "work_item",
    sa.column("area_id", sa.Text()),
    sa.column("id", sa.Text()),
    sa.column("state", sa.Text()),
    sa.column("candidates", sa.Text()),
    sa.column("due_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.add_column("work_item", sa.Column("queue", sa.Text(), nullable=True))
    op.add_column("work_item", sa.Column("case_kind", sa.Text(), server_default="", nullable=False))
    op.execute(_FILL_QUEUES)
    op.execute(_FILL_KINDS)
    op.execute(sa.update(_ITEMS).where(_ITEMS.c.due_at.is_(None)).values(due_at=_NEVER))
    op.drop_index(op.f("ix_work_item_state_area_id_due_at"), table_name="work_item")
    op.drop_index(op.f("ix_work_item_claimed_by_state_area_id"), table_name="work_item")
    _index(_CLAIMED, "claimed_by", "state", *_ORDER, where="claimed_by IS NOT NULL")
    _index(_FREE, "queue", *_ORDER, "excludes", "state", "claimed_by", "candidates", where=_IS_FREE)
    _index(f"{_FREE}_by_name", "queue", "name", *_ORDER, where=_IS_FREE)
    _index(f"{_FREE}_by_kind", "queue", "case_kind", *_ORDER, where=_IS_FREE)
    _lay_candidates()
    _fill_candidates()


def downgrade() -> None:
    op.drop_table("work_candidate")
    for name in (f"{_FREE}_by_kind", f"{_FREE}_by_name", _FREE, _CLAIMED):
        op.drop_index(op.f(name), table_name="work_item")
    _index("ix_work_item_claimed_by_state_area_id", "claimed_by", "state", "area_id")
    _index("ix_work_item_state_area_id_due_at", "state", "area_id", "due_at")
    op.execute(sa.update(_ITEMS).where(_ITEMS.c.due_at == _NEVER).values(due_at=None))
    op.drop_column("work_item", "case_kind")
    op.drop_column("work_item", "queue")


def _index(name: str, *columns: str, where: str | None = None) -> None:
    rows = {} if where is None else {"sqlite_where": sa.text(where), "postgresql_where": sa.text(where)}
    op.create_index(op.f(name), "work_item", list(columns), unique=False, **rows)


def _lay_candidates() -> None:
    op.create_table(
        "work_candidate",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("work_item_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "work_item_id"],
            ["work_item.area_id", "work_item.id"],
            name=op.f("fk_work_candidate_area_id_work_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_work_candidate_area_id")),
        sa.PrimaryKeyConstraint("account_id", "work_item_id", "area_id", name=op.f("pk_work_candidate")),
    )
    columns = ["work_item_id", "area_id"]
    op.create_index(op.f("ix_work_candidate_work_item_id_area_id"), "work_candidate", columns, unique=False)


def _fill_candidates() -> None:
    """Names those whom open tasks name; the list is kept as |a|b|."""
    candidates = sa.table("work_candidate", *map(sa.column, ("area_id", "account_id", "work_item_id")))
    named = sa.select(_ITEMS.c.area_id, _ITEMS.c.id, _ITEMS.c.candidates).where(
        _ITEMS.c.state == "open", _ITEMS.c.candidates.is_not(None)
    )
    rows = [
        {"area_id": area_id, "account_id": account_id, "work_item_id": item_id}
        for area_id, item_id, accounts in op.get_bind().execute(named)
        for account_id in dict.fromkeys(filter(None, accounts.split("|")))
    ]
    if rows:
        op.get_bind().execute(sa.insert(candidates), rows)

"""Let each task say in which queue it waits, and each person named find the tasks that name them."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0021_queues"
down_revision = "0020_subjects_of_messages"
branch_labels = None
depends_on = None

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_FREE = sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL")
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
    op.execute(_FILL_QUEUES)
    op.execute(sa.update(_ITEMS).where(_ITEMS.c.due_at.is_(None)).values(due_at=_NEVER))
    op.drop_index(op.f("ix_work_item_state_area_id_due_at"), table_name="work_item")
    op.drop_index(op.f("ix_work_item_claimed_by_state_area_id"), table_name="work_item")
    _index("claimed_by", "state", "area_id", "due_at", "id")
    _index("queue", "area_id", "due_at", "id", sqlite_where=_FREE, postgresql_where=_FREE)
    _index("queue", "name", "area_id", "due_at", "id", sqlite_where=_FREE, postgresql_where=_FREE)
    _lay_candidates()
    _fill_candidates()


def downgrade() -> None:
    op.drop_table("work_candidate")
    op.drop_index(op.f("ix_work_item_queue_name_area_id_due_at_id"), table_name="work_item")
    op.drop_index(op.f("ix_work_item_queue_area_id_due_at_id"), table_name="work_item")
    op.drop_index(op.f("ix_work_item_claimed_by_state_area_id_due_at_id"), table_name="work_item")
    _index("claimed_by", "state", "area_id")
    _index("state", "area_id", "due_at")
    op.execute(sa.update(_ITEMS).where(_ITEMS.c.due_at == _NEVER).values(due_at=None))
    op.drop_column("work_item", "queue")


def _index(*columns: str, **options: sa.TextClause) -> None:
    name = op.f(f"ix_work_item_{'_'.join(columns)}")
    op.create_index(name, "work_item", list(columns), unique=False, **options)


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

"""Lay the table of absences."""

import sqlalchemy as sa
from alembic import op

revision = "0018_absences"
down_revision = "0017_advice"
branch_labels = None
depends_on = None

_PEOPLE = ("account_id", "substitute_id", "entered_by", "ended_by")


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("substitute_id", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_absence_area_id")),
        *(sa.ForeignKeyConstraint([one], ["account.id"], name=op.f(f"fk_absence_{one}")) for one in _PEOPLE),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_absence")),
    )
    for who in ("account_id", "substitute_id"):
        name = f"ix_absence_{who}_until_area_id"
        op.create_index(op.f(name), "absence", [who, "until", "area_id"], unique=False)


def downgrade() -> None:
    op.drop_table("absence")

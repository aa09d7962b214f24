"""Lay the table of questions to colleagues."""

import sqlalchemy as sa
from alembic import op

revision = "0017_advice"
down_revision = "0016_case_notes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "advice",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("work_item_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        _of_the_area("case_id", "case_file"),
        _of_the_area("work_item_id", "work_item"),
        _of_the_area("organisation_id", "organisation"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_advice_area_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_advice_asked_by")),
        sa.ForeignKeyConstraint(["asked_of"], ["account.id"], name=op.f("fk_advice_asked_of")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_advice")),
    )
    for columns in (["case_id"], ["asked_of", "state"], ["asked_by", "state"]):
        name = f"ix_advice_{'_'.join(columns)}_area_id"
        op.create_index(op.f(name), "advice", [*columns, "area_id"], unique=False)


def downgrade() -> None:
    op.drop_table("advice")


def _of_the_area(column: str, other: str) -> sa.ForeignKeyConstraint:
    """A reference to another row of the same area, checked at the commit."""
    return sa.ForeignKeyConstraint(
        ["area_id", column],
        [f"{other}.area_id", f"{other}.id"],
        name=op.f(f"fk_advice_area_id_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )

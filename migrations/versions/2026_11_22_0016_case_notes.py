"""Lay the table of notes on cases."""

import sqlalchemy as sa
from alembic import op

revision = "0016_case_notes"
down_revision = "0015_clocks_of_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_note",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("work_item_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        _of_the_area("case_id", "case_file"),
        _of_the_area("work_item_id", "work_item"),
        _of_the_area("organisation_id", "organisation"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_case_note_area_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_case_note_written_by")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_case_note")),
    )
    op.create_index(op.f("ix_case_note_case_id_area_id"), "case_note", ["case_id", "area_id"], unique=False)


def downgrade() -> None:
    op.drop_table("case_note")


def _of_the_area(column: str, other: str) -> sa.ForeignKeyConstraint:
    """A reference to another row of the same area, checked at the commit."""
    return sa.ForeignKeyConstraint(
        ["area_id", column],
        [f"{other}.area_id", f"{other}.id"],
        name=op.f(f"fk_case_note_area_id_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )

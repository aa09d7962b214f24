"""Lay the tables of objections; let fees and benefits wait for what an area has not set."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014_objections"
down_revision = "0013_public_access"
branch_labels = None
depends_on = None

_LIST = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    _lay_objections()
    _lay_hints()
    with op.batch_alter_table("delivery") as delivery:
        delivery.add_column(sa.Column("collected_by", sa.LargeBinary(), nullable=True))
        delivery.add_column(sa.Column("late_reason", sa.Text(), nullable=True))
    with op.batch_alter_table("assessment_fee") as fee:
        fee.alter_column("amount", existing_type=sa.BigInteger(), nullable=True)
        fee.alter_column("payer", existing_type=sa.Text(), nullable=True)
        fee.add_column(sa.Column("lacking", _LIST, nullable=True))
    with op.batch_alter_table("benefit_interval") as interval:
        interval.alter_column("since", existing_type=sa.Date(), nullable=True)
        interval.add_column(sa.Column("lacking", _LIST, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("benefit_interval") as interval:
        interval.drop_column("lacking")
        interval.alter_column("since", existing_type=sa.Date(), nullable=False)
    with op.batch_alter_table("assessment_fee") as fee:
        fee.drop_column("lacking")
        fee.alter_column("payer", existing_type=sa.Text(), nullable=False)
        fee.alter_column("amount", existing_type=sa.BigInteger(), nullable=False)
    with op.batch_alter_table("delivery") as delivery:
        delivery.drop_column("late_reason")
        delivery.drop_column("collected_by")
    op.drop_table("inspection_hint")
    op.drop_table("objection")


def _lay_objections() -> None:
    op.create_table(
        "objection",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("notice_id", sa.Text(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_number", sa.LargeBinary(), nullable=False),
        sa.Column("telephone", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("evidence", _LIST, nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("basis", sa.LargeBinary(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        _of_the_area("objection", "case_id", "case_file"),
        _of_the_area("objection", "notice_id", "public_notice"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_objection_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_objection")),
    )
    columns = ["notice_id", "state", "area_id"]
    op.create_index(op.f("ix_objection_notice_id_state_area_id"), "objection", columns, unique=False)
    op.create_index(op.f("ix_objection_case_id_area_id"), "objection", ["case_id", "area_id"], unique=False)


def _lay_hints() -> None:
    op.create_table(
        "inspection_hint",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("noted_by", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        _of_the_area("inspection_hint", "case_id", "case_file"),
        _of_the_area("inspection_hint", "institution_id", "organisation"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_inspection_hint_area_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["account.id"], name=op.f("fk_inspection_hint_noted_by")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_inspection_hint")),
    )
    op.create_index(
        op.f("ix_inspection_hint_state_area_id"), "inspection_hint", ["state", "area_id"], unique=False
    )
    op.create_index(
        op.f("ix_inspection_hint_case_id_area_id"), "inspection_hint", ["case_id", "area_id"], unique=False
    )


def _of_the_area(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """A reference to another row of the same area, checked at the commit."""
    return sa.ForeignKeyConstraint(
        ["area_id", column],
        [f"{other}.area_id", f"{other}.id"],
        name=op.f(f"fk_{table}_area_id_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )

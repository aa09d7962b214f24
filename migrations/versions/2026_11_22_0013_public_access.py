"""Lay the tables of the public pages."""

import sqlalchemy as sa
from alembic import op

revision = "0013_public_access"
down_revision = "0012_staff"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_code",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        _of_a_case("fk_case_code_area_id_id", "id"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_case_code_area_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["account.id"], name=op.f("fk_case_code_holder_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_case_code")),
    )
    op.create_index(op.f("ix_case_code_secret"), "case_code", ["secret"], unique=True)
    op.create_table(
        "public_draft",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        _of_a_case("fk_public_draft_area_id_case_id", "case_id"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_public_draft_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_public_draft")),
    )
    op.create_index(
        op.f("ix_public_draft_case_id_subject_area_id"),
        "public_draft",
        ["case_id", "subject", "area_id"],
        unique=True,
    )
    op.create_index(op.f("ix_public_draft_secret"), "public_draft", ["secret"], unique=True)
    op.create_index(op.f("ix_public_draft_touched_at"), "public_draft", ["touched_at"], unique=False)
    op.create_index(op.f("ix_attachment_uploaded_by_case_id"), "attachment", ["uploaded_by", "case_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_attachment_uploaded_by_case_id"), table_name="attachment")
    op.drop_table("public_draft")
    op.drop_table("case_code")


def _of_a_case(name: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["area_id", column],
        ["case_file.area_id", "case_file.id"],
        name=op.f(name),
        initially="DEFERRED",
        deferrable=True,
    )

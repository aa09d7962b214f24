"""Lay the tables of letters and notices."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009_letters_and_notices"
down_revision = "0008_messages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=True),
        sa.Column("html", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_document_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_document_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_document")),
        sa.UniqueConstraint("code", "number", "area_id", name=op.f("uq_document_code_number_area_id")),
    )
    op.create_index(op.f("ix_document_case_id_area_id"), "document", ["case_id", "area_id"], unique=False)
    op.create_table(
        "public_notice",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("publisher_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("channels", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_reason", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_public_notice_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "publisher_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_public_notice_area_id_publisher_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_public_notice_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_public_notice")),
    )
    op.create_index(
        op.f("ix_public_notice_case_id_area_id"), "public_notice", ["case_id", "area_id"], unique=False
    )
    op.create_index(
        op.f("ix_public_notice_state_ends_at_area_id"),
        "public_notice",
        ["state", "ends_at", "area_id"],
        unique=False,
    )
    op.create_table(
        "delivery",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.LargeBinary(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("failed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("proof", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_delivery_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "document_id"],
            ["document.area_id", "document.id"],
            name=op.f("fk_delivery_area_id_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_delivery_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_delivery")),
        sa.UniqueConstraint(
            "case_id",
            "document_id",
            "attempt",
            "area_id",
            name=op.f("uq_delivery_case_id_document_id_attempt_area_id"),
        ),
    )


def downgrade() -> None:
    op.drop_table("delivery")
    op.drop_index(op.f("ix_public_notice_state_ends_at_area_id"), table_name="public_notice")
    op.drop_index(op.f("ix_public_notice_case_id_area_id"), table_name="public_notice")
    op.drop_table("public_notice")
    op.drop_index(op.f("ix_document_case_id_area_id"), table_name="document")
    op.drop_table("document")

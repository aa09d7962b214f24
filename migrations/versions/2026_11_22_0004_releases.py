"""Lay the tables of releases."""

import sqlalchemy as sa
from alembic import op

revision = "0004_releases"
down_revision = "0003_persons"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "release",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
    )
    op.create_index(
        op.f("ix_release_process_id_created_at"), "release", ["process_id", "created_at"], unique=False
    )
    op.create_table(
        "deployment",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("deployed_by", sa.Text(), nullable=False),
        sa.Column("deployed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_deployment_area_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_deployment_release_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_deployment")),
    )
    op.create_index(
        op.f("ix_deployment_process_id_deployed_at_area_id"),
        "deployment",
        ["process_id", "deployed_at", "area_id"],
        unique=False,
    )
    op.create_table(
        "release_file",
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_release_file_release_id")),
        sa.PrimaryKeyConstraint("release_id", "path", name=op.f("pk_release_file")),
    )


def downgrade() -> None:
    op.drop_table("release_file")
    op.drop_index(op.f("ix_deployment_process_id_deployed_at_area_id"), table_name="deployment")
    op.drop_table("deployment")
    op.drop_index(op.f("ix_release_process_id_created_at"), table_name="release")
    op.drop_table("release")

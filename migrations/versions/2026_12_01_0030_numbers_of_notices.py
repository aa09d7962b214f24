"""Let a public notice keep its number and what an objection leads to, and an objection whether it was upheld."""

import sqlalchemy as sa
from alembic import op

revision = "0030_numbers_of_notices"
down_revision = "0029_first_days_of_deployments"
branch_labels = None
depends_on = None

# The letter was written in the step that published the notice.
NUMBER = """
UPDATE public_notice SET number = coalesce((
    SELECT document.number FROM document
    WHERE document.area_id = public_notice.area_id AND document.case_id = public_notice.case_id
      AND document.code = 'public_notice' AND document.issued_at = public_notice.published_at
    ORDER BY document.id LIMIT 1
), id)
"""
OBJECTIONS = (
    "UPDATE public_notice SET objections = 'ltci_notice_objection' WHERE kind = 'assessment_conclusion'"
)
UPHELD = "UPDATE objection SET upheld = false WHERE state = 'closed'"


def upgrade() -> None:
    op.add_column("public_notice", sa.Column("number", sa.Text(), nullable=False, server_default=""))
    op.add_column("public_notice", sa.Column("objections", sa.Text(), nullable=True))
    op.add_column("objection", sa.Column("upheld", sa.Boolean(), nullable=True))
    op.execute(NUMBER)
    op.execute(OBJECTIONS)
    op.execute(UPHELD)
    op.create_index(
        op.f("ix_public_notice_number_area_id"), "public_notice", ["number", "area_id"], unique=True
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_public_notice_number_area_id"), "public_notice")
    op.drop_column("objection", "upheld")
    op.drop_column("public_notice", "objections")
    op.drop_column("public_notice", "number")

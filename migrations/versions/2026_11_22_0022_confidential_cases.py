"""Keep a case to the one kind of organisation for which its diagram keeps it."""

import sqlalchemy as sa
from alembic import op

revision = "0022_confidential_cases"
down_revision = "0021_queues"
branch_labels = None
depends_on = None

# Opened before the diagram could say so; who objects is known to the agency alone (GS-16.5b).
_KEEP_OBJECTIONS = "UPDATE case_file SET confidential_to = 'agency' WHERE kind = 'ltci_notice_objection'"


def upgrade() -> None:
    op.add_column("case_file", sa.Column("confidential_to", sa.Text(), nullable=True))
    op.execute(_KEEP_OBJECTIONS)


def downgrade() -> None:
    op.drop_column("case_file", "confidential_to")

"""Let journal lines say by which calls the diagram was reached in which they stand."""

import sqlalchemy as sa
from alembic import op

revision = "0023_paths_of_journal_lines"
down_revision = "0022_confidential_cases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("journal_entry", sa.Column("path", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("journal_entry", "path")

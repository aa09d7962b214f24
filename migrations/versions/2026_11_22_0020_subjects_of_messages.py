"""Let a message say what it is about beside the case."""

import sqlalchemy as sa
from alembic import op

revision = "0020_subjects_of_messages"
down_revision = "0019_saved_filters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notification", sa.Column("subject", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("notification", "subject")

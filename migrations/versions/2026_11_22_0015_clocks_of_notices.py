"""Let a public notice follow the clock that closes it."""

import sqlalchemy as sa
from alembic import op

revision = "0015_clocks_of_notices"
down_revision = "0014_objections"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("public_notice", sa.Column("clock", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("public_notice", "clock")

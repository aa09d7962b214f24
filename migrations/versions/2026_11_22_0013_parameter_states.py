"""Let a pooling area draft a parameter before it is in force."""

import sqlalchemy as sa
from alembic import op

revision = "0013_parameter_states"
down_revision = "0012_staff"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "parameter_value", sa.Column("state", sa.Text(), nullable=False, server_default="in_force")
    )


def downgrade() -> None:
    op.drop_column("parameter_value", "state")

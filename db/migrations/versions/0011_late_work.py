"""Work that is written of a closed month is noted, so that it is found however old the month is.

Nothing is noted of what is there already: two years of closed months are read beside the notes.

Revision ID: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the notes."""
    op.create_table(
        "late_work",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_late_work")),
    )

"""Whether reports leave out the figures behind which stand few people: on, in every centre.

Revision ID: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """A setting of the centre more."""
    op.add_column(
        "centres", sa.Column("mask_small_counts", sa.Boolean(), server_default=sa.true(), nullable=False)
    )

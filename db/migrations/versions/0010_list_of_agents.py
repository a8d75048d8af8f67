"""What the list of agents and its filters are read from, without the agents themselves.

Revision ID: 0010
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Take the place of indices of one column by wider ones that begin with it."""
    op.drop_index("ix_agents_sort_key", "agents")
    op.create_index("ix_agents_sort_key_id_archived", "agents", ["sort_key", "id", "archived"], unique=False)
    op.drop_index("ix_agents_authority_id", "agents")
    op.create_index("ix_agents_authority_id_archived", "agents", ["authority_id", "archived"], unique=False)

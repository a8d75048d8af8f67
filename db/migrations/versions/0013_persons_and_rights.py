"""Several people open one store: each has roles, a pair of keys, and a last day.

Revision ID: 0013
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_ALL: Final = "secretariat social-worker preventionist manager head administrator"
"""Who had the store alone did everything in it, and goes on so."""


def upgrade() -> None:
    """Give the person who is there every role."""
    with op.batch_alter_table("persons") as persons:
        persons.add_column(sa.Column("roles", sa.Text(), nullable=False, server_default=sa.text(f"'{_ALL}'")))
        persons.add_column(sa.Column("public_key", sa.Text(), nullable=False, server_default=sa.text("''")))
        persons.add_column(sa.Column("provisional", sa.Boolean(), nullable=False, server_default=sa.false()))
        persons.add_column(sa.Column("left_on", sa.Date(), nullable=True))

"""Who opened, exported or printed what.

Revision ID: 0015
"""

from __future__ import annotations

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Nothing yet."""

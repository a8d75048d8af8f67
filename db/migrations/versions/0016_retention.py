"""How long cases are kept, and what was decided of them.

Revision ID: 0016
"""

from __future__ import annotations

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Nothing yet."""

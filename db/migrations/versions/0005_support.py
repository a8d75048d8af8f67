"""Social support: cases, and the time worked for them.

Revision ID: 0005
"""

from __future__ import annotations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""

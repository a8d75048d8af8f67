"""Notes under professional secrecy, each sealed for its circle.

Revision ID: 0014
"""

from __future__ import annotations

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Nothing yet."""

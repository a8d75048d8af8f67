"""Inspection days: what was visited, observed and answered.

Revision ID: 0006
"""

from __future__ import annotations

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing yet."""

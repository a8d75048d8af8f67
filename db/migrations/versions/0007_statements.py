"""Statements: what was done and is due, by authority and period.

Revision ID: 0007
"""

from __future__ import annotations

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing yet."""

"""Requests of access and of erasure, and what was erased.

Revision ID: 0017
"""

from __future__ import annotations

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Nothing yet."""

"""The Cercle de la prévention: its events of the year, and who came.

Revision ID: 0008
"""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nothing yet."""

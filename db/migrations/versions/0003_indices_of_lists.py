"""What lists are read and sorted from, and whether a room is free, however many years there are.

Revision ID: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

QUOTE_LISTING = [
    *("authority_id", "state", "id", "service_day", "prefix", "year", "sequence", "revision"),
    *("created_at", "issued_on", "valid_until", "total", "object"),
]


def upgrade() -> None:
    """Take the place of indices of one column by wider ones that begin with it."""
    op.drop_index("ix_appointments_agent_id", "appointments")
    op.create_index(
        "ix_appointments_agent_id_start_status", "appointments", ["agent_id", "start", "status"], unique=False
    )
    for table in ("appointments", "permanences"):
        op.drop_index(f"ix_{table}_room_id", table)
        op.create_index(f"ix_{table}_room_id_start", table, ["room_id", "start"], unique=False)
    op.drop_index("ix_quote_lines_quote_id", "quote_lines")
    op.create_index(
        "ix_quote_lines_quote_id_optional_offer",
        "quote_lines",
        ["quote_id", "optional", "offer"],
        unique=False,
    )
    op.drop_index("ix_quotes_authority_id", "quotes")
    op.create_index("ix_quotes_listing", "quotes", QUOTE_LISTING, unique=False)

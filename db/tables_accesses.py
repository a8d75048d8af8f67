"""Who opened, exported or deleted what; `db.tables` gives it.

Append-only: triggers (in migration 0015) refuse an update, a link that does not follow the last one, and a
deletion beyond the anchor; the anchor only moves on, to a link that is six months older than the last one.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Uuid, text

from cigdesk.domain.accesses import AccessAct
from db.columns import metadata, owner
from db.types import Instant, words

accesses = Table(
    "accesses",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    owner("persons", nullable=True),
    Column("act", words(AccessAct), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("record_id", Uuid),
    Column("count", Integer),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_accesses_record_id", "record_id", sqlite_where=text("record_id IS NOT NULL")),
)

access_anchors = Table(
    "access_anchors",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one"), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row: the last link that was purged."""

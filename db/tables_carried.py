"""The table of departures to another computer; `db.tables` gives it."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Uuid

from cigdesk.domain.carry import CarryState, Side
from db.columns import owner, records, text_column
from db.types import Instant, words

carries = records(
    "carries",
    Column("taken_at", Instant, nullable=False),
    owner("persons"),
    text_column("label"),
    Column("side", words(Side), nullable=False),
    Column("state", words(CarryState), nullable=False),
    Column("journal_seq", Integer, nullable=False),
    text_column("slots"),
    Column("closed_at", Instant),
    Column("closed_by_id", Uuid, ForeignKey("persons.id", ondelete="RESTRICT"), index=True),
    text_column("reason"),
)

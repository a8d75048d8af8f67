"""The tables of the statements: what was done and is due, by authority and month."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, Uuid

from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.statement import CorrectionKind, DueGroup, Source, StatementState
from db.columns import metadata, owner, records, span, text_column
from db.types import Cents, Exact, Instant, words


def _work(*, index: bool) -> tuple[Column[Any], ...]:
    """Which work a line or a correction is about: one of these is set."""
    return (
        Column("source", words(Source), nullable=False),
        owner("appointments", nullable=True, index=index),
        owner("permanences", nullable=True, index=index),
        Column("time_entry_id", Uuid, ForeignKey("time_entries.id", ondelete="RESTRICT"), index=index),
        owner("membership_terms", nullable=True, index=index),
        owner("quote_lines", nullable=True, index=index),
    )


statements = records(
    "statements",
    owner("authorities", index=False),
    Column("month", Date, nullable=False),
    Column("state", words(StatementState), nullable=False),
    *map(text_column, ("siret", "service_code", "engagement_number", "purchase_order", "note")),
    *span(),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("total", Cents),
    Column("closed_at", Instant),
    *map(text_column, ("closed_by", "snapshot", "pdf_sha256")),
    UniqueConstraint("authority_id", "month"),
    UniqueConstraint("year", "sequence"),
    Index("ix_statements_month", "month"),
)

statement_lines = records(
    "statement_lines",
    owner("statements", index=False),
    owner("authorities"),
    Column("position", Integer, nullable=False),
    *_work(index=True),
    Column("day", Date, nullable=False),
    Column("group", words(DueGroup), nullable=False),
    *map(text_column, ("offer", "label", "unit")),
    Column("quantity", Exact, nullable=False),
    Column("unit_price", Cents, nullable=False),
    Column("amount", Cents, nullable=False),
    *map(text_column, ("reason", "order", "case_number")),
    Column("mode", words(PlaceMode)),
    *map(text_column, ("corrects", "why")),
    UniqueConstraint("statement_id", "position"),
)

statement_corrections = records(
    "statement_corrections",
    owner("authorities"),
    *_work(index=False),
    Column("kind", words(CorrectionKind), nullable=False),
    Column("month", Date, nullable=False),
    Column("quantity", Exact),
    Column("unit_price", Cents),
    Column("reason", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    text_column("made_by"),
    Column("statement_id", Uuid, ForeignKey("statements.id", ondelete="RESTRICT"), index=True),
)

late_work = Table("late_work", metadata, Column("record_id", Uuid, primary_key=True))
"""What was written of a month that an authority had closed: an appointment, a permanence or time.

Derived, and a superset: what stands on a statement since then is still here.
"""

statement_counters = records(
    "statement_counters",
    Column("year", Integer, nullable=False, unique=True),
    Column("last", Integer, nullable=False),
)

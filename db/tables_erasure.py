"""What people asked of what is kept about them, and the list of what was erased; `db.tables` gives them."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Uuid

from cigdesk.domain.erasure import AskedFor, Decision, ErasedKind
from db.columns import owner, records, text_column
from db.types import Instant, words

person_requests = records(
    "person_requests",
    Column("asked_for", words(AskedFor), nullable=False),
    owner("agents"),
    Column("received_on", Date, nullable=False),
    Column("due_on", Date, nullable=False, index=True),
    text_column("extension"),
    Column("decision", words(Decision)),
    text_column("reason"),
    Column("decided_on", Date),
    owner("persons", nullable=True),
    Column("done_on", Date),
)

redactions = records(
    "redactions",
    owner("agents"),
    Column("record_id", Uuid, nullable=False),
    text_column("field"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("length", Integer, nullable=False),
)
"""Marks on an export, beside the records that they are about: places in a text, never the text."""

erasures = records(
    "erasures",
    Column("kind", words(ErasedKind), nullable=False),
    Column("record_id", Uuid, nullable=False, unique=True),
    Column("at", Instant, nullable=False),
)
"""Ids and instants alone. No reference: an older copy of the store may not have the record yet."""

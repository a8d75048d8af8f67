"""The tables of how long cases are kept; `db.tables` gives them all."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, UniqueConstraint

from cigdesk.domain.elimination import EliminationState
from cigdesk.domain.retention import RetentionAct
from db.columns import owner, records, text_column
from db.types import words

case_decisions = records(
    "case_decisions",
    owner("cases"),
    Column("act", words(RetentionAct), nullable=False),
    text_column("reason"),
    Column("decided_on", Date, nullable=False),
    owner("persons", index=False),
    Column("until", Date),
)

eliminations = records(
    "eliminations",
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("state", words(EliminationState), nullable=False),
    Column("proposed_on", Date, nullable=False),
    owner("persons", index=False),
    text_column("archives_service"),
    Column("cases", Integer, nullable=False),
    Column("notes", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    *map(text_column, ("snapshot", "pdf_sha256", "visa_reference")),
    Column("visa_on", Date),
    Column("ended_on", Date),
    Column("eliminated", Integer),
    text_column("reason"),
    UniqueConstraint("year", "sequence"),
)

elimination_cases = records(
    "elimination_cases",
    owner("eliminations", index=False),
    owner("cases"),
    UniqueConstraint("elimination_id", "case_id"),
)

elimination_counters = records(
    "elimination_counters",
    Column("year", Integer, nullable=False, unique=True),
    Column("last", Integer, nullable=False),
)

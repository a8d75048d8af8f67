"""Cases, inspection days and statements are found by typing, those that are there already too.

Revision ID: 0012
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import sqlalchemy as sa
from alembic import op

from cigdesk.domain.text import fold

revision = "0012"
down_revision = "0011"

_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_KEEP: Final = sa.text(
    "INSERT INTO search_entries (record_id, kind, words) VALUES (:record_id, :kind, :words)"
    " ON CONFLICT (record_id) DO NOTHING"
)


def upgrade() -> None:
    """Add the entries by which each is found, as the program would have."""
    connection = op.get_bind()
    for kind, told in (("case", _cases), ("inspection", _inspections), ("statement", _statements)):
        rows = [{"record_id": key, "kind": kind, "words": fold(words)} for key, words in told(connection)]
        if rows:
            connection.execute(_KEEP, rows)


def _cases(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    for key, sequence, group in connection.execute(sa.text("SELECT id, sequence, group_name FROM cases")):
        yield key, f"SST-{sequence:04d} {group}"


def _inspections(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    rows = sa.text("SELECT id, report_year, report_sequence, day FROM inspections")
    for key, year, sequence, written in connection.execute(rows):
        day = date.fromisoformat(written)
        number = "" if sequence is None else f"{year}-{sequence:04d}"
        first = "1er" if day.day == 1 else str(day.day)
        yield key, f"{number} {first} {_MONTHS[day.month - 1]} {day.year} {day:%d/%m/%Y}"


def _statements(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    rows = sa.text("SELECT id, year, sequence FROM statements")
    for key, year, sequence in connection.execute(rows):
        yield key, "" if sequence is None else f"RI-{year}-{sequence:04d}"

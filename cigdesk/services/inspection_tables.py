"""The inspection days of a year as a table: no one who was met, and no agent, is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cigdesk.ports.inspections import InspectionLine
from cigdesk.services.tables import Cell, CellKind, Column, Table

_COLUMNS: Final = (
    Column("Collectivité", width=32),
    Column("Date", CellKind.DATE, 12),
    Column("Nature", width=22),
    Column("Durée", width=12),
    Column("Jours", CellKind.NUMBER, 8),
    Column("Sites", width=36),
    Column("Intervenant", width=24),
    Column("Observations", CellKind.NUMBER, 13),
    Column("À lever", CellKind.NUMBER, 10),
    Column("Gravité la plus forte", width=20),
    Column("État", width=12),
    Column("Rapport envoyé", CellKind.DATE, 15),
)


def days_table(lines: Sequence[InspectionLine], year: int) -> Table:
    """A line for each of these days."""
    return Table(f"Journées {year}", _COLUMNS, len(lines), map(_cells, lines))


def _cells(line: InspectionLine) -> Sequence[Cell]:
    return (
        line.authority,
        line.day,
        line.kind.label,
        line.span.label,
        line.span.days,
        line.sites,
        f"{line.practitioner_first_name} {line.practitioner_last_name}".strip(),
        line.observations,
        line.still_open,
        line.gravest.label if line.gravest else "",
        line.state.label,
        line.sent_on,
    )

"""An activity report as a table for spreadsheets: a row for each figure, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cigdesk.services.activity_sheet import ActivitySheet
from cigdesk.services.tables import Cell, CellKind, Column, Table

_COLUMNS: Final = (
    Column("Rubrique", width=34),
    Column("Ligne", width=34),
    Column("Mesure", width=26),
    Column("Valeur", CellKind.NUMBER, 14),
    Column("Écriture", width=16),
)
"""A time is in hours with two decimals; a figure that is not given is a word, where a number would be."""
_TITLE: Final = "Activité"


def activity_table(sheet: ActivitySheet) -> Table:
    """What the report says, and nothing more: no name of a person is in it."""
    rows = list(_rows(sheet))
    return Table(f"{_TITLE} {sheet.year}", _COLUMNS, len(rows), rows)


def _rows(sheet: ActivitySheet) -> Iterator[tuple[Cell, ...]]:
    about = "Année"
    yield (about, sheet.name, "Période", None, sheet.period)
    for headline in sheet.headlines:
        yield (about, headline.label, str(sheet.year), headline.cell.value, headline.cell.text)
        yield (about, headline.label, str(sheet.year - 1), headline.before.value, headline.before.text)
    for section in sheet.sections:
        for line in section.lines:
            for head, cell in zip(section.heads[1:], line.cells, strict=True):
                yield (section.title, line.label, head, cell.value, cell.text)
        for note in section.notes:
            yield (section.title, note, "Note", None, None)
    for note in sheet.notes:
        yield ("Lecture", note, "Note", None, None)

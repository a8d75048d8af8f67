"""Headcounts that authorities sent, as CSV or as a workbook: what their columns are called."""

from __future__ import annotations

from typing import Final

from cigdesk.exchange.tables_in import TableForm
from cigdesk.services.headcount_import import Column
from cigdesk.services.table_import import ReadTable, Step

FORM: Final = TableForm(
    {
        Column.SIREN: ("siren", "numero siren", "n° siren", "no siren", "siret"),
        Column.NAME: ("nom", "name", "libelle", "denomination", "raison sociale", "collectivite"),
        Column.HEADS: (
            "effectif",
            "effectifs",
            "agents",
            "nombre d agents",
            "nb agents",
            "heads",
            "headcount",
        ),
        Column.BY: ("declarant", "declare par", "declared by"),
    },
    required={Column.HEADS: "effectif"},
)


def read_headcounts(data: bytes, step: Step | None = None) -> ReadTable[Column]:
    """The records in the bytes of a file; raises `UnreadableList`."""
    return FORM.read(data, step)

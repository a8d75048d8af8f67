"""The quotes of a list as a table, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.quote import STATE_NAMES, QuoteState, standing_of
from cigdesk.ports import UnitOfWork
from cigdesk.ports.listing import PAGE
from cigdesk.ports.quotes import QuoteExportRow
from cigdesk.services.context import Context, centre_of
from cigdesk.services.quote_facts import draft_totals
from cigdesk.services.tables import Cell, CellKind, Column, Table

EXPIRED: Final = "expiré"
_COLUMNS: Final = (
    Column("Numéro", width=16),
    Column("État", width=11),
    Column("Collectivité", width=32),
    Column("SIREN", width=12),
    Column("SIRET", width=17),
    Column("Objet", width=40),
    Column("Date de la prestation", CellKind.DATE, 13),
    Column("Émis le", CellKind.DATE, 12),
    Column("Valable jusqu’au", CellKind.DATE, 12),
    Column("État depuis le", CellKind.DATE, 12),
    Column("Motif", width=24),
    Column("Suivi par", width=22),
    Column("Effectif", CellKind.NUMBER, 10),
    Column("Code service", width=14),
    Column("N° d’engagement", width=18),
    Column("N° de bon de commande", width=18),
    Column("Total", CellKind.AMOUNT, 14),
    Column("Total avec options", CellKind.AMOUNT, 14),
)


class QuoteExport:
    """Tables of quotes; nothing of a person goes out but who follows the quote at the centre."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def table(self, ids: Sequence[UUID]) -> Table:
        """Those quotes, in that order, read a page at a time; a draft at the prices of today."""
        return Table("Devis", _COLUMNS, len(ids), self._rows(ids))

    def _rows(self, ids: Sequence[UUID]) -> Iterator[Sequence[Cell]]:
        with self._context.reading() as uow:
            for first in range(0, len(ids), PAGE):
                yield from self._page(uow, ids[first : first + PAGE])

    def _page(self, uow: UnitOfWork, ids: Sequence[UUID]) -> Iterator[Sequence[Cell]]:
        rows = uow.quotes.export_rows(ids)
        drafts = [row.id for row in rows if row.state is QuoteState.DRAFT]
        totals = draft_totals(uow, centre_of(uow), drafts) if drafts else {}
        for row in rows:
            yield self._cells(row, totals.get(row.id))

    def _cells(self, row: QuoteExportRow, draft_total: Decimal | None) -> Sequence[Cell]:
        return (
            row.number,
            self._state(row),
            row.authority,
            row.siren,
            row.siret,
            row.object,
            row.service_day,
            row.issued_on,
            row.valid_until,
            row.state_on,
            row.reason,
            row.follower,
            row.headcount,
            row.service_code,
            row.engagement_number,
            row.purchase_order,
            row.total if draft_total is None else draft_total,
            row.total_with_options,
        )

    def _state(self, row: QuoteExportRow) -> str:
        standing = standing_of(row.state, row.valid_until, self._context.today())
        return STATE_NAMES[row.state] if standing.value == row.state.value else EXPIRED

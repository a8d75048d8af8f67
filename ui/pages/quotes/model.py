"""The rows of the list of quotes, and by what they are sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt

from cigdesk import french
from cigdesk.domain.quote import QuoteStanding
from cigdesk.ports.quotes import QuoteOrder
from cigdesk.services.quote_listing import QuoteItem
from ui.listing.model import ListingModel
from ui.pages.quotes.states import PILLS
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader

NUMBER, AUTHORITY, OBJECT, DAY, UNTIL, TOTAL, STATE = range(7)
TITLES: Final = ("Numéro", "Collectivité", "Objet", "Date", "Validité", "Total", "État")
ORDERS: Final[Mapping[int, QuoteOrder]] = {
    # Without an arrow over any column.
    -1: QuoteOrder.NEWEST,
    NUMBER: QuoteOrder.NUMBER,
    AUTHORITY: QuoteOrder.AUTHORITY,
    OBJECT: QuoteOrder.OBJECT,
    DAY: QuoteOrder.DAY,
    UNTIL: QuoteOrder.UNTIL,
    TOTAL: QuoteOrder.TOTAL,
    STATE: QuoteOrder.STANDING,
}


class QuotesModel(ListingModel[QuoteItem]):
    """Every quote of the list, in the order asked of the store."""

    def __init__(self, on_order: Callable[[QuoteOrder, bool], None]) -> None:
        super().__init__(len(TITLES), ORDERS, on_order, right=(TOTAL,))

    @property
    def items(self) -> Sequence[QuoteItem]:
        """What is read so far, in the order shown."""
        return [item for item in self._lines if item is not None]

    def title(self, column: int) -> str:
        return TITLES[column]

    def readers(self) -> Mapping[int, Reader[QuoteItem]]:
        return _READERS


def _text(item: QuoteItem, column: int) -> str:
    row = item.row
    texts = {
        NUMBER: row.number or "Brouillon",
        AUTHORITY: row.authority,
        OBJECT: row.object or "Sans objet",
        DAY: french.date_medium(row.day),
        UNTIL: french.date_medium(row.valid_until) if row.valid_until else "–",
        TOTAL: french.amount(item.total),
        STATE: PILLS[item.standing].text,
    }
    return texts[column]


def _tone(item: QuoteItem, column: int) -> str | None:
    if (column == OBJECT and not item.row.object) or (column == NUMBER and not item.row.number):
        return "text3"
    if column in (DAY, UNTIL):
        late = column == UNTIL and item.standing is QuoteStanding.EXPIRED
        return "warn.text" if late else "text2"
    return None


_READERS: Final[Mapping[int, Reader[QuoteItem]]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.AccessibleTextRole: lambda item, column: f"{TITLES[column]} : {_text(item, column)}",
    CellRole.PILL: lambda item, column: PILLS[item.standing] if column == STATE else None,
    CellRole.STRONG: lambda item, column: column == NUMBER and bool(item.row.number),
    CellRole.TONE: _tone,
}

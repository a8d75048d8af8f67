"""The rows of the list of quotes, and how they are sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cigdesk import french
from cigdesk.domain.quote import QuoteStanding
from cigdesk.services.quotes import QuoteItem
from ui.pages.quotes.states import PILLS
from ui.widgets.delegates import CellRole

Index = QModelIndex | QPersistentModelIndex
NUMBER, AUTHORITY, OBJECT, DAY, UNTIL, TOTAL, STATE = range(7)
TITLES: Final = ("Numéro", "Collectivité", "Objet", "Date", "Validité", "Total", "État")
_ORDER: Final = list(QuoteStanding)

_KEYS: Final[tuple[Callable[[QuoteItem], Any], ...]] = (
    lambda item: item.row.number or "~",
    lambda item: french.fold(item.row.authority),
    lambda item: french.fold(item.row.object),
    lambda item: item.row.day,
    lambda item: (item.row.valid_until is None, item.row.valid_until or item.row.day),
    lambda item: item.total,
    lambda item: _ORDER.index(item.standing),
)


class QuotesModel(QAbstractTableModel):
    """Frozen rows; sorting is done here, for the whole list is in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QuoteItem] = []
        self._column, self._direction = -1, Qt.SortOrder.AscendingOrder

    def fill(self, items: Sequence[QuoteItem]) -> None:
        """Show those rows, in the order chosen last."""
        self.beginResetModel()
        self._items = list(items)
        self._sort()
        self.endResetModel()

    def item(self, row: int) -> QuoteItem:
        """The quote of a row."""
        return self._items[row]

    @property
    def items(self) -> Sequence[QuoteItem]:
        """In the order shown."""
        return self._items

    def total(self, rows: Sequence[int]) -> Decimal:
        """What those quotes come to, in euros; all of them when none is named."""
        chosen = [self._items[row] for row in rows] or self._items
        return sum((item.total for item in chosen), Decimal(0))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._column, self._direction = column, order
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        if self._column >= 0:
            backwards = self._direction == Qt.SortOrder.DescendingOrder
            self._items.sort(key=_KEYS[self._column], reverse=backwards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, direction: Qt.Orientation, role: int = 0) -> Any:
        if direction != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        right = role == Qt.ItemDataRole.TextAlignmentRole and section == TOTAL
        return Qt.AlignmentFlag.AlignRight if right else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self._items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(item, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{TITLES[column]} : {_text(item, column)}"
        if role == CellRole.PILL and column == STATE:
            return PILLS[item.standing]
        if role == CellRole.STRONG:
            return column == NUMBER and bool(item.row.number)
        if role == CellRole.TONE:
            return _tone(item, column)
        return None


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

"""The rows of a series: who is chosen, what they would pay, why they would be refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter

from cigdesk import french
from cigdesk.services.quote_batch import BatchAuthority
from ui.pages.quotes.batch.presenter import BatchPresenter
from ui.theme import Tokens
from ui.widgets.checks import paint_box
from ui.widgets.delegates import CellDelegate, CellRole, Index
from ui.widgets.rows import Reader, RowModel

CHECK, NAME, HEADS, PRICE, NOTE = range(5)
TITLES: Final = ("", "Collectivité", "Effectif", "Montant", "À savoir")
_BOX = 16


class BatchModel(RowModel[BatchAuthority]):
    """Those whom the filter keeps; a click on the box, or Espace, takes one in."""

    def __init__(self, presenter: BatchPresenter) -> None:
        super().__init__(len(TITLES), right=(PRICE,))
        self._presenter = presenter
        self._all: dict[int, Reader[BatchAuthority]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.ToolTipRole: lambda row, column: self._note(row) if column == NOTE else "",
            Qt.ItemDataRole.CheckStateRole: self._checked,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CellRole.STRONG: lambda row, column: column == NAME and row.id in self._presenter.chosen,
            CellRole.TONE: self._tone,
            CellRole.ICON: self._icon,
        }

    def title(self, column: int) -> str:
        return TITLES[column]

    def readers(self) -> Mapping[int, Reader[BatchAuthority]]:
        return self._all

    @property
    def shown(self) -> Sequence[BatchAuthority]:
        """The rows, in their order."""
        return self._rows

    def replace(self, rows: Sequence[BatchAuthority]) -> None:
        """The same authorities, said anew: what is selected stays so."""
        self._rows = rows
        self.repaint_rows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _text(self, row: BatchAuthority, column: int) -> str:
        if column == PRICE:
            price = self._presenter.prices.get(row.id)
            return french.amount(price.total) if price and not price.refusals else "–"
        heads = french.number(row.headcount) if row.headcount else "non déclaré"
        return {NAME: row.name, HEADS: heads, NOTE: self._note(row)}.get(column, "")

    def _note(self, row: BatchAuthority) -> str:
        """Why it would be refused, else which quote it has already, else what to know."""
        price = self._presenter.prices.get(row.id)
        refusals, warnings = (price.refusals, price.warnings) if price else ((), ())
        already = f"Déjà sur un devis{french.NBSP}: {row.already}." if row.already else ""
        return " ".join(filter(None, (*refusals, already, *warnings)))

    def _spoken(self, row: BatchAuthority, column: int) -> str:
        if column == CHECK:
            return f"{row.name} : {'choisie' if row.id in self._presenter.chosen else 'laissée'}"
        return f"{TITLES[column]} : {self._text(row, column)}"

    def _checked(self, row: BatchAuthority, column: int) -> Qt.CheckState | None:
        if column != CHECK:
            return None
        return Qt.CheckState.Checked if row.id in self._presenter.chosen else Qt.CheckState.Unchecked

    def _tone(self, row: BatchAuthority, column: int) -> str | None:
        price = self._presenter.prices.get(row.id)
        if column == NOTE:
            return "bad.text" if price and price.refusals else "text2"
        return "text3" if column == HEADS and not row.headcount else None

    def _icon(self, row: BatchAuthority, column: int) -> str:
        price = self._presenter.prices.get(row.id)
        if column != NOTE or not self._note(row):
            return ""
        return "ban" if price and price.refusals else "file-text" if row.already else "info-circle"


class CheckDelegate(CellDelegate):
    """A box that a click or Espace ticks; `toggled` takes the id of the row."""

    def __init__(
        self, toggled: Callable[[UUID], None], row_of: Callable[[Index], BatchAuthority | None]
    ) -> None:
        super().__init__()
        self._toggled, self._row_of = toggled, row_of

    def paint_cell(self, painter: QPainter, area: QRectF, index: Index, tokens: Tokens) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        top = round(area.center().y() - _BOX / 2)
        paint_box(painter, QRectF(area.left(), top, _BOX, _BOX), ticked, tokens)

    def editorEvent(self, event: QEvent, _model: object, _option: object, index: Index) -> bool:
        """Overrides Qt's: the mouse is let go over the box."""
        row = self._row_of(index)
        if event.type() == QEvent.Type.MouseButtonRelease and row is not None:
            self._toggled(row.id)
            return True
        return False

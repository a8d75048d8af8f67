"""The rows of the catalogue: a chapter, then its offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cigdesk.domain.catalogue import Offer
from cigdesk.domain.catalogue.wording import price_text, step_text
from cigdesk.domain.membership import Convention
from ui.pages.catalogue.presenter import Row
from ui.theme import current, font
from ui.theme.painting import draw_text
from ui.widgets.delegates import CELL_PADDING, CellDelegate, CellRole, Index

_Index = QModelIndex | QPersistentModelIndex
STAR = "★"


class OfferColumn(IntEnum):
    """The columns, from the left."""

    CODE = 0
    LABEL = 1
    PRICE = 2
    STEP = 3


class OfferModel(QAbstractTableModel):
    """Chapters cannot be chosen: the keyboard passes over them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show those rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def offer(self, index: _Index) -> Offer | None:
        """The offer of that index; None on a chapter."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        return row if isinstance(row, Offer) else None

    def place(self, code: str) -> int:
        """The row of that offer, or -1."""
        rows = enumerate(self._rows)
        return next((place for place, row in rows if isinstance(row, Offer) and row.code == code), -1)

    def chapters(self) -> list[int]:
        """The rows that are chapters."""
        return [place for place, row in enumerate(self._rows) if not isinstance(row, Offer)]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(OfferColumn)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) if self.offer(index) else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == OfferColumn.PRICE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            OfferColumn.CODE: self.tr("Code"),
            OfferColumn.LABEL: self.tr("Prestation"),
            OfferColumn.PRICE: self.tr("Prix"),
            OfferColumn.STEP: self.tr("Pas"),
        }[OfferColumn(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], OfferColumn(index.column())
        if not isinstance(row, Offer):
            said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.label if said and column == OfferColumn.CODE else None
        readers: dict[int, Callable[[Offer, OfferColumn], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            CellRole.DETAIL: self._detail,
        }
        read = readers.get(role)
        return read(row, column) if read else None

    def _text(self, offer: Offer, column: OfferColumn) -> str:
        return {
            OfferColumn.CODE: offer.code,
            OfferColumn.LABEL: f"{offer.label} {STAR}" if offer.new else offer.label,
            OfferColumn.PRICE: price_text(offer),
            OfferColumn.STEP: step_text(offer).partition(" par ")[0],
        }[column]

    def _detail(self, offer: Offer, column: OfferColumn) -> str:
        if column == OfferColumn.PRICE:
            return per_unit(offer)
        if column == OfferColumn.LABEL:
            return Convention(offer.convention).short_label
        return ""

    def _spoken(self, offer: Offer, column: OfferColumn) -> str:
        text = self._text(offer, column).replace(STAR, self.tr("nouveauté"))
        return ", ".join(part for part in (text, self._detail(offer, column)) if part)

    def _tip(self, offer: Offer, column: OfferColumn) -> str:
        return offer.label if column == OfferColumn.LABEL else ""


def per_unit(offer: Offer) -> str:
    """« par demi-journée », « par agent et par an »; a unit that says « par » already is not doubled."""
    first, _, rest = offer.unit.singular.partition(" par ")
    return f"par {first} et par {rest}" if rest else f"par {offer.unit.singular}"


class ChapterDelegate(CellDelegate):
    """The name of a chapter, on its own ground; the code of an offer otherwise."""

    def __init__(self, is_chapter: Callable[[Index], bool]) -> None:
        super().__init__(tone="text2")
        self._is_chapter = is_chapter

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not self._is_chapter(index):
            super().paint(painter, option, index)
            return
        tokens = current()
        painter.save()
        painter.fillRect(option.rect, tokens.canvas)
        area = QRectF(option.rect).adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        draw_text(painter, area, str(index.data()), font("strong"), tokens.text)
        painter.restore()


def chapter_height() -> int:
    """Height of the row of a chapter, in px."""
    return max(36, round(QFontMetricsF(font("strong")).height()) + 18)

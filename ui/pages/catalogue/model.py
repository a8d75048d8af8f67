"""The rows of the catalogue: a chapter, then its offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cigdesk.domain.catalogue import Offer
from cigdesk.domain.catalogue.wording import price_text, step_text
from cigdesk.domain.membership import Convention
from ui.pages.catalogue.presenter import Row
from ui.theme import current, font
from ui.theme.painting import draw_text
from ui.widgets.delegates import CELL_PADDING, CellDelegate, CellRole
from ui.widgets.rows import Index, Reader, RowModel

STAR = "★"


class OfferColumn(IntEnum):
    """The columns, from the left."""

    CODE = 0
    LABEL = 1
    PRICE = 2
    STEP = 3


class OfferModel(RowModel[Row]):
    """Chapters cannot be chosen: the keyboard passes over them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(OfferColumn), right=(OfferColumn.PRICE,), parent=parent)

    def offer(self, index: Index) -> Offer | None:
        """The offer of that index; None on a chapter."""
        row = self.row(index)
        return row if isinstance(row, Offer) else None

    def place(self, code: str) -> int:
        """The row of that offer, or -1."""
        rows = enumerate(self._rows)
        return next((place for place, row in rows if isinstance(row, Offer) and row.code == code), -1)

    def chapters(self) -> list[int]:
        """The rows that are chapters."""
        return [place for place, row in enumerate(self._rows) if not isinstance(row, Offer)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.offer(index) else Qt.ItemFlag.NoItemFlags

    def title(self, column: int) -> str:
        return {
            OfferColumn.CODE: self.tr("Code"),
            OfferColumn.LABEL: self.tr("Prestation"),
            OfferColumn.PRICE: self.tr("Prix"),
            OfferColumn.STEP: self.tr("Pas"),
        }[OfferColumn(column)]

    def readers(self) -> Mapping[int, Reader[Row]]:
        return {
            Qt.ItemDataRole.DisplayRole: partial(_read, self._text),
            Qt.ItemDataRole.AccessibleTextRole: partial(_read, self._spoken),
            Qt.ItemDataRole.ToolTipRole: partial(_read_offer, self._tip),
            CellRole.DETAIL: partial(_read_offer, self._detail),
        }

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


def _read(read: Callable[[Offer, OfferColumn], str], row: Row, column: int) -> str | None:
    """What is said of an offer; of a chapter, its name, which spans the columns."""
    if isinstance(row, Offer):
        return read(row, OfferColumn(column))
    return row.label if column == OfferColumn.CODE else None


def _read_offer(read: Callable[[Offer, OfferColumn], str], row: Row, column: int) -> str | None:
    return read(row, OfferColumn(column)) if isinstance(row, Offer) else None


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

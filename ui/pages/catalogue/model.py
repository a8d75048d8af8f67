"""The rows of the catalogue: a chapter, its offers, and in a draft the tiers of those that have a scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cigdesk.domain.catalogue import Catalogue, Offer, Section, TierTariff
from cigdesk.domain.catalogue.adjusting import prices_of
from cigdesk.domain.catalogue.comparison import percent_between
from cigdesk.domain.catalogue.wording import price_text, step_text
from cigdesk.domain.membership import Convention
from cigdesk.french import NBSP, amount, parse_amount
from cigdesk.french import percent as percent_text
from ui.theme import current, font
from ui.theme.painting import draw_text
from ui.widgets.delegates import CELL_PADDING, CellDelegate, CellRole
from ui.widgets.rows import Index, Reader, RowModel

STAR = "★"


@dataclass(frozen=True)
class TierLine:
    """One bracket of a scale, whose price is typed in its own row."""

    offer: Offer
    place: int


Row = Section | Offer | TierLine
Key = tuple[str, int]


class OfferColumn(IntEnum):
    """The columns, from the left."""

    CODE = 0
    LABEL = 1
    BASE = 2
    PRICE = 3
    STEP = 4


class OfferModel(RowModel[Row]):
    """Chapters cannot be chosen: the keyboard passes over them. In a draft, prices are typed."""

    price_typed = Signal(str, object, object)
    """(code, place of the tier or None, Decimal)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(OfferColumn), right=(OfferColumn.PRICE, OfferColumn.BASE), parent=parent)
        self._base: Catalogue | None = None
        self._editable = False

    def show_rows(self, rows: Sequence[Row], base: Catalogue | None, *, editable: bool) -> bool:
        """Show these rows; False where they stand in their places and only say something else.

        An open editor, and the row of the keyboard, then stay.
        """
        same = editable == self._editable and [_key(each) for each in rows] == [
            _key(each) for each in self._rows
        ]
        self._base, self._editable = base, editable
        if not same or not rows:
            self.fill(rows)
            return True
        self._rows = rows
        self.repaint_rows()
        return False

    def offer(self, index: Index) -> Offer | None:
        """The offer of that index, or of that tier; None on a chapter."""
        row = self.row(index)
        return row.offer if isinstance(row, TierLine) else row if isinstance(row, Offer) else None

    def place(self, code: str) -> int:
        """The row of that offer, or -1."""
        rows = enumerate(self._rows)
        return next((place for place, row in rows if isinstance(row, Offer) and row.code == code), -1)

    def lines(self, row: int) -> int:
        """How many lines of text that row has: two for an offer, one for a tier where no price moved."""
        line = self._rows[row]
        return 1 if isinstance(line, TierLine) and self._base is None else 2

    def chapters(self) -> list[int]:
        """The rows that are chapters."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, Section)]

    def priced_row(self, row: int, step: int = 1) -> int:
        """The next row whose price is typed, or the one before with a `step` of -1; -1 for none."""
        place = row + step
        while 0 <= place < len(self._rows):
            if _own_price(self._rows[place]) is not None:
                return place
            place += step
        return -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None or isinstance(row, Section):
            return Qt.ItemFlag.NoItemFlags
        typed = self._editable and index.column() == OfferColumn.PRICE and _own_price(row) is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if typed else Qt.ItemFlag(0))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the price typed, where it is another one; its fault was told by the cell."""
        row = self.row(index)
        if role != Qt.ItemDataRole.EditRole or row is None or isinstance(row, Section):
            return False
        try:
            price = parse_amount(str(value))
        except ValueError:
            return False
        if price != _own_price(row):
            offer, place = (row.offer, row.place) if isinstance(row, TierLine) else (row, None)
            self.price_typed.emit(offer.code, place, price)
        return True

    def title(self, column: int) -> str:
        return {
            OfferColumn.CODE: self.tr("Code"),
            OfferColumn.LABEL: self.tr("Prestation"),
            OfferColumn.BASE: self.tr("Départ"),
            OfferColumn.PRICE: self.tr("Prix"),
            OfferColumn.STEP: self.tr("Pas"),
        }[OfferColumn(column)]

    def readers(self) -> Mapping[int, Reader[Row]]:
        return {
            Qt.ItemDataRole.DisplayRole: partial(_read, self._text),
            Qt.ItemDataRole.EditRole: _typed,
            Qt.ItemDataRole.AccessibleTextRole: partial(_read, self._spoken),
            Qt.ItemDataRole.ToolTipRole: partial(_read_offer, self._tip),
            CellRole.DETAIL: partial(_read_offer, self._detail),
            CellRole.TONE: self._tone,
        }

    def _text(self, row: Offer | TierLine, column: OfferColumn) -> str:
        if isinstance(row, TierLine):
            before = self._before(row) if column == OfferColumn.BASE else None
            return _tier_text(row, column) if before is None else amount(before)
        return {
            OfferColumn.CODE: row.code,
            OfferColumn.LABEL: f"{row.label} {STAR}" if row.new else row.label,
            OfferColumn.BASE: self._base_text(row),
            OfferColumn.PRICE: price_text(row),
            OfferColumn.STEP: step_text(row).partition(" par ")[0],
        }[column]

    def _detail(self, row: Offer | TierLine, column: OfferColumn) -> str:
        if column == OfferColumn.BASE:
            return self._moved(row)
        if isinstance(row, TierLine):
            return ""
        if column == OfferColumn.PRICE:
            return per_unit(row)
        return Convention(row.convention).short_label if column == OfferColumn.LABEL else ""

    def _spoken(self, row: Offer | TierLine, column: OfferColumn) -> str:
        text = self._text(row, column).replace(STAR, self.tr("nouveauté"))
        return ", ".join(part for part in (text, self._detail(row, column)) if part)

    def _tip(self, row: Offer | TierLine, column: OfferColumn) -> str:
        return row.label if isinstance(row, Offer) and column == OfferColumn.LABEL else ""

    def _tone(self, row: Row, column: int) -> str | None:
        if isinstance(row, Section) or column != OfferColumn.BASE:
            return None
        return "text3"

    def _base_of(self, offer: Offer) -> Offer | None:
        return self._base.offers.get(offer.code) if self._base else None

    def _base_text(self, offer: Offer) -> str:
        if self._base is None:
            return ""
        base = self._base_of(offer)
        return price_text(base) if base else self.tr("nouvelle")

    def _moved(self, row: Offer | TierLine) -> str:
        """« +2 % », or nothing where the price is the base's."""
        before, own = self._before(row), _own_price(row)
        return "" if before is None or own is None else moved_text(before, own)

    def _before(self, row: Offer | TierLine) -> Decimal | None:
        """The one price of the base in that place, where it has the same tiers."""
        offer = row.offer if isinstance(row, TierLine) else row
        base = self._base_of(offer)
        if (
            base is None
            or base.tiers != offer.tiers
            or len(prices_of(base.tariff)) != len(prices_of(offer.tariff))
        ):
            return None
        prices = prices_of(base.tariff)
        return prices[row.place if isinstance(row, TierLine) else 0] if prices else None


def moved_text(before: Decimal, after: Decimal) -> str:
    """« +2 % », « -1,5 % », nothing for the same price; « gratuite avant » from 0."""
    if before == after:
        return ""
    moved = percent_between(before, after)
    if moved is None:
        return f"avant{NBSP}: {amount(before)}"
    return f"{'+' if moved > 0 else ''}{percent_text(moved)}"


def _key(row: Row) -> Key:
    if isinstance(row, Section):
        return row.id, -2
    return (row.offer.code, row.place) if isinstance(row, TierLine) else (row.code, -1)


def _own_price(row: Row) -> Decimal | None:
    """The one price that is typed in that row."""
    if isinstance(row, TierLine):
        return prices_of(row.offer.tariff)[row.place]
    return row.flat_price if isinstance(row, Offer) else None


def _typed(row: Row, _column: int) -> str | None:
    price = _own_price(row)
    return None if price is None else amount(price).replace(f"{NBSP}€", "")


def _tier_text(row: TierLine, column: OfferColumn) -> str:
    tariff = row.offer.tariff
    if not isinstance(tariff, TierTariff):
        return ""
    tier = tariff.tiers[row.place]
    return {OfferColumn.LABEL: tier.tier.label, OfferColumn.PRICE: amount(tier.price)}.get(column, "")


def _read(read: Callable[[Offer | TierLine, OfferColumn], str], row: Row, column: int) -> str | None:
    """What is said of an offer; of a chapter, its name, which spans the columns."""
    if isinstance(row, Section):
        return row.label if column == OfferColumn.CODE else None
    return read(row, OfferColumn(column))


def _read_offer(read: Callable[[Offer | TierLine, OfferColumn], str], row: Row, column: int) -> str | None:
    return None if isinstance(row, Section) else read(row, OfferColumn(column))


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

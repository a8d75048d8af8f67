"""The table of offers; in a draft each price is typed in its cell, by the keyboard alone if one likes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.pages.catalogue.model import ChapterDelegate, OfferColumn, OfferModel, chapter_height
from ui.pages.catalogue.price_cell import PriceDelegate
from ui.widgets.delegates import CellDelegate, TwoLineDelegate, row_height
from ui.widgets.figure_cell import FigureDelegate
from ui.widgets.rows import Index
from ui.widgets.table import TableView

WITHOUT_STEP_BELOW = 1000
"""Width of the page in px under which the step is only told in the detail."""
BASE_IN_FULL_FROM = 1300
"""Width of the page in px from which a span of former prices is told in full."""
_WIDTHS = {OfferColumn.CODE: 116, OfferColumn.BASE: 190, OfferColumn.PRICE: 236, OfferColumn.STEP: 130}
_DRAFT_PRICE, _NARROW_BASE = 210, 130
_Trigger = QAbstractItemView.EditTrigger


class OfferTable(TableView):
    """Chapters and offers. Entrée types a price in a draft, and goes on to the next one."""

    offer_asked = Signal(str)
    """(code): Ctrl+Entrée, or Entrée where there is no one price: the offer is to be changed."""
    fault_found = Signal(str)
    """Why what is typed is no price; nothing when it is."""

    def __init__(self, model: OfferModel, parent: QWidget | None = None) -> None:
        super().__init__("Prestations", parent, lines=2)
        self._offers = model
        self._draft = False
        self._price = PriceDelegate()
        self.setModel(model)
        self.set_column(OfferColumn.CODE, delegate=ChapterDelegate(lambda at: model.offer(at) is None))
        self.set_column(OfferColumn.LABEL, delegate=TwoLineDelegate(), stretch=True)
        self.set_column(OfferColumn.BASE, delegate=FigureDelegate("body"))
        self.set_column(OfferColumn.PRICE, delegate=self._price)
        self.set_column(OfferColumn.STEP, delegate=CellDelegate(tone="text2", tabular=True))
        for column, width in _WIDTHS.items():
            self.set_column(column, width=width)
        self._price.step_asked.connect(self._go_on)
        self._price.fault_found.connect(self.fault_found)
        self.activated_row.connect(self._activated)

    def set_draft(self, draft: bool, *, based: bool, width: int) -> None:
        """Let prices be typed, or only read; `based` shows what they were in the catalogue it copies."""
        self._draft = draft
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
            if draft
            else _Trigger.NoEditTriggers
        )
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if draft else mode.SingleSelection)
        self.setColumnHidden(OfferColumn.BASE, not based)
        self.setColumnHidden(OfferColumn.STEP, based or width < WITHOUT_STEP_BELOW)
        if based:
            self.setColumnWidth(OfferColumn.PRICE, _DRAFT_PRICE)
            narrow = width < BASE_IN_FULL_FROM
            self.setColumnWidth(OfferColumn.BASE, _NARROW_BASE if narrow else _WIDTHS[OfferColumn.BASE])

    def span_chapters(self) -> None:
        """Give each chapter its whole row, lower than the offers, as are the tiers."""
        self.clearSpans()
        for row in range(self._offers.rowCount()):
            self.setRowHeight(row, row_height(self._offers.lines(row)))
        for chapter in self._offers.chapters():
            self.setSpan(chapter, 0, 1, len(OfferColumn))
            self.setRowHeight(chapter, chapter_height())

    def chosen(self) -> list[str]:
        """The codes of the offers selected, each once."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (self._offers.offer(index) for index in rows)
        return list(dict.fromkeys(each.code for each in found if each is not None))

    def type_price(self, row: int) -> None:
        """Open the price of that row."""
        cell = self.model().index(row, OfferColumn.PRICE)
        self.setCurrentIndex(cell)
        self.scrollTo(cell)
        self.edit(cell)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._draft and current.isValid() and current.column() != OfferColumn.PRICE:
            cell = self.model().index(current.row(), OfferColumn.PRICE)
            self.selectionModel().setCurrentIndex(cell, self.selectionModel().SelectionFlag.NoUpdate)

    def _go_on(self, step: int) -> None:
        row = self._offers.priced_row(self.current_row(), step)
        if row >= 0:
            self.type_price(row)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _activated(self, index: QModelIndex) -> None:
        cell = self.model().index(index.row(), OfferColumn.PRICE)
        offer = self._offers.offer(index)
        if not self._draft or offer is None:
            return
        if cell.flags() & Qt.ItemFlag.ItemIsEditable:
            self.type_price(index.row())
        else:
            self.offer_asked.emit(offer.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        offer = self._offers.offer(self.currentIndex())
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and offer is not None:
            self.offer_asked.emit(offer.code)
        else:
            super().keyPressEvent(event)

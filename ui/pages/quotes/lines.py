"""The lines of a quote in their card.

A column of widgets and not a table view: each line holds real fields under its row (participants, format,
prescription) beside the sentence and the button that concern them, and each of these must be reached by Tab
and read aloud by itself. Rows are kept by the id of their line and updated in place.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.quote import QuoteLineKind
from cigdesk.services.quote_view import QuoteLineView, QuoteView
from ui.pages.quotes.add_line import AddLine
from ui.pages.quotes.line_base import BaseRow
from ui.pages.quotes.line_parts import GRIP, MENU, Columns
from ui.pages.quotes.line_row import LineRow
from ui.pages.quotes.presenter import QuotePresenter
from ui.pages.quotes.written_rows import FreeRow, NoteRow, SectionRow
from ui.theme import current
from ui.widgets.base import Label, rule, tight

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LinesCard(QFrame):
    """Head, rows, and the line that adds another."""

    row_shown = Signal(object)
    """(QWidget): bring that into sight."""

    def __init__(self, presenter: QuotePresenter) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.setAccessibleName("Lignes du devis")
        self._presenter = presenter
        self._rows: dict[UUID, BaseRow] = {}
        self._order: list[UUID] = []
        self._expected: UUID | None = None
        self.add_line = AddLine(presenter)
        self._layout = tight(QVBoxLayout(self), 0, (1, 0, 1, 1))
        self._layout.addLayout(_head())
        self._layout.addWidget(rule())
        self._place = tight(QVBoxLayout(), 0)
        self._layout.addLayout(self._place)
        self._empty = Label(
            "Aucune prestation pour l’instant. Ajoutez la première ci-dessous.", "body", "text3"
        )
        self._empty.setContentsMargins(GRIP, 14, 16, 14)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self.add_line)
        self._drop_mark = QFrame(self)
        self._drop_mark.hide()
        presenter.line_made.connect(self._expect)

    @property
    def rows(self) -> list[BaseRow]:
        """In the order of the page."""
        return [self._rows[line_id] for line_id in self._order]

    def row(self, line_id: UUID) -> BaseRow | None:
        """The row of a line."""
        return self._rows.get(line_id)

    def current_row(self) -> BaseRow | None:
        """The row that has the keyboard in it."""
        focus = QApplication.focusWidget()
        return next((row for row in self.rows if focus is not None and row.isAncestorOf(focus)), None)

    def show_view(self, view: QuoteView) -> None:
        """Show the lines as they stand now."""
        self._forget_gone({line.id for line in view.lines if self._fits(line, view)})
        self._order = [line.id for line in view.lines]
        for place, line in enumerate(view.lines):
            row = self._rows.get(line.id) or self._make(line.id, view, place)
            if self._place.indexOf(row) != place:
                self._place.insertWidget(place, row)
            row.show_line(line, place, editable=view.editable)
            row.setVisible(True)
        self._empty.setVisible(not view.lines)
        self.add_line.setVisible(view.editable)
        self._order_tabs()
        self._meet_expected()

    def _fits(self, line: QuoteLineView, view: QuoteView) -> bool:
        """Whether its row, if it has one, is of its kind: a price put by hand is a field only in a draft."""
        row = self._rows.get(line.id)
        return row is None or type(row) is _kind_of_row(line, editable=view.editable)

    def _make(self, line_id: UUID, view: QuoteView, place: int) -> BaseRow:
        line = view.lines[place]
        row = _kind_of_row(line, editable=view.editable)(line, self._presenter)
        row.move_asked.connect(self._move)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        self._rows[line_id] = row
        return row

    def _forget_gone(self, kept: set[UUID]) -> None:
        """After a removal the keyboard goes to the line that takes the place."""
        for place, line_id in reversed(list(enumerate(self._order))):
            if line_id in kept:
                continue
            row = self._rows.pop(line_id)
            had_focus = self._has_focus(row)
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
            if had_focus:
                self._focus_near(place, kept)

    def _has_focus(self, row: BaseRow) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and row.isAncestorOf(focus)

    def _focus_near(self, place: int, kept: set[UUID]) -> None:
        after = [line_id for line_id in self._order[place + 1 :] if line_id in kept]
        before = [line_id for line_id in self._order[:place] if line_id in kept]
        near = after[:1] or before[-1:]
        (self._rows[near[0]].grip if near else self.add_line.field).setFocus()

    def clear(self) -> None:
        """Show no line: another quote is on its way."""
        self._forget_gone(set())
        self._order, self._expected = [], None

    def _order_tabs(self) -> None:
        last: QWidget | None = None
        for row in self.rows:
            if last is not None:
                QWidget.setTabOrder(last, row.grip)
            last = row.menu_button
            row.order_tabs()
        if last is not None:
            QWidget.setTabOrder(last, self.add_line.field)
        self.add_line.order_tabs()

    # a line just made

    def _expect(self, line_id: UUID) -> None:
        self._expected = line_id

    def _meet_expected(self) -> None:
        row = self._rows.get(self._expected) if self._expected is not None else None
        if row is not None:
            self._expected = None
            row.focus_first()
            self.row_shown.emit(row)

    # moving

    def move_current(self, steps: int) -> None:
        """Move the line that has the keyboard."""
        row = self.current_row()
        if row is not None:
            self._move(row.line_id, steps)

    def _move(self, line_id: UUID, steps: int) -> None:
        place = self._order.index(line_id) + steps
        if 0 <= place < len(self._order):
            self._presenter.move_line(line_id, place)

    def _drag(self, _line_id: UUID, y: int) -> None:
        place = self._place_at(y)
        rows = self.rows
        top = rows[place].y() if place < len(rows) else rows[-1].geometry().bottom()
        self._drop_mark.setStyleSheet(f"background: {current().accent.solid.name()};")
        self._drop_mark.setGeometry(8, top - 1, self.width() - 16, 3)
        self._drop_mark.raise_()
        self._drop_mark.show()

    def _drop(self, line_id: UUID, y: int) -> None:
        if self._drop_mark.isHidden():
            return
        self._drop_mark.hide()
        origin, place = self._order.index(line_id), self._place_at(y)
        target = place - (place > origin)
        if target != origin:
            self._presenter.move_line(line_id, target)

    def _place_at(self, y: int) -> int:
        """Before which line something dropped at that height of the screen goes."""
        inside = self.mapFromGlobal(QPoint(0, y)).y()
        return sum(row.geometry().center().y() < inside for row in self.rows)

    def flush(self) -> None:
        """Save now what is typed."""
        for row in self.rows:
            row.flush()


def _kind_of_row(line: QuoteLineView, *, editable: bool) -> type[BaseRow]:
    if line.kind is QuoteLineKind.FREE and not editable:
        return LineRow
    return _ROWS.get(line.kind, LineRow)


_ROWS: Final = {
    QuoteLineKind.SECTION: SectionRow,
    QuoteLineKind.NOTE: NoteRow,
    QuoteLineKind.FREE: FreeRow,
}


def _head() -> QHBoxLayout:
    widths = Columns.for_font()
    head = tight(QHBoxLayout(), 0, (GRIP, 8, 6, 8))
    head.addWidget(Label("Prestation", "secondary", "text2"), 1)
    head.addSpacing(12)
    for text, width, gap in (
        ("Qté", widths.quantity, 10),
        ("Unité", widths.unit, 0),
        ("Prix unitaire", widths.price, 0),
        ("Total", widths.amount, 6),
    ):
        label = Label(text, "secondary", "text2")
        label.setFixedWidth(width)
        if text != "Unité":
            label.setAlignment(_RIGHT)
        head.addWidget(label)
        head.addSpacing(gap)
    head.addSpacing(MENU)
    return head

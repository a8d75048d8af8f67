"""The table of every list: no grid, a line under each row, one stop of the keyboard, a word when empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSettings,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.icons import paint_icon
from ui.theme import current, font, hub
from ui.theme.painting import draw_text
from ui.widgets.delegates import CELL_PADDING, CellDelegate, row_height

_Index = QModelIndex | QPersistentModelIndex
_Column = TypeVar("_Column", bound=int)
_SELECTED_BAR = 3


class SortHeader(QHeaderView):
    """Column names; the one that sorts is bold and followed by its arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(max(36, round(QFontMetricsF(font("secondary")).height()) + 20))
        hub().changed.connect(self.viewport().update)

    def _label(self, section: int) -> str:
        shown = self.model().headerData(section, Qt.Orientation.Horizontal)
        return "" if shown is None else str(shown)

    def _right(self, section: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        align = self.model().headerData(section, Qt.Orientation.Horizontal, role)
        return align is not None and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)

    def _sorts(self, section: int) -> bool:
        return self.isSortIndicatorShown() and section == self.sortIndicatorSection()

    def sectionSizeFromContents(self, section: int) -> QSize:
        metrics = QFontMetricsF(font("secondary_strong"))
        width = metrics.horizontalAdvance(self._label(section)) + 2 * CELL_PADDING + 18
        return QSize(round(width), self.height())

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        tokens = current()
        area = QRectF(rect)  # type: ignore[call-overload] # Qt gives a QRect
        painter.save()
        painter.fillRect(area, tokens.surface)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.border)
        self._paint_label(painter, area.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0), section)
        painter.restore()

    def _paint_label(self, painter: QPainter, area: QRectF, section: int) -> None:
        tokens, sorts = current(), self._sorts(section)
        type_ = font("secondary_strong" if sorts else "secondary")
        ink = tokens.text if sorts else tokens.text2
        align = Qt.AlignmentFlag.AlignRight if self._right(section) else Qt.AlignmentFlag.AlignLeft
        words = area.adjusted(0, 0, -18, 0) if sorts else area
        draw_text(painter, words, self._label(section), type_, ink, align=align)
        if not sorts:
            return
        width = min(QFontMetricsF(type_).horizontalAdvance(self._label(section)), words.width())
        x = words.right() + 3 if self._right(section) else words.left() + width + 4
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        arrow = QRectF(round(x), round(area.center().y() - 7), 14, 14)
        paint_icon(painter, arrow, "arrow-up" if up else "arrow-down", tokens.text)


class TableView(QTableView):
    """Rows of 40 px or more. Entrée and a double click emit `activated_row` with the index of the row."""

    activated_row = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = lines
        self._hovered = -1
        self._empty: QWidget | None = None
        self._filled = False
        self._settings: QSettings | None = None
        self._remembered_as = ""
        self._delegates: list[CellDelegate] = []
        self._header = SortHeader(self)
        self.setHorizontalHeader(self._header)
        self._default = CellDelegate()
        self.setItemDelegate(self._default)
        self._set_up()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setMinimumSectionSize(24)
        vertical.setDefaultSectionSize(row_height(self._lines))
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header.sectionResized.connect(self._resized)
        self.doubleClicked.connect(self._activate)
        hub().changed.connect(self.viewport().update)

    # what it shows

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        self._filled = model.rowCount() > 0
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._rows_changed)

    def set_column(
        self,
        column: int,
        *,
        delegate: CellDelegate | None = None,
        width: int | None = None,
        stretch: bool = False,
    ) -> None:
        """Set how a column is drawn, its first width in px, and whether it takes the room that is left."""
        if delegate is not None:
            self._delegates.append(delegate)  # the view does not own its delegates
            self.setItemDelegateForColumn(column, delegate)
        if width is not None:
            self.setColumnWidth(column, width)
        if stretch:
            self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def set_empty_state(self, widget: QWidget) -> None:
        """Show that in place of the rows when there are none; not before the model was first filled."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._refresh_empty()

    def _rows_changed(self) -> None:
        self._filled = True
        self._refresh_empty()

    def _refresh_empty(self) -> None:
        if self._empty is None:
            return
        self._empty.setGeometry(self.viewport().rect().adjusted(16, 16, -16, -16))
        self._empty.setVisible(self._filled and self.model().rowCount() == 0)

    # column widths

    def fold(self, below: Mapping[_Column, int], width: int) -> None:
        """Hide each column whose least width in px is more than `width`, show the others of these."""
        for column, least in below.items():
            self.setColumnHidden(column, width < least)

    def remember_columns(self, name: str, settings: QSettings | None = None) -> None:
        """Keep the widths under that name from now on, and take back those kept before.

        Columns are known by their titles, so that a new column disturbs no other. Call it after `setModel`.
        """
        self._remembered_as, self._settings = name, None
        kept = settings if settings is not None else QSettings()
        for column in range(self.model().columnCount()):
            width = kept.value(self._key(column))
            if width is not None:
                self.setColumnWidth(column, int(cast("str", width)))
        self._settings = kept

    def _key(self, column: int) -> str:
        title = self.model().headerData(column, Qt.Orientation.Horizontal) or str(column)
        return f"columns/{self._remembered_as}/{title}"

    def _resized(self, column: int, _old: int, new: int) -> None:
        fixed = self._header.sectionResizeMode(column) == QHeaderView.ResizeMode.Stretch
        if self._settings is not None and self.model() is not None and not fixed:
            self._settings.setValue(self._key(column), new)

    # acts

    def current_row(self) -> int:
        """Row of the keyboard, or -1."""
        return self.currentIndex().row()

    def select_row(self, row: int) -> None:
        """Put the keyboard on that row, or on the nearest when there are fewer."""
        last = self.model().rowCount() - 1
        if last >= 0:
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self.model().index(min(max(row, 0), last), column))

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.activated_row.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_empty()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_grounds()
        super().paintEvent(event)
        self._paint_lines()

    def _row_area(self, row: int) -> QRectF:
        return QRectF(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _paint_grounds(self) -> None:
        painter, tokens = QPainter(self.viewport()), current()
        for row in self._rows_in_sight():
            if self._is_chosen(row):
                painter.fillRect(self._row_area(row), tokens.accent.tint)
            elif row == self._hovered:
                painter.fillRect(self._row_area(row), tokens.hover)

    def _is_chosen(self, row: int) -> bool:
        return self.selectionModel() is not None and self.selectionModel().isRowSelected(row, QModelIndex())

    def _rows_in_sight(self) -> Iterator[int]:
        """A list may hold, and have chosen, thousands of rows of which twenty are seen."""
        if self.model() is None:
            return
        first, last = max(self.rowAt(0), 0), self.rowAt(self.viewport().height() - 1)
        for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
            if not self.isRowHidden(row):
                yield row

    def _paint_lines(self) -> None:
        if self.model() is None or self.model().rowCount() == 0:
            return
        painter, tokens = QPainter(self.viewport()), current()
        for row in self._rows_in_sight():
            area = self._row_area(row)
            painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), tokens.border)
        self._paint_current(painter)

    def _paint_current(self, painter: QPainter) -> None:
        tokens, row = current(), self.current_row()
        if row < 0 or not self._is_chosen(row):
            return
        area = self._row_area(row)
        painter.fillRect(QRectF(0, area.top(), _SELECTED_BAR, area.height() - 1), tokens.accent.solid)
        if self.hasFocus():
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))

"""The grid: a list of items laid out by time, painted by itself. Selection and drawing; gestures apart."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.icons import paint_icon
from ui.pages.agenda.board import Board, Item, ItemKind, Mode
from ui.pages.agenda.cards import RADIUS, SLOT_RADIUS, Fonts
from ui.pages.agenda.geometry import HOUR, STRIP, TEAM_HOUR, TOP, Layout, Scale
from ui.pages.agenda.grid_painting import DayPainter
from ui.pages.agenda.heads import Gutter, Heads, gutter_width, head_height
from ui.pages.agenda.model import AgendaModel
from ui.pages.agenda.painting import Shadow, paint_ring, paint_shadow
from ui.pages.agenda.steps import CELL, beside
from ui.pages.agenda.tiles import Tiles
from ui.theme import Tokens, current, hub, text_scale
from ui.theme.painting import rounded

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _EDGE = 6, 22
_BEYOND = (ItemKind.APPOINTMENT, ItemKind.BAND, ItemKind.SLOT)
"""What an arrow at the edge tells of when it is out of sight."""
ZOOMS = (0.6, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5)
LEAST_TEAM, LEAST_SHARED = 128, 108
"""Least width in px of a column of the team, and of those who share a day."""
DAY_START = 8 * 60
"""Where the day is scrolled to at first."""


class Grid(QListView):
    """One column per day and practitioner; what is in them is the model's.

    A QListView, because it tells screen readers of each item by itself; geometry and painting are our own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = ZOOMS.index(1.0)
        self._shadow: Shadow | None = None
        self._now: tuple[int, int] | None = None
        self.cell: tuple[int, int] | None = None
        self._scrolled = False
        self._extents: dict[int, tuple[float, float]] = {}
        self._tiles = Tiles(self._paint_day)
        self.items = AgendaModel(self)
        self.fonts = Fonts()
        self.heads = Heads(self, self.horizontalOffset)
        self.gutter = Gutter(self, self.verticalOffset)
        self.placed = Layout(Board(), Scale(0, 0, HOUR))
        self.setModel(self.items)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("focusRing", False)
        # Opaque: scrolling moves what is drawn and paints only what comes into sight.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        hub().changed.connect(self._restyle)

    # what is shown

    @property
    def board(self) -> Board:
        """What is shown."""
        return self.items.board

    def show_board(self, board: Board) -> None:
        """Show other items; the one that was selected stays so if it is still there."""
        chosen = self.current_item()
        self.items.show_board(board)
        self._lay_out()
        if not board.columns:
            return
        again = self.items.index_of(chosen.key) if chosen else QModelIndex()
        if chosen and not again.isValid():
            again = self.items.appointment_index(chosen.key[1])
        self.setCurrentIndex(again if again.isValid() else self._index_beside_cell())

    def _index_beside_cell(self) -> QModelIndex:
        """The cell where the keyboard is, or what has come to fill it; today at first."""
        board = self.board
        if self.cell is None:
            today = [place for place, each in enumerate(board.columns) if each.today]
            self.cell = (today[0] if today else 0, DAY_START + 60)
        column = min(self.cell[0], len(board.columns) - 1)
        stop = beside(board, column, self.cell[1])
        self.cell = (column, stop.start if stop.row < 0 else self.cell[1])
        self.items.name_cell(*self.cell)
        return self.items.cell_index if stop.row < 0 else self.items.index(stop.row)

    def show_now(self, now: datetime, zone: ZoneInfo) -> None:
        """Move the line of the present time."""
        local = now.astimezone(zone)
        columns = [place for place, each in enumerate(self.board.columns) if each.day == local.date()]
        self._now = (columns[0], local.hour * 60 + local.minute) if columns else None
        self._tiles.clear()
        self._refresh_margins()
        self.viewport().update()

    def show_shadow(self, shadow: Shadow | None) -> None:
        """Draw where a dragged thing would land, or nothing any more."""
        if shadow == self._shadow:
            return
        self._shadow = shadow
        self.viewport().update()

    @property
    def shadow(self) -> Shadow | None:
        """Where a dragged thing would land."""
        return self._shadow

    def current_item(self) -> Item | None:
        """The item that the keyboard is on, None on an empty cell."""
        return self.items.item(self.currentIndex())

    def zoom(self, steps: int) -> None:
        """Make hours higher or lower around the middle of what is in sight."""
        place = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        if place == self._zoom:
            return
        middle = self.placed.scale.minute(self.verticalOffset() + self.viewport().height() / 2)
        self._zoom = place
        self._lay_out()
        self.verticalScrollBar().setValue(round(self.placed.scale.y(middle) - self.viewport().height() / 2))

    @property
    def zoom_step(self) -> int:
        """The place of the zoom among `ZOOMS`."""
        return self._zoom

    def set_zoom_step(self, place: int) -> None:
        """Take up a zoom that was kept."""
        self.zoom(place - self._zoom)

    # layout

    def _scale(self) -> Scale:
        hour = TEAM_HOUR if self.board.mode is Mode.TEAM else HOUR
        factor = ZOOMS[self._zoom] * text_scale()
        width = max(self.viewport().width(), round(self._least_column() * len(self.board.columns)), 1)
        return Scale(width, len(self.board.columns), hour * factor, max(STRIP, self.fonts.name.line + 3))

    def _least_column(self) -> float:
        """Narrower, a name cannot be read: then the grid scrolls sideways."""
        if self.board.mode is Mode.TEAM:
            return LEAST_TEAM * text_scale()
        return LEAST_SHARED * text_scale() if self.board.per_day > 1 else 0

    def _lay_out(self) -> None:
        margins = (gutter_width(), head_height(self.board), 0, 0)
        held = self.viewportMargins()
        if (held.left(), held.top(), held.right(), held.bottom()) != margins:
            self.setViewportMargins(*margins)
        before = self.placed.scale
        top = before.minute(self.verticalOffset() + TOP)
        self.placed = Layout(self.board, self._scale())
        self._measure()
        self._tiles.clear()
        was_scrolled = self._scrolled
        self._fit_bar()
        if was_scrolled and before.hour != self.placed.scale.hour:
            self.verticalScrollBar().setValue(round(self.placed.scale.y(top) - TOP))
        self._refresh_margins()
        self.viewport().update()

    def _fit_bar(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(0, round(self.placed.scale.height) - height))
        bar.setPageStep(height)
        bar.setSingleStep(round(self.placed.scale.hour / 2))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, round(self.placed.scale.width) - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(round(self.placed.scale.column_width))
        if not self._scrolled and height > 100 and self.board.columns:
            self._scrolled = True
            bar.setValue(round(self.placed.scale.y(DAY_START) - 14))

    def _refresh_margins(self) -> None:
        left, top = self.viewportMargins().left(), self.viewportMargins().top()
        area = self.viewport().geometry()
        self.heads.setGeometry(0, 0, self.width(), top)
        self.gutter.setGeometry(0, area.top(), left, area.height())
        self.heads.show_board(self.board, self.placed.scale, left)
        self.gutter.show_scale(self.placed.scale, self._now[1] if self._now else None)

    def _restyle(self) -> None:
        self.fonts = Fonts()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self._lay_out()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        # QListView would set its own range: ours comes from the hours.
        self._fit_bar()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def offset(self) -> QPointF:
        """The place of the day that is at the top left of what is in sight."""
        return QPointF(self.horizontalOffset(), self.verticalOffset())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if dx:
            self.heads.update()
        if dy:
            self.gutter.update()
        area = self.viewport().rect()
        for edge in (0, area.height() - _EDGE):
            self.viewport().update(0, edge, area.width(), _EDGE)
            self.viewport().update(0, edge + dy, area.width(), _EDGE)
        # What keeps its place in sight cannot be scrolled: arrows, the plates of holidays.
        for place, column in enumerate(self.board.columns):
            if column.holiday:
                area = self.placed.scale.column_rect(place).translated(-self.offset).toAlignedRect()
                self.viewport().update(area.left(), 0, area.width() + 1, self.viewport().height())

    # indexes and places

    def index_rect(self, index: _Index) -> QRectF:
        """The place of an item in the day, of the cell for the last one."""
        row = index.row()
        if 0 <= row < len(self.placed.rects):
            return self.placed.strips.get(row, self.placed.rects[row])
        column, minute = self.cell or (0, DAY_START)
        return self.placed.scale.rect(column, minute, minute + CELL)

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self.index_rect(index).translated(-self.offset).toAlignedRect()

    def to_day(self, point: QPoint | QPointF) -> QPointF:
        """A point of the viewport as a place in the day."""
        return QPointF(point) + self.offset

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.placed.at(self.to_day(point))
        return self.items.index(row) if row is not None else QModelIndex()

    def scrollTo(
        self,
        index: _Index,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid():
            self.show_stretch(self.index_rect(index))

    def show_stretch(self, rect: QRectF) -> None:
        """Scroll as little as possible until that part of the day is in sight."""
        bar, margin = self.verticalScrollBar(), 24
        height = self.viewport().height()
        if rect.top() - margin < bar.value():
            bar.setValue(round(rect.top() - margin))
        elif rect.bottom() + margin > bar.value() + height:
            bar.setValue(round(min(rect.bottom() + margin - height, rect.top() - margin)))
        across, width = self.horizontalScrollBar(), self.viewport().width()
        if rect.left() < across.value():
            across.setValue(round(rect.left() - _SIDE))
        elif rect.right() > across.value() + width:
            across.setValue(round(rect.right() + _SIDE - width))

    def isIndexHidden(self, _index: _Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-4, -4, 4, 4)
        return region

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def dataChanged(self, *_args: object) -> None:
        # Only the words of the cell change between two boards: nothing to lay out.
        return

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self.viewport()), current()
        offset = self.offset
        painter.translate(-offset)
        area = QRectF(event.rect()).translated(offset)
        painter.setClipRect(area)
        width = max(round(self.placed.scale.width), self.viewport().width())
        self._tiles.paint(painter, area, width, self.viewport().devicePixelRatioF())
        self._day(painter).holidays(QRectF(self.viewport().rect()).translated(offset), area)
        self._paint_over(painter, tokens)

    def _paint_day(self, painter: QPainter, area: QRectF) -> None:
        self._day(painter).day(area)

    def _day(self, painter: QPainter) -> DayPainter:
        return DayPainter(painter, current(), self.fonts, self.placed, self._now)

    def _paint_over(self, painter: QPainter, tokens: Tokens) -> None:
        index = self.currentIndex()
        item = self.items.item(index)
        if item is not None:
            row = index.row()
            self._paint_selected(painter, item, self.placed.rects[row], tokens)
        elif self.hasFocus() and self.board.columns:
            paint_ring(
                painter, self.index_rect(self.items.cell_index).adjusted(-3, 1, 3, -1), tokens.focus, 5
            )
        self._paint_beyond(painter, tokens)
        if self._shadow is not None:
            rect = self.placed.scale.rect(self._shadow.column, self._shadow.start, self._shadow.end)
            paint_shadow(painter, rect, self._shadow, tokens)

    def beyond(self) -> dict[tuple[int, bool], QRectF]:
        """For each column with items out of sight, above (True) or below: where its arrow is, in the day."""
        top, bottom = self.verticalOffset(), self.verticalOffset() + self.viewport().height()
        found: dict[tuple[int, bool], QRectF] = {}
        for column, (ends, starts) in self._extents.items():
            for above in (True, False):
                if ends <= top if above else starts >= bottom:
                    plate = QRectF(0, 0, 26, 18)
                    middle = self.placed.scale.column_rect(column).center().x()
                    plate.moveCenter(QPointF(middle, top + 11 if above else bottom - 11))
                    found[column, above] = plate
        return found

    def _measure(self) -> None:
        """For each column, where its first item ends and where its last one starts."""
        self._extents.clear()
        for item, rect in zip(self.board.items, self.placed.rects, strict=True):
            if item.kind in _BEYOND:
                ends, starts = self._extents.get(item.column, (rect.bottom(), rect.top()))
                self._extents[item.column] = min(ends, rect.bottom()), max(starts, rect.top())

    def show_beyond(self, column: int, *, above: bool) -> None:
        """Scroll to the nearest item of the column that is out of sight there."""
        top, bottom = self.verticalOffset(), self.verticalOffset() + self.viewport().height()
        items = zip(self.board.items, self.placed.rects, strict=True)
        rects = [rect for item, rect in items if item.column == column and item.kind in _BEYOND]
        if above:
            hidden = [rect for rect in rects if rect.bottom() <= top]
            self.show_stretch(max(hidden, key=QRectF.bottom, default=QRectF()))
        else:
            hidden = [rect for rect in rects if rect.top() >= bottom]
            self.show_stretch(min(hidden, key=QRectF.top, default=QRectF()))

    def _paint_beyond(self, painter: QPainter, tokens: Tokens) -> None:
        for (_column, above), plate in self.beyond().items():
            rounded(painter, plate, 6, tokens.surface, tokens.field)
            icon = QRectF(round(plate.center().x() - 7), round(plate.center().y() - 7), 14, 14)
            paint_icon(painter, icon, "chevron-up" if above else "chevron-down", tokens.accent.text)

    def _paint_selected(self, painter: QPainter, item: Item, rect: QRectF, tokens: Tokens) -> None:
        radius = SLOT_RADIUS if item.band is not None else RADIUS
        ring: QColor = tokens.focus if self.hasFocus() else tokens.accent.solid
        paint_ring(painter, rect.adjusted(-1, -1, 1, 1), tokens.surface, radius + 1)
        paint_ring(painter, rect.adjusted(-0.5, -0.5, 0.5, 0.5), ring, radius)

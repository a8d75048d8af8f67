"""What the mouse and the keyboard do in the grid: choose, span, move, stretch. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from cigdesk.french import weekday_name
from ui.pages.agenda.board import DAY, Item, ItemKind
from ui.pages.agenda.drag import Act, Drag, is_movable, pull
from ui.pages.agenda.geometry import SNAP
from ui.pages.agenda.grid import DAY_START, Grid
from ui.pages.agenda.painting import Shadow
from ui.pages.agenda.steps import CELL, Stop, beside, neighbour

EDGE = 7
"""Height in px of the edges by which an item is stretched."""
SCROLL_MS = 25
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_BY_KEYS = (Act.KEYS, Act.SPAN_KEYS)


class WeekView(Grid):
    """The grid with its gestures; every signal is a wish that the page takes to the rules."""

    opened = Signal(object)
    """(Item): show it."""
    slot_chosen = Signal(object)
    """(Item): book that free slot."""
    span_chosen = Signal(int, int, int)
    """(column, start, end): book there."""
    span_drawn = Signal(object)
    """(Shadow): what was drawn there is for something, to be asked."""
    dropped = Signal(object, int, int, int)
    """(Item, column, start, end): move or stretch it."""
    probed = Signal(object, int, int, int)
    """(Item, column, start, end): what would speak against that?"""
    dropped_on_day = Signal(object, object)
    """(Item, date): move it to the same hour of that day of the small calendar."""
    over_day = Signal(object)
    """(date or None): what is dragged is over that day of the small calendar."""
    typed = Signal(str)
    """A letter on what is free: the name of somebody to be booked there begins."""
    menu_asked = Signal(object, QPoint)
    """(Item or None, global place)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._drag: Drag | None = None
        self.day_under: Callable[[QPoint], date | None] = lambda _place: None
        """The day of the small calendar at a global place, if it is one."""
        self._over: date | None = None
        self._held_at = QPoint()
        self._probed: tuple[int, int, int] | None = None
        super().__init__(parent)
        self._scroller = QTimer(self, interval=SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)

    # choosing

    def choose(self, item: Item) -> None:
        """Put the keyboard on an item."""
        index = self.items.index_of(item.key)
        if index.isValid():
            self._go_to_index(index)

    def choose_cell(self, column: int, minute: int) -> None:
        """Put the keyboard on an empty cell."""
        start = min(max(minute // CELL * CELL, 0), DAY - CELL)
        self.cell = (column, start)
        self.items.name_cell(column, start)
        self._go_to_index(self.items.cell_index)

    def _go_to_index(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self.viewport().update()

    @property
    def place(self) -> tuple[int, int]:
        """Column and minute where the keyboard is."""
        item = self.current_item()
        return (item.column, item.start) if item else (self.cell or (0, DAY_START))

    # gestures of the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._end_drag()
        if not self.board.columns:
            return
        if event.button() == Qt.MouseButton.LeftButton and self._follow_arrow(event.position()):
            return
        item = self._item_at(event.position())
        if item is not None:
            self.choose(item)
        else:
            self.choose_cell(*self._cell_at(event.position()))
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = self._begin(event.position().toPoint(), item)

    def _follow_arrow(self, point: QPointF) -> bool:
        """Whether an arrow at the edge was clicked: what it tells of comes in sight."""
        place = self.to_day(point)
        held = next((key for key, plate in self.beyond().items() if plate.contains(place)), None)
        if held is not None:
            self.show_beyond(held[0], above=held[1])
        return held is not None

    def _item_at(self, point: QPointF) -> Item | None:
        return self.items.item(self.indexAt(point.toPoint()))

    def _cell_at(self, point: QPointF) -> tuple[int, int]:
        scale, place = self.placed.scale, self.to_day(point)
        return scale.column(place.x()), int(scale.minute(place.y()))

    def _begin(self, origin: QPoint, item: Item | None) -> Drag | None:
        column, minute = self._cell_at(QPointF(origin))
        if item is None:
            start = min(minute // SNAP * SNAP, DAY - SNAP)
            return Drag(Act.SPAN, origin, column, start, start + SNAP, grabbed=start)
        act = self._edge(origin, item) or Act.MOVE
        return Drag(act, origin, item.column, item.start, item.end, item, minute - item.start)

    def _edge(self, point: QPoint, item: Item) -> Act | None:
        """What a drag from there would stretch: the end, or the start."""
        rect = self.placed.rects[self.items.index_of(item.key).row()]
        y = self.to_day(point).y()
        if not is_movable(item) or rect.height() <= 3 * EDGE:
            return None
        if y > rect.bottom() - EDGE:
            return Act.STRETCH
        # A permanence is held by its strip: what is at its top moves it.
        return Act.STRETCH_TOP if y < rect.top() + EDGE and item.kind is not ItemKind.BAND else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(event.position())
            return
        point = event.position().toPoint()
        far = (point - drag.origin).manhattanLength() >= QApplication.startDragDistance()
        if not drag.begun and not far:
            return
        if drag.item is not None and not is_movable(drag.item):
            return
        drag.begun, self._held_at = True, point
        self._scroller.start()
        self._follow(point)

    def _show_cursor(self, point: QPointF) -> None:
        item = self._item_at(point)
        shape = Qt.CursorShape.ArrowCursor
        if item is not None:
            edge = self._edge(point.toPoint(), item)
            shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def _follow(self, point: QPoint) -> None:
        drag = self._drag
        if drag is None or self._over_calendar(drag, point):
            return
        column, _ = self._cell_at(QPointF(point))
        drag.follow(column, self.placed.scale.minute(self.to_day(point).y()))
        self._show_target()

    def _over_calendar(self, drag: Drag, point: QPoint) -> bool:
        """Whether what is moved is over a day of the small calendar, which then says so."""
        within = self.viewport().rect().contains(point)
        held = drag.act is Act.MOVE and not within
        self._tell_over(self.day_under(self.viewport().mapToGlobal(point)) if held else None)
        if self._over is not None:
            self.show_shadow(None)
            self._probed = None
        return self._over is not None

    def _tell_over(self, day: date | None) -> None:
        if day != self._over:
            self._over = day
            self.over_day.emit(day)

    def _show_target(self) -> None:
        drag = self._drag
        if drag is None:
            return
        if drag.item is not None and drag.target == self._probed:
            # What was said of that target stands while the pointer stays in it.
            return
        self.show_shadow(self._shadow_of(drag))
        if drag.item is not None:
            self._probed = drag.target
            self.probed.emit(drag.item, *drag.target)

    def _shadow_of(self, drag: Drag) -> Shadow:
        day = weekday_name(self.board.columns[drag.column].day)
        return Shadow(*drag.target, f"{day[:3]}. {drag.words}")

    def warn(self, target: tuple[int, int, int], note: str) -> None:
        """Say in the shadow what speaks against that target, if it is still the one."""
        shadow = self.shadow
        if shadow is not None and self._drag is not None and self._drag.target == target:
            self.show_shadow(Shadow(*target, shadow.words, note))

    def _scroll_on(self) -> None:
        point = self._held_at
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if self._drag is None or self._drag.act in _BY_KEYS:
            self._scroller.stop()
        elif self._over is None:
            bar.setValue(bar.value() + pull(point.y(), height))
            across = self.horizontalScrollBar()
            if across.maximum():
                across.setValue(across.value() + pull(point.x(), self.viewport().width()))
            self._follow(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        day = self._over
        self._end_drag()
        if day is not None and drag.item is not None:
            self.dropped_on_day.emit(drag.item, day)
        elif drag.begun:
            self._finish(drag)
        elif drag.item is not None:
            self._choose_by_click(drag.item)

    def _choose_by_click(self, item: Item) -> None:
        if item.kind is ItemKind.SLOT:
            self.slot_chosen.emit(item)
        else:
            self.opened.emit(item)

    def _finish(self, drag: Drag) -> None:
        if drag.item is None:
            self.span_drawn.emit(self._shadow_of(drag))
        elif drag.target != (drag.item.column, drag.item.start, drag.item.end):
            self.dropped.emit(drag.item, *drag.target)

    def _end_drag(self) -> None:
        self._scroller.stop()
        self._drag = self._probed = None
        self._tell_over(None)
        self.show_shadow(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._item_at(event.position()) is None:
            column, minute = self._cell_at(event.position())
            start = minute // CELL * CELL
            self.span_chosen.emit(column, start, start + CELL)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            area = self.visualRect(self.currentIndex())
            self.menu_asked.emit(self.current_item(), self.viewport().mapToGlobal(area.center()))
        else:
            self.menu_asked.emit(self._item_at(QPointF(event.pos())), event.globalPos())

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._drag is not None:
            self._key_in_drag(key)
        elif key in _ENTER and event.modifiers() in _PLAIN:
            self.act_on_current()
        elif key in _ARROWS and event.modifiers() in _PLAIN:
            self._go(*_ARROWS[key])
        elif key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._begin_span()
        elif self._begins_name(event):
            self.typed.emit(event.text())
        else:
            # Letters belong to the actions of the page, not to a search in the list.
            event.ignore()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._begins_name(event):
            # On what is free a letter begins a name: no outcome can be noted there.
            event.accept()
            return True
        return super().event(event)

    def _begins_name(self, event: QKeyEvent) -> bool:
        item = self.current_item()
        free = item is None or item.kind is ItemKind.SLOT
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        letter = plain and event.text().isalpha() and event.key() != Qt.Key.Key_T
        return bool(self.board.columns) and free and letter and self._drag is None

    def act_on_current(self) -> None:
        """What Entrée does: book what is free, show what is booked."""
        item = self.current_item()
        if item is None:
            column, minute = self.place
            if self.board.columns:
                self.span_chosen.emit(column, minute, minute + CELL)
        else:
            self._choose_by_click(item)

    def _go(self, across: int, down: int) -> None:
        if not self.board.columns:
            return
        column, minute = self.place
        if across:
            column = min(max(column + across, 0), len(self.board.columns) - 1)
            self._go_to(column, beside(self.board, column, minute))
            return
        row = self.currentIndex().row() if self.current_item() else -1
        self._go_to(column, neighbour(self.board, column, row, minute, down))

    def _go_to(self, column: int, stop: Stop) -> None:
        if stop.row < 0:
            self.choose_cell(column, stop.start)
        else:
            self._go_to_index(self.items.index(stop.row))

    def begin_move(self) -> bool:
        """R: take the current item with the keyboard; False when it does not move."""
        item = self.current_item()
        if item is None or not is_movable(item):
            return False
        self._drag = Drag(Act.KEYS, QPoint(), item.column, item.start, item.end, item, begun=True)
        self._show_target()
        return True

    def _begin_span(self) -> None:
        """Maj ↓ on what is empty: draw a span with the arrows, Entrée ends it."""
        if self.board.columns and self.current_item() is None:
            column, start = self.place
            self._drag = Drag(Act.SPAN_KEYS, QPoint(), column, start, start + CELL, begun=True)
            self._lengthen(self._drag, 1)

    def _lengthen(self, drag: Drag, steps: int) -> None:
        drag.lengthen(steps)
        self._show_target()
        self.show_stretch(self.placed.scale.rect(*drag.target))

    @property
    def moving(self) -> bool:
        """Whether something is being moved."""
        return self._drag is not None and self._drag.begun

    def _key_in_drag(self, key: Qt.Key) -> None:
        drag = self._drag
        if drag is None:
            return
        if key == Qt.Key.Key_Escape:
            self._end_drag()
        elif drag.act in _BY_KEYS and key in _ENTER:
            self._end_drag()
            self._finish(drag)
        elif drag.act is Act.KEYS and key in _ARROWS:
            self._shift(drag, *_ARROWS[key])
        elif drag.act is Act.SPAN_KEYS and key in _ARROWS:
            self._lengthen(drag, _ARROWS[key][1])

    def _shift(self, drag: Drag, across: int, down: int) -> None:
        drag.shift(min(max(drag.column + across, 0), len(self.board.columns) - 1), down)
        self._show_target()
        self.show_stretch(self.placed.scale.rect(*drag.target))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end_drag()
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def moveCursor(
        self, _action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        return self.currentIndex()


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

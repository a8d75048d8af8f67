"""Suggestions under a line as it is typed; the match is underlined, a last row creates what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui.icons import paint_icon
from ui.theme import Tokens, current, font
from ui.theme.painting import draw_text, rounded
from ui.widgets.base import tight
from ui.widgets.keycap import cap_size, paint_cap
from ui.widgets.matching import match_spans
from ui.widgets.search import SearchField, results_text

_Index = QModelIndex | QPersistentModelIndex
_PADDING, _INSET, _SHOWN = 4, 10, 8
_TAKE_KEYS, _CREATE_KEYS = "Entrée", "Ctrl Entrée"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Suggestion:
    """One row. `strong` and `rest` make its first line (the first bold), `detail` its second.

    `key` is what the caller wants back; `right` is an amount or a state at the end of the row; `near` says
    that the row was found but for typing errors.
    """

    key: object
    strong: str = ""
    rest: str = ""
    detail: str = ""
    right: str = ""
    icon: str = ""
    near: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part for part in (self.strong + self.rest, self.detail, self.right) if part)


Deliver = Callable[[Sequence[Suggestion]], None]
Provider = Callable[[str, Deliver], None]
"""Looks for a text and delivers rows, at once or later; an answer to an older text is dropped."""

_ROW = Qt.ItemDataRole.UserRole


class _Model(QAbstractListModel):
    """The suggestions, then the row that creates (None) when there is one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion | None] = []
        self.query = self.create_text = ""

    def fill(self, rows: Sequence[Suggestion], query: str, create_text: str) -> None:
        self.beginResetModel()
        self.query, self.create_text = query, create_text
        self.rows = [*rows, None] if create_text else list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken if row is not None else self.create_text
        return row if role == _ROW else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: _Model, create_icon: str) -> None:
        super().__init__(model)
        self._model, self._create_icon = model, create_icon

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = QFontMetricsF(font("body")).height() + QFontMetricsF(font("secondary")).height()
        single = index.data(_ROW) is None or not index.data(_ROW).detail
        return QSize(100, max(38, round(lines)) if single else max(44, round(lines) + 13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = current()
        painter.save()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        row = index.data(_ROW)
        if row is None:
            self._paint_create(painter, area, tokens, chosen=chosen)
        else:
            self._paint_row(painter, area, tokens, row, chosen=chosen)
        painter.restore()

    def _paint_create(self, painter: QPainter, area: QRectF, tokens: Tokens, *, chosen: bool) -> None:
        if len(self._model.rows) > 1:
            painter.setPen(QPen(tokens.border, 1))
            painter.drawLine(area.topLeft(), area.topRight())
        body = area.adjusted(0, 3, 0, 0)
        if chosen:
            rounded(painter, body, 5, tokens.accent.tint)
        glyph = QRectF(area.left() + _INSET + 1, round(body.center().y() - 8), 16, 16)
        paint_icon(painter, glyph, self._create_icon, tokens.accent.text)
        end = self._paint_right(painter, body, "", _CREATE_KEYS, tokens)
        place = QRectF(glyph.right() + 8, body.top(), end - glyph.right() - 16, body.height())
        draw_text(painter, place, self._model.create_text, font("emphasis"), tokens.accent.text)

    def _paint_row(
        self, painter: QPainter, area: QRectF, tokens: Tokens, row: Suggestion, *, chosen: bool
    ) -> None:
        if chosen:
            rounded(painter, area, 5, tokens.accent.tint)
        x = area.left() + _INSET
        if row.icon:
            paint_icon(painter, QRectF(x + 1, round(area.center().y() - 8), 16, 16), row.icon, tokens.text2)
            x += 16 + 10
        keys = _TAKE_KEYS if chosen else ""
        end = self._paint_right(painter, area, row.right, keys, tokens)
        body, small = QFontMetricsF(font("body")), QFontMetricsF(font("secondary"))
        both = body.height() + (small.height() + 1 if row.detail else 0)
        top = area.center().y() - both / 2
        self._paint_title(painter, QRectF(x, top, end - x - 8, body.height()), row, tokens)
        if row.detail:
            below = QRectF(x, top + body.height() + 1, end - x - 8, small.height())
            draw_text(painter, below, row.detail, font("secondary"), tokens.text2 if chosen else tokens.text3)

    def _paint_title(self, painter: QPainter, place: QRectF, row: Suggestion, tokens: Tokens) -> None:
        bold, plain = font("strong"), font("body")
        width = QFontMetricsF(bold).horizontalAdvance(row.strong)
        draw_text(painter, place, row.strong, bold, tokens.text)
        rest = place.adjusted(width, 0, 0, 0)
        if row.rest:
            draw_text(painter, rest, row.rest, plain, tokens.text)
        line = QFontMetricsF(bold)
        base = place.center().y() + line.ascent() - line.height() / 2 + 2
        for start, end in match_spans(row.strong + row.rest, self._model.query):
            left, right = _offset(row, start), _offset(row, end)
            mark = QRectF(place.left() + left, round(base), right - left, 2)
            painter.fillRect(mark & place.adjusted(0, 0, 0, 4), tokens.accent.solid)

    def _paint_right(self, painter: QPainter, area: QRectF, amount: str, keys: str, tokens: Tokens) -> float:
        """Draw the amount and the key at the end of the row; gives where the rest must stop."""
        right = area.right() - _INSET
        # The key keeps its place on every row with an amount, so that amounts stay in one column.
        reserved = cap_size(_TAKE_KEYS).width() + 16 if amount else 0
        if keys:
            cap = cap_size(keys)
            place = QRectF(right - cap.width(), round(area.center().y() - cap.height() / 2), 0, cap.height())
            place.setWidth(cap.width())
            paint_cap(painter, place, keys, tokens.text2, tokens.border, ground=tokens.surface)
            right = right - cap.width() - 8 if not amount else right
        if amount:
            place = QRectF(area.left(), area.top(), right - reserved - area.left(), area.height())
            strong = font("strong", tabular=True)
            draw_text(painter, place, amount, strong, tokens.text, align=Qt.AlignmentFlag.AlignRight)
            right -= reserved + QFontMetricsF(strong).horizontalAdvance(amount) + 8
        return right


def _offset(row: Suggestion, letters: int) -> float:
    """Where the letter of that place begins, in px from the left of the first line."""
    bold, plain = QFontMetricsF(font("strong")), QFontMetricsF(font("body"))
    head, tail = row.strong[:letters], row.rest[: max(letters - len(row.strong), 0)]
    return bold.horizontalAdvance(head) + plain.horizontalAdvance(tail)


class CompleterPopup(QFrame):
    """A list under `edit`, which keeps the keyboard: ↑ ↓ move, Entrée takes, Échap closes.

    Args:
        provider: asked 120 ms after the last key; may answer from another turn of the event loop.
        create_text: words of the last row, `{text}` being what is typed; none means no such row.
        minimum: letters before anything is looked for; 0 opens on ↓ in an empty field.
    """

    chosen = Signal(object)
    create_asked = Signal(str)

    def __init__(
        self,
        edit: QLineEdit,
        provider: Provider,
        *,
        create_text: str = "",
        create_icon: str = "user-check",
        minimum: int = 1,
        delay_ms: int = 120,
    ) -> None:
        super().__init__(edit.window())
        self._edit, self._provider = edit, provider
        self._create_text, self._minimum = create_text, minimum
        self._asked = 0
        self.setProperty("surface", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Model(self)
        self._view = self._make_view(create_icon)
        tight(QVBoxLayout(self), 0, (_PADDING,) * 4).addWidget(self._view)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._ask)
        edit.textEdited.connect(self._typed)
        edit.installEventFilter(self)
        edit.destroyed.connect(self.deleteLater)
        self.hide()

    def _make_view(self, create_icon: str) -> QListView:
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(_Delegate(self._model, create_icon))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Suggestions"))
        view.entered.connect(view.setCurrentIndex)
        view.clicked.connect(self._take)
        return view

    # what is shown

    def suggestions(self) -> tuple[Suggestion, ...]:
        """The rows in sight, without the one that creates."""
        return tuple(row for row in self._model.rows if row is not None)

    def current(self) -> Suggestion | None:
        """The row that Entrée would take; None on the row that creates, and when there is none."""
        row = self._view.currentIndex().data(_ROW)
        return row if isinstance(row, Suggestion) else None

    def refresh(self) -> None:
        """Ask the provider now for what is typed."""
        self._timer.stop()
        self._ask()

    def _typed(self, text: str) -> None:
        self._asked += 1
        if len(text.strip()) < self._minimum:
            self._timer.stop()
            self._close()
        else:
            self._timer.start()

    def _ask(self) -> None:
        self._asked += 1
        asked, text = self._asked, self._edit.text().strip()
        self._provider(text, lambda rows: self._deliver(asked, text, rows))

    def _deliver(self, asked: int, text: str, rows: Sequence[Suggestion]) -> None:
        if asked != self._asked or not self._edit.isVisible():
            return
        create = self._create_text.format(text=text) if text and self._create_text else ""
        self._model.fill(rows, text, create)
        self._say_count(rows)
        if self._model.rows:
            self._open()
        else:
            self._close()

    def _say_count(self, rows: Sequence[Suggestion]) -> None:
        if isinstance(self._edit, SearchField):
            self._edit.set_count_text(results_text(len(rows), near=any(row.near for row in rows)))

    def _open(self) -> None:
        if self.parentWidget() is not self._edit.window():
            self.setParent(self._edit.window())
        self._view.setCurrentIndex(self._model.index(0))
        self._announce()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Under the line, or above it when the window ends too soon."""
        window = self._edit.window()
        heights = [self._view.sizeHintForRow(row) for row in range(min(len(self._model.rows), _SHOWN))]
        height = sum(heights) + 2 * _PADDING + 2
        below = self._edit.mapTo(window, QPoint(0, self._edit.height() + 3))
        if below.y() + height > window.height() and below.y() - self._edit.height() - 6 >= height:
            below.setY(below.y() - self._edit.height() - 6 - height)
        self.setGeometry(below.x(), below.y(), self._edit.width(), min(height, window.height() - below.y()))

    def _close(self) -> None:
        self.hide()
        if isinstance(self._edit, SearchField) and not self._edit.text():
            self._edit.set_count_text("")

    def _announce(self) -> None:
        index = self._view.currentIndex()
        place = self.tr("{row} sur {rows}").format(row=index.row() + 1, rows=len(self._model.rows))
        self._edit.setAccessibleDescription(f"{index.data(Qt.ItemDataRole.DisplayRole)}, {place}")

    # acts

    def _take(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        text = self._edit.text().strip()
        self._asked += 1
        self._close()
        if isinstance(row, Suggestion):
            self.chosen.emit(row)
        elif text:
            self.create_asked.emit(text)

    def _move(self, steps: int) -> None:
        count = len(self._model.rows)
        self._view.setCurrentIndex(self._model.index((self._view.currentIndex().row() + steps) % count))
        self._announce()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._knows(event):
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._knows(event):
            self._act(event)
            return True
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._close()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _knows(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not self.isVisible():
            return plain and key == Qt.Key.Key_Down and len(self._edit.text().strip()) >= self._minimum
        if key in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            return bool(self._model.create_text)
        return plain and key in (*_ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)

    def _act(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.isVisible():
            self.refresh()
        elif key == Qt.Key.Key_Escape:
            self._close()
        elif key in _ENTER:
            creates = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            last = self._model.index(len(self._model.rows) - 1)
            self._take(last if creates else self._view.currentIndex())
        else:
            self._move(1 if key == Qt.Key.Key_Down else -1)

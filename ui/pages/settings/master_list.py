"""The list beside a panel: one line per record, under headings, chosen with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import paint_icon
from ui.pages.settings.colours import paint_face
from ui.theme import Tokens, current, font, hub
from ui.theme.painting import draw_text

_Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole + 1
_FACE, _LEFT = 30, 16


@dataclass(frozen=True)
class Entry:
    """One line. Without key it is a heading. `letters` and `colour` make a face, else `icon` is drawn."""

    key: object
    title: str
    detail: str = ""
    right: str = ""
    letters: str = ""
    colour: str = ""
    icon: str = ""
    faded: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.detail, self.right) if part)


class EntryModel(QAbstractListModel):
    """Entries in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show those in place of the others."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        entry = index.data(_ENTRY)
        return super().flags(index) if entry and entry.key is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken
        return entry if role == _ENTRY else None


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry: Entry = index.data(_ENTRY)
        if entry.key is None:
            return QSize(100, max(34, round(QFontMetricsF(font("caption_strong")).height()) + 20))
        both = QFontMetricsF(font("strong")).height() + QFontMetricsF(font("secondary")).height()
        return QSize(100, max(52, round(both) + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, entry = current(), index.data(_ENTRY)
        painter.save()
        area = QRectF(option.rect)
        if entry.key is None:
            words = area.adjusted(_LEFT, 8, -_LEFT, 0)
            draw_text(painter, words, entry.title, font("caption_strong"), tokens.text3)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, area, tokens, option, chosen=chosen)
            self._paint_entry(painter, area.adjusted(_LEFT, 0, -_LEFT, 0), entry, tokens)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRectF, tokens: Tokens, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.fillRect(area, tokens.accent.tint if chosen else tokens.hover)
        if chosen:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), tokens.accent.solid)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.border)

    def _paint_entry(self, painter: QPainter, area: QRectF, entry: Entry, tokens: Tokens) -> None:
        middle = area.center().y()
        if entry.letters:
            face = QRectF(area.left(), round(middle - _FACE / 2), _FACE, _FACE)
            paint_face(painter, face, entry.letters, "neutral" if entry.faded else entry.colour)
        else:
            glyph = QRectF(area.left() + 2, round(middle - 9), 18, 18)
            paint_icon(painter, glyph, entry.icon, tokens.text2)
        x = area.left() + (_FACE + 12 if entry.letters else 32)
        small = font("secondary")
        width = QFontMetricsF(small).horizontalAdvance(entry.right)
        right = QRectF(area.right() - width, area.top(), width + 1, area.height())
        draw_text(painter, right, entry.right, small, tokens.text3)
        title, below = QFontMetricsF(font("strong")).height(), QFontMetricsF(small).height()
        top = middle - (title + (below if entry.detail else 0)) / 2
        room = right.left() - 10 - x
        ink = tokens.text3 if entry.faded else tokens.text
        draw_text(painter, QRectF(x, top, room, title), entry.title, font("strong"), ink)
        draw_text(painter, QRectF(x, top + title, room, below), entry.detail, small, tokens.text3)


class MasterList(QListView):
    """`chosen` tells the key of the line of the keyboard."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self._filling = False
        self._delegate = _EntryDelegate(self)
        self.setAccessibleName(name)
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)
        hub().changed.connect(self.viewport().update)

    def show_entries(self, entries: Sequence[Entry], chosen: object) -> None:
        """Show those, the line of that key chosen without telling it."""
        self._filling = True
        self.entries.show(entries)
        place = next(
            (at for at, each in enumerate(entries) if each.key is not None and each.key == chosen), -1
        )
        self.setCurrentIndex(self.entries.index(place) if place >= 0 else QModelIndex())
        self._filling = False

    def keys(self) -> list[object]:
        """The keys in sight, in their order."""
        return [each.key for each in self.entries.entries if each.key is not None]

    def choose(self, key: object) -> None:
        """Put the keyboard's line on that key."""
        places = enumerate(self.entries.entries)
        place = next((at for at, each in places if each.key is not None and each.key == key), -1)
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place))

    def _moved(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if not self._filling and isinstance(entry, Entry) and entry.key is not None:
            self.chosen.emit(entry.key)

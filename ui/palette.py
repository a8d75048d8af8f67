"""Ctrl+K: one place to find an act or a record, by a few letters in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cigdesk.french import fold
from ui.actions import Registered, shortcut_text
from ui.icons import paint_icon
from ui.operations import Operations
from ui.theme import current, font
from ui.theme.painting import draw_text, rounded, text_width
from ui.widgets.base import Label, rule, tight
from ui.widgets.keycap import cap_size, paint_cap
from ui.widgets.search import SearchField

Index = QModelIndex | QPersistentModelIndex
WIDTH, TOP, ROWS = 560, 72, 12
ENOUGH_LETTERS = 2
ACTIONS = "Actions"
_KEY = "palette"


@dataclass(frozen=True)
class PaletteItem:
    """One answer: its group, its words, what it does. `run` is called on the GUI thread."""

    group: str
    title: str
    detail: str = ""
    icon: str = "arrow-right"
    run: Callable[[], object] = lambda: None
    keycap: str = ""
    words: str = ""
    ticked: bool = False


Provider = Callable[[str], Sequence[PaletteItem]]
"""Finds records by what is typed; called on a worker."""


class Role(IntEnum):
    """What the delegate asks the model."""

    ITEM = Qt.ItemDataRole.UserRole + 1


def matching(items: Iterable[PaletteItem], text: str) -> list[PaletteItem]:
    """The items that hold every word typed, accents and case set aside; those that begin so first."""
    words = fold(text).split()
    found = [(item, fold(f"{item.title} {item.detail} {item.words}").split()) for item in items]
    kept = [(item, have) for item, have in found if all(any(word in one for one in have) for word in words)]

    def begins(pair: tuple[PaletteItem, list[str]]) -> bool:
        return not all(any(one.startswith(word) for one in pair[1]) for word in words)

    return [item for item, _ in sorted(kept, key=begins)]


def action_items(entries: Iterable[Registered]) -> list[PaletteItem]:
    """The acts that are there now and possible, as answers."""
    return [
        PaletteItem(
            ACTIONS,
            entry.spec.text,
            icon=entry.spec.icon or "arrow-right",
            run=entry.action.trigger,
            keycap=shortcut_text(entry.spec.shortcuts[0]) if entry.spec.shortcuts else "",
            words=f"{entry.spec.words} {entry.spec.group}",
            ticked=entry.action.isChecked(),
        )
        for entry in entries
        if entry.spec.in_palette and entry.action.isEnabled()
    ]


class _Model(QAbstractListModel):
    """Answers under the heading of their group; a heading is a row that cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[PaletteItem | str] = []

    def show(self, items: Sequence[PaletteItem]) -> None:
        """Replace the answers."""
        self.beginResetModel()
        self._rows = []
        for group in dict.fromkeys(item.group for item in items):
            self._rows += [group, *(item for item in items if item.group == group)]
        self.endResetModel()

    def item(self, index: Index) -> PaletteItem | None:
        """The answer at that row, None for a heading."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None
        return row if isinstance(row, PaletteItem) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Role.ITEM:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.title} {row.detail}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.item(index) is not None else Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetricsF(font("body")).height()
        heading = isinstance(index.data(Role.ITEM), str)
        return QSize(WIDTH, round(line + (12 if heading else 18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ITEM)
        area = QRectF(option.rect)
        if isinstance(row, str):
            words = area.adjusted(12, 4, -12, 0)
            draw_text(painter, words, row, font("secondary_strong"), current().text3)
            return
        chosen = bool(option.state & option.state.State_Selected)
        self._paint_item(painter, area.adjusted(2, 0, -2, 0), row, chosen)

    def _paint_item(self, painter: QPainter, area: QRectF, item: PaletteItem, chosen: bool) -> None:
        tokens = current()
        if chosen:
            rounded(painter, area, 5, tokens.accent.tint)
        ink = tokens.accent.text if chosen else tokens.text2
        glyph = QRectF(area.left() + 10, round(area.center().y() - 8), 16, 16)
        paint_icon(painter, glyph, "check" if item.ticked else item.icon, ink)
        right = self._paint_cap(painter, area, "Entrée" if chosen and not item.keycap else item.keycap)
        place = QRectF(area.left() + 36, area.top(), right - area.left() - 36, area.height())
        draw_text(painter, place, item.title, font("body"), tokens.text)
        after = min(text_width(font("body"), item.title) + 6, place.width())
        draw_text(painter, place.adjusted(after, 0, 0, 0), item.detail, font("body"), tokens.text3)

    def _paint_cap(self, painter: QPainter, area: QRectF, keycap: str) -> float:
        if not keycap:
            return area.right() - 12
        tokens, size = current(), cap_size(keycap)
        place = QRectF(area.right() - 10 - size.width(), 0, size.width(), size.height())
        place.moveTop(round(area.center().y() - size.height() / 2))
        paint_cap(painter, place, keycap, tokens.text2, tokens.border, ground=tokens.surface)
        return place.left() - 8


class Palette(QFrame):
    """The popup over the window. Échap gives the keyboard back to where it was."""

    def __init__(
        self,
        window: QWidget,
        operations: Operations,
        actions: Callable[[], Iterable[Registered]],
        providers: Sequence[Provider] = (),
    ) -> None:
        super().__init__(window)
        self._window, self._operations = window, operations
        self._actions, self._providers = actions, list(providers)
        self._back: QWidget | None = None
        self.field = SearchField(self.tr("Rechercher ou agir"), keycap=self.tr("Échap"), large=True)
        self.list = QListView()
        self._model = _Model(self)
        self._nothing = Label(self.tr("Aucun résultat."), "body", "text3")
        self._layout = tight(QVBoxLayout(self), 0, (1, 5, 1, 5))
        self._build()
        self.hide()

    def add_provider(self, provider: Provider) -> None:
        """Find records there too."""
        self._providers.append(provider)

    def _build(self) -> None:
        self.setProperty("surface", "popup")
        self.setAccessibleName(self.tr("Rechercher ou agir"))
        # The popup is the frame; the padding stays, the magnifier stands in it.
        self.field.setStyleSheet("border: 0; background: transparent;")
        self.field.setProperty("focusRing", False)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Résultats"))
        self.list.clicked.connect(self._run)
        self._nothing.setContentsMargins(14, 8, 14, 10)
        for widget in (self.field, rule(), self.list, self._nothing):
            self._layout.addWidget(widget)

    def open(self) -> None:
        """Show the palette, empty, with the keyboard in it."""
        self._back = QApplication.focusWidget()
        self.field.clear()
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close, and give the keyboard back."""
        self._operations.forget(_KEY)
        self.hide()
        back, self._back = self._back, None
        if back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def items(self) -> list[PaletteItem]:
        """The answers in sight, in their order."""
        rows = (self._model.item(self._model.index(row)) for row in range(self._model.rowCount()))
        return [row for row in rows if row is not None]

    def _search(self) -> None:
        text = self.field.text().strip()
        acts = matching(action_items(self._actions()), text)
        self._show(acts)
        if len(text) >= ENOUGH_LETTERS and self._providers:
            providers = tuple(self._providers)
            self._operations.query(
                _KEY,
                lambda: [item for provider in providers for item in provider(text)],
                lambda records: self._show(_acts_first([*acts, *records]), self.list.currentIndex().row()),
            )
        else:
            self._operations.forget(_KEY)

    def _show(self, items: Sequence[PaletteItem], row: int = -1) -> None:
        """Show the answers, with the first one chosen, or the one at `row` when the person moved there."""
        self._model.show(items)
        self._choose(row if self._model.item(self._model.index(row)) is not None else self._next_row(-1, 1))
        self.list.setVisible(bool(items))
        self._nothing.setVisible(not items)
        self._place()

    def _place(self) -> None:
        """At the top, in the middle, as high as its answers."""
        window = self._window
        shown = range(min(self._model.rowCount(), ROWS))
        height = sum(self.list.sizeHintForRow(row) for row in shown) + 4
        self.list.setFixedHeight(min(height, max(120, window.height() - TOP - 120)))
        width = min(WIDTH, window.width() - 40)
        self._layout.activate()
        self.setGeometry(QRect((window.width() - width) // 2, TOP, width, self.sizeHint().height()))

    def _next_row(self, row: int, step: int) -> int:
        row += step
        while 0 <= row < self._model.rowCount():
            if self._model.item(self._model.index(row)) is not None:
                return row
            row += step
        return -1

    def _choose(self, row: int) -> None:
        if row >= 0:
            index = self._model.index(row)
            self.list.setCurrentIndex(index)
            self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
            if row == 1:
                self.list.scrollToTop()

    def _run(self, index: Index) -> None:
        item = self._model.item(index)
        if item is not None:
            self.dismiss()
            item.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and QApplication.activeWindow():
            self._back = None  # the person went elsewhere by themselves
            self.dismiss()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, row = Qt.Key(event.key()), self.list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key in steps:
            self._choose(self._next_row(row, steps[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True


def _acts_first(items: Sequence[PaletteItem]) -> list[PaletteItem]:
    return sorted(items, key=lambda item: item.group != ACTIONS)

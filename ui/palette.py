"""Ctrl+K: one place to find an act or a record, by a few letters in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from cigdesk.domain.search import FEW
from ui.actions import Registered
from ui.operations import Operations
from ui.palette_items import (
    ACTIONS,
    RECENT,
    PaletteItem,
    PaletteRest,
    PaletteRow,
    Provider,
    Recalling,
    action_items,
    matching,
)
from ui.palette_list import WIDTH, Index, PaletteDelegate, PaletteModel
from ui.palette_recents import Recents
from ui.widgets.base import Label, rule, tight
from ui.widgets.search import SearchField

__all__ = ["ACTIONS", "Palette", "PaletteItem", "PaletteRest", "PaletteRow", "Provider"]

TOP, ROWS, PAGE_ROWS = 72, 14, 8
ENOUGH_LETTERS = 2
RECENT_SHOWN = 5
_KEY = "palette"


class Palette(QFrame):
    """The popup over the window. Échap gives the keyboard back to where it was."""

    def __init__(
        self,
        window: QWidget,
        operations: Operations,
        actions: Callable[[], Iterable[Registered]],
        providers: Sequence[Provider] = (),
        recents: Recents | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._operations = window, operations
        self._actions, self._providers = actions, list(providers)
        self._recents = recents
        self._back: QWidget | None = None
        self.field = SearchField(self.tr("Rechercher ou agir"), keycap=self.tr("Échap"), large=True)
        self.list = QListView()
        self._model = PaletteModel(self)
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
        self.list.setItemDelegate(PaletteDelegate(self))
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
        job = self._job(text)
        self._show(acts, still_looking=job is not None)
        if job is None:
            self._operations.forget(_KEY)
        else:
            self._operations.query(_KEY, job, lambda rows: self._add(acts, rows))

    def _job(self, text: str) -> Callable[[], list[PaletteRow]] | None:
        """What is to be looked for in the store: records by the text, the latest choices without one."""
        providers = tuple(self._providers)
        if len(text) >= ENOUGH_LETTERS and providers:
            return lambda: [row for provider in providers for row in provider(text)]
        keys = self._recents.keys() if self._recents is not None and not text else []
        known: Sequence[object] = providers
        recalling = [each for each in known if isinstance(each, Recalling)]
        return (lambda: [row for each in recalling for row in each.recall(keys)]) if keys else None

    def _add(self, acts: Sequence[PaletteItem], records: Sequence[PaletteRow]) -> None:
        """Show the answers of the store beside the acts, the person's choice kept where it moved to."""
        moved = self.list.currentIndex().row() > self._next_row(-1, 1)
        row = self.list.currentIndex().row() if moved else -1
        if self.field.text().strip():
            self._show([*sorted([*acts, *records], key=lambda each: each.group != ACTIONS)], row)
        else:
            self._show([*self._latest(acts, records), *acts], row)

    def _latest(self, acts: Sequence[PaletteItem], records: Sequence[PaletteRow]) -> list[PaletteItem]:
        known = {each.key: each for each in (*acts, *records) if isinstance(each, PaletteItem) and each.key}
        keys = self._recents.keys() if self._recents is not None else []
        return [replace(known[key], group=RECENT) for key in keys if key in known][:RECENT_SHOWN]

    def _show(self, rows: Sequence[PaletteRow], row: int = -1, *, still_looking: bool = False) -> None:
        """Show the answers, with the first one chosen, or the one at `row` when the person moved there."""
        query = self.field.text().strip()
        self._model.show(_without_needless(rows), query)
        self._choose(row if self._model.item(self._model.index(row)) is not None else self._next_row(-1, 1))
        self.list.setVisible(bool(self._model.rowCount()))
        self._nothing.setText(self.tr("Rien ne correspond à «\u00a0{text}\u00a0».").format(text=query[:40]))
        self._nothing.setVisible(not self._model.rowCount() and not still_looking)
        self._place(at_least=self.list.height() if still_looking and self.isVisible() else 0)

    def _place(self, at_least: int = 0) -> None:
        """At the top, in the middle, as high as its answers: it does not shrink while others are awaited."""
        window = self._window
        shown = range(min(self._model.rowCount(), ROWS))
        height = max(sum(self.list.sizeHintForRow(row) for row in shown) + 4, at_least)
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
            if item.key and self._recents is not None:
                self._recents.note(item.key)
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
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key != Qt.Key.Key_Backtab:
            return False
        if key in _STEPS:
            self._choose(self._next_row(row, _STEPS[key]))
        elif key in _LEAPS:
            self._choose(self._next_row(*_LEAPS[key](row, self._model.rowCount())))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_LEAPS: dict[Qt.Key, Callable[[int, int], tuple[int, int]]] = {
    Qt.Key.Key_Home: lambda _row, _rows: (-1, 1),
    Qt.Key.Key_End: lambda _row, rows: (rows, -1),
    Qt.Key.Key_PageDown: lambda row, rows: (row + PAGE_ROWS, -1) if row + PAGE_ROWS < rows else (rows, -1),
    Qt.Key.Key_PageUp: lambda row, _rows: (max(row - PAGE_ROWS, 0) - 1, 1),
}
"""For each key, the row from which the next answer is looked for, and the way."""


def _without_needless(rows: Sequence[PaletteRow]) -> list[PaletteRow]:
    """Near answers are only of use where few hold the words themselves."""
    exact = [row for row in rows if not row.near]
    return exact if len(exact) >= FEW else list(rows)

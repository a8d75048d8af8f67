"""What a catalogue changes in the one it was copied from: one line for each price, text or condition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.catalogue.comparison import Difference, Kind
from cigdesk.french import percent, plural
from ui.theme import Accent
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, CellDelegate, CellRole, PillDelegate, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import PillData
from ui.widgets.rows import Index, Reader, RowModel
from ui.widgets.table import TableView

_PILLS = {
    Kind.ADDED: PillData("ajoutée", Accent.OK, "plus"),
    Kind.RETIRED: PillData("retirée", Accent.BAD, "x"),
    Kind.PRICE: PillData("prix", Accent.ACCENT),
    Kind.TEXT: PillData("texte", Accent.NEUTRAL),
    Kind.CONDITION: PillData("condition", Accent.INDIGO),
}


class ChangeColumn(IntEnum):
    """The columns, from the left."""

    OFFER = 0
    KIND = 1
    BEFORE = 2
    AFTER = 3
    MOVED = 4


_WIDTHS = {ChangeColumn.KIND: 120, ChangeColumn.BEFORE: 200, ChangeColumn.AFTER: 200, ChangeColumn.MOVED: 90}


class ChangeModel(RowModel[Difference]):
    """One difference in a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(ChangeColumn), right=(ChangeColumn.MOVED,), parent=parent)

    def title(self, column: int) -> str:
        return {
            ChangeColumn.OFFER: self.tr("Prestation"),
            ChangeColumn.KIND: self.tr("Changement"),
            ChangeColumn.BEFORE: self.tr("Avant"),
            ChangeColumn.AFTER: self.tr("Après"),
            ChangeColumn.MOVED: self.tr("Écart"),
        }[ChangeColumn(column)]

    def readers(self) -> Mapping[int, Reader[Difference]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.ToolTipRole: _tip,
            CellRole.DETAIL: lambda each, column: each.what if column == ChangeColumn.OFFER else None,
            CellRole.PILL: lambda each, column: _PILLS[each.kind] if column == ChangeColumn.KIND else None,
        }


class ChangesView(QWidget):
    """The table, and the act on the line chosen."""

    restore_asked = Signal(str)
    """(code): that offer is taken back as it was."""
    offer_asked = Signal(str)
    """(code): that offer is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = False
        self.model = ChangeModel(self)
        self.table = TableView(self.tr("Ce qui change"), lines=2)
        self.count = Label("", "body", "text2")
        self.restore = Button(self.tr("Rétablir la prestation"), size="medium", icon_name="arrow-back-up")
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_act())
        self.table.activated_row.connect(self._open)
        self.restore.clicked.connect(self._restore)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.set_column(ChangeColumn.OFFER, delegate=TwoLineDelegate(), stretch=True)
        self.table.set_column(ChangeColumn.KIND, delegate=PillDelegate())
        self.table.set_column(ChangeColumn.BEFORE, delegate=CellDelegate(tone="text2", tabular=True))
        self.table.set_column(ChangeColumn.AFTER, delegate=CellDelegate(strong=True, tabular=True))
        self.table.set_column(ChangeColumn.MOVED, delegate=AmountDelegate())
        for column, width in _WIDTHS.items():
            self.table.set_column(column, width=width)
        none = EmptyState(
            self.tr("Rien ne change encore"),
            self.tr("Ce catalogue dit la même chose que celui dont il est la copie."),
            icon_name="copy",
        )
        self.table.set_empty_state(none)
        foot = surface("footer")
        tight(QHBoxLayout(foot), 8, (20, 8, 20, 8)).addLayout(row(self.count, None, self.restore))
        layout = tight(QVBoxLayout(self))
        layout.addWidget(self.table, 1)
        layout.addWidget(foot)

    def show_differences(self, found: Sequence[Difference], *, editable: bool) -> None:
        """Show them, the keyboard on the same line."""
        self._editable = editable
        kept = self.table.current_row()
        self.model.fill(found)
        if kept >= 0:
            self.table.select_row(kept)
        offers = len({each.offer for each in found})
        self.count.setText(
            f"{plural(len(found), 'changement')}, {plural(offers, 'prestation')}" if found else ""
        )
        self._show_act()

    def _chosen(self) -> Difference | None:
        return self.model.row(self.table.currentIndex())

    def _show_act(self) -> None:
        chosen = self._chosen()
        restorable = chosen is not None and chosen.kind is not Kind.ADDED
        self.restore.setVisible(self._editable)
        self.restore.set_reason("" if restorable else self.tr("Choisissez une prestation de départ."))

    def _restore(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.restore_asked.emit(chosen.offer)

    def _open(self, index: Index) -> None:
        chosen = self.model.row(index)
        if chosen is not None and chosen.kind is not Kind.RETIRED:
            self.offer_asked.emit(chosen.offer)


def _text(each: Difference, column: int) -> str:
    return {
        ChangeColumn.OFFER: f"{each.offer}, {each.label}",
        ChangeColumn.KIND: _PILLS[each.kind].text,
        ChangeColumn.BEFORE: each.before.replace("\n", ", "),
        ChangeColumn.AFTER: each.after.replace("\n", ", "),
        ChangeColumn.MOVED: "" if each.percent is None else moved_percent(each),
    }[ChangeColumn(column)]


def moved_percent(each: Difference) -> str:
    """« +2 % »."""
    if each.percent is None:
        return ""
    return f"{'+' if each.percent > 0 else ''}{percent(each.percent)}"


def _tip(each: Difference, column: int) -> str | None:
    long = {ChangeColumn.BEFORE: each.before, ChangeColumn.AFTER: each.after, ChangeColumn.OFFER: each.label}
    return long.get(ChangeColumn(column)) or None

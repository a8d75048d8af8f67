"""The sheets that are likely to be of one person, two by two, each pair to be merged."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.french import NBSP, number, plural
from cigdesk.ports.people import AgentLine
from cigdesk.services.agent_merging import DoubleLine, Doubles
from cigdesk.services.desk import Services
from ui.masking import Masking
from ui.merging.words import grounds_text, line_about, line_name
from ui.page import Workbench
from ui.page_part import PagePart
from ui.widgets.base import Label, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import CellDelegate, CellRole, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows import Reader, RowModel
from ui.widgets.table import TableView


class DoubleColumn(IntEnum):
    """The columns, from the left."""

    ONE = 0
    OTHER = 1
    WHY = 2


class DoublesModel(RowModel[DoubleLine]):
    """Pairs, the surest first."""

    def __init__(self, masking: Masking, parent: QObject | None = None) -> None:
        super().__init__(len(DoubleColumn), parent=parent)
        self._masking = masking
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return {
            DoubleColumn.ONE: self.tr("Une fiche"),
            DoubleColumn.OTHER: self.tr("Une autre"),
            DoubleColumn.WHY: self.tr("Ce qui les rapproche"),
        }[DoubleColumn(column)]

    def readers(self) -> Mapping[int, Reader[DoubleLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CellRole.DETAIL: self._detail,
            CellRole.STRONG: lambda _line, column: column != DoubleColumn.WHY,
        }

    def _text(self, line: DoubleLine, column: int) -> str:
        side = _side(line, column)
        return line_name(side, masked=self._masking.masked) if side else grounds_text(line.grounds)

    def _detail(self, line: DoubleLine, column: int) -> str:
        side = _side(line, column)
        return line_about(side, masked=self._masking.masked) if side else ""

    def _spoken(self, line: DoubleLine, column: int) -> str:
        return ", ".join(filter(None, (self._text(line, column), self._detail(line, column))))


class DoublesPart(PagePart):
    """Asked again whenever it comes in sight, or a sheet changes while it is."""

    key, title = "doubles", "Doublons"
    kinds = frozenset({"agents", "distinct_agents"})

    merge_asked = Signal(object, object)
    """(UUID, UUID)"""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._services: Services = bench.services
        self._operations = bench.operations
        self.found: Doubles | None = None
        self.model = DoublesModel(bench.masking, self)
        self.table = TableView(self.tr("Doublons probables"), lines=2)
        self.merge_button = Button(self.tr("Fusionner…"), icon_name="users", keycap=self.tr("Entrée"))
        self.apart_button = Button(self.tr("Deux personnes différentes"), icon_name="users-group")
        self.said = Label("", "secondary", "text2", wrap=True)
        self._lay_out()
        self.table.activated_row.connect(self._merge)
        self.merge_button.clicked.connect(lambda: self._merge(self.table.currentIndex()))
        self.apart_button.clicked.connect(self.keep_apart)

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        for column in (DoubleColumn.ONE, DoubleColumn.OTHER):
            table.set_column(column, delegate=TwoLineDelegate(), stretch=True)
        table.set_column(DoubleColumn.WHY, delegate=CellDelegate(tone="text2"), width=380)
        title = self.tr("Aucun doublon probable")
        sentence = self.tr(
            "Deux fiches se ressemblent par le nom, et par l’employeur, le téléphone ou le courriel."
        )
        table.set_empty_state(EmptyState(title, sentence, icon_name="users", framed=False))
        bar, tabled = surface("header"), surface("plain")
        head = row(self.said, self.apart_button, self.merge_button)
        head.setStretch(0, 1)
        tight(QVBoxLayout(bar), 0, (20, 8, 20, 8)).addLayout(head)
        tight(QVBoxLayout(tabled), 0, (10, 0, 0, 0)).addWidget(table)
        layout = tight(QVBoxLayout(self))
        layout.addWidget(bar)
        layout.addWidget(tabled, 1)

    def ask(self) -> None:
        """Look for them again, in the background."""
        merging = self._services.agent_merging
        self._operations.query("agents.doubles.all", merging.doubles, self._show)

    def on_chosen(self) -> None:
        self.ask()

    def refresh(self) -> None:
        """A sheet changed."""
        if self.isVisible():
            self.ask()

    def header_title(self) -> str:
        return self.tr("Doublons probables")

    def subtitle(self) -> str:
        return number(self.found.total) if self.found else ""

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Doubles) -> None:
        kept = max(self.table.currentIndex().row(), 0)
        self.found = found
        self.model.fill(found.lines)
        self.table.select_row(min(kept, max(len(found.lines) - 1, 0)))
        self.said.setText(_said(found))
        for button in (self.merge_button, self.apart_button):
            button.setVisible(bool(found.lines))
        self.header_changed.emit()

    def keep_apart(self) -> None:
        """Note that the pair of the keyboard is of two people; it can be taken back."""
        line = self.model.row(self.table.currentIndex())
        if line is not None:
            merging = self._services.agent_merging
            self._operations.change(lambda: merging.keep_apart(line.one.id, line.other.id))

    def _merge(self, index: QModelIndex) -> None:
        line = self.model.row(index)
        if line is not None:
            self.merge_asked.emit(line.one.id, line.other.id)


def _side(line: DoubleLine, column: int) -> AgentLine | None:
    return {DoubleColumn.ONE: line.one, DoubleColumn.OTHER: line.other}.get(DoubleColumn(column))


def _said(found: Doubles) -> str:
    shown = len(found.lines)
    if not shown:
        return ""
    if found.total > shown:
        return f"Les {number(shown)} plus probables sur {number(found.total)}, à comparer puis à fusionner."
    pairs = plural(shown, "paire")
    return f"{pairs} de fiches qui se ressemblent{NBSP}: ouvrez une ligne pour comparer, puis fusionner."

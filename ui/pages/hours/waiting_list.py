"""The done appointments of the week without time: taken in one by one by Entrée, or all by Ctrl+Entrée."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import KINDS
from cigdesk.french import capitalised, date_short, hours, plural, time_of_day
from cigdesk.ports.support import WaitingRow
from ui.masking import Masking
from ui.pages.cases.words import whose
from ui.theme import Accent, text_scale
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.delegates import AmountDelegate, CellRole, TwoLineDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.keys import confirms
from ui.widgets.message_bar import MessageBar
from ui.widgets.rows import Reader, RowModel
from ui.widgets.table import TableView

WIDTH, NARROW_WIDTH = 320, 276
_WHO, _MINUTES = range(2)


class WaitingModel(RowModel[WaitingRow]):
    """Who was received, when, for how long; what was refused has its reason."""

    def __init__(self, masking: Masking, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(2, right=(_MINUTES,), parent=parent)
        self._masking, self._zone = masking, zone
        self.refused: Mapping[UUID, str] = {}
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return ("Rendez-vous honoré", "Durée")[column]

    def readers(self) -> Mapping[int, Reader[WaitingRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: lambda each, _column: self.refused.get(each.id),
            CellRole.DETAIL: lambda each, column: self._detail(each) if column == _WHO else "",
            CellRole.TONE: lambda each, _column: "bad.text" if each.id in self.refused else None,
        }

    def _text(self, each: WaitingRow, column: int) -> str:
        return whose(each, masked=self._masking.masked) if column == _WHO else hours(each.minutes)

    def _detail(self, each: WaitingRow) -> str:
        start = each.start.astimezone(self._zone)
        day = date_short(start.date(), year=False)
        return f"{day}, {time_of_day(start)}, {capitalised(KINDS[each.kind])}"

    def _spoken(self, each: WaitingRow, column: int) -> str:
        said = (self._text(each, column), self._detail(each) if column == _WHO else "")
        return ", ".join(part for part in said if part)

    def at(self, row: int) -> WaitingRow | None:
        """The appointment of that row."""
        return self.row(self.index(row, 0))


class WaitingList(QFrame):
    """Beside the grid; it asks, the part does."""

    take_asked = Signal(object)
    """(WaitingRow)."""
    take_all_asked = Signal()

    def __init__(self, masking: Masking, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.model = WaitingModel(masking, zone, self)
        self.table = TableView(self.tr("Rendez-vous honorés sans temps"), lines=2)
        self._title = Label(self.tr("Rendez-vous sans temps"), "caption_strong", "text3")
        self.why = MessageBar("", family=Accent.WARN, strip=True)
        self.take_button = Button(self.tr("Saisir"), icon_name="clock", keycap=self.tr("Entrée"))
        self.all_button = Button(
            self.tr("Tout saisir"), "primary", icon_name="checks", keycap=self.tr("Ctrl Entrée")
        )
        self._build()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.set_column(_WHO, delegate=TwoLineDelegate(), stretch=True)
        self.table.set_column(_MINUTES, delegate=AmountDelegate(strong=True), width=92)
        self.table.horizontalHeader().hide()
        title = self.tr("Tout est saisi")
        said = self.tr("Les rendez-vous honorés de la semaine ont leur temps.")
        self.table.set_empty_state(EmptyState(title, said, icon_name="circle-check", framed=False))
        head = tight(QHBoxLayout(), 8, (18, 12, 12, 12))
        head.addWidget(self._title, 1)
        foot = tight(QVBoxLayout(), 8, (14, 10, 14, 14))
        foot.addWidget(self.why)
        foot.addWidget(self.all_button)
        foot.addWidget(self.take_button)
        layout = tight(QVBoxLayout(self), 0, (1, 0, 0, 0))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.why.hide()
        self.table.activated_row.connect(self._activated)
        self.take_button.clicked.connect(self._take_current)
        self.all_button.clicked.connect(self.take_all_asked)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._say_why())

    def set_width(self, narrow: bool) -> None:
        """Fit the width of the page."""
        self.setFixedWidth(round((NARROW_WIDTH if narrow else WIDTH) * text_scale()))

    def show_waiting(self, rows: Sequence[WaitingRow]) -> None:
        """Show these; what was refused of them keeps its reason."""
        known = {each.id for each in rows}
        self.model.refused = {each: why for each, why in self.model.refused.items() if each in known}
        kept = self.table.current_row()
        self.model.fill(rows)
        self.table.select_row(max(kept, 0))
        self._title.setText(
            plural(len(rows), self.tr("rendez-vous sans temps"), self.tr("rendez-vous sans temps"))
            if rows
            else self.tr("Rendez-vous sans temps")
        )
        nothing = "" if rows else self.tr("Tout est saisi.")
        self.all_button.set_reason(nothing)
        self.take_button.set_reason(nothing)
        self._say_why()

    def refuse(self, why: Mapping[UUID, str]) -> None:
        """The time of these was refused."""
        self.model.refused = {**self.model.refused, **why}
        self.model.repaint_rows()
        self._say_why()

    def _say_why(self) -> None:
        chosen = self.model.at(self.table.current_row())
        said = self.model.refused.get(chosen.id, "") if chosen else ""
        self.why.set_message(said)
        self.why.setVisible(bool(said))

    def _activated(self, index: QModelIndex) -> None:
        if (chosen := self.model.row(index)) is not None:
            self.take_asked.emit(chosen)

    def _take_current(self) -> None:
        if (chosen := self.model.at(self.table.current_row())) is not None:
            self.take_asked.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.take_all_asked.emit()
        else:
            super().keyPressEvent(event)

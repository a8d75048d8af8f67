"""The card of sick leaves: each period on its line, and one line to note another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.people import LeaveValues, check_leave
from cigdesk.services.agents import AgentSheet, LeaveLine
from ui.pages.agents.sheet_presenter import SheetPresenter
from ui.pages.agents.words import leave_text
from ui.theme import Accent
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.pickers import DateField
from ui.widgets.pill import Pill


class LeavesCard(Card):
    """« Congés pour raison de santé »."""

    def __init__(self, presenter: SheetPresenter, today: Callable[[], date]) -> None:
        self._add = Button(QWidget().tr("Noter un congé"), size="small", icon_name="plus")
        super().__init__(QWidget().tr("Congés pour raison de santé"), right=self._add)
        self._presenter = presenter
        self._others: tuple[LeaveLine, ...] = ()
        self._rows: list[QWidget] = []
        self._list = tight(QVBoxLayout(), 0)
        self._nothing = Label(
            self.tr("Aucun congé noté. Une visite à domicile en demande un."), "body", "text2", wrap=True
        )
        self.editor = LeaveEditor(today, self._faults)
        self.add(self._nothing)
        self.add(self._list)
        self.add(self.editor)
        self._connect()

    def _connect(self) -> None:
        self._add.clicked.connect(self.begin)
        self.editor.submit.clicked.connect(self._submit)
        self.editor.cancel.clicked.connect(self._close)
        self._presenter.leave_written.connect(self._close)
        self._presenter.leave_refused.connect(
            lambda faults: self.editor.form.show_faults(faults, everywhere=True)
        )

    def show_sheet(self, sheet: AgentSheet, *, other: bool) -> None:
        """Show the leaves of a sheet; what is being typed stays unless it is another agent."""
        if other:
            self._close()
        self._others = sheet.leaves
        for each in self._rows:
            self._list.removeWidget(each)
            each.deleteLater()
        self._rows = [
            self._row(leave, current=leave.values.covers(sheet.today), first=not place)
            for place, leave in enumerate(sheet.leaves)
        ]
        self._nothing.setVisible(not sheet.leaves)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Rows are made after what stands under them."""
        before: QWidget = self._add
        for line in self._rows:
            for button in line.findChildren(IconButton):
                QWidget.setTabOrder(before, button)
                before = button

    def _row(self, leave: LeaveLine, *, current: bool, first: bool) -> QWidget:
        widget = QWidget()
        layout = tight(QVBoxLayout(widget), 0)
        if not first:
            layout.addWidget(rule())
        line = tight(QHBoxLayout(), 8, (0, 6, 0, 6))
        text = leave_text(leave.values)
        line.addWidget(Label(text, "body", wrap=True), 1)
        if current:
            line.addWidget(Pill(self.tr("En cours"), Accent.WARN, "home-heart"))
        change = IconButton("pencil", self.tr("Modifier le congé {text}").format(text=text), side=24)
        remove = IconButton("trash", self.tr("Supprimer le congé {text}").format(text=text), side=24)
        change.clicked.connect(lambda: self.editor.begin(leave))
        remove.clicked.connect(lambda: self._presenter.remove_leave(leave.id))
        line.addWidget(change)
        line.addWidget(remove)
        layout.addLayout(line)
        self._list.addWidget(widget)
        return widget

    def begin(self) -> None:
        """Open the line in which a leave is noted."""
        self.editor.begin(None)

    def _faults(self) -> dict[str, str]:
        others = [each.values for each in self._others if each.id != self.editor.leave_id]
        return check_leave(self.editor.values(), others)

    def _submit(self) -> None:
        if not self.editor.form.validate():
            return
        if self.editor.leave_id is None:
            self._presenter.add_leave(self.editor.values())
        else:
            self._presenter.edit_leave(self.editor.leave_id, self.editor.values())

    def _close(self) -> None:
        had_keyboard = self.editor.isVisible() and self.editor.isAncestorOf(self.focusWidget() or self)
        self.editor.hide()
        if had_keyboard:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)


class LeaveEditor(QWidget):
    """First and last day; Entrée notes, Échap gives up."""

    def __init__(self, today: Callable[[], date], faults: Callable[[], dict[str, str]]) -> None:
        super().__init__()
        self.leave_id: UUID | None = None
        self.start, self.end = DateField(today=today), DateField(today=today)
        fields = {
            "start": Field(self.tr("&Premier jour"), self.start),
            "end": Field(self.tr("&Dernier jour"), self.end, optional=True),
        }
        self.form = Form(fields, check=faults, parent=self)
        self.submit = Button(self.tr("Noter"), size="medium", icon_name="check")
        self.cancel = Button(self.tr("Annuler"), "ghost", size="medium")
        layout = tight(QVBoxLayout(self), 8, (0, 6, 0, 0))
        layout.addWidget(rule())
        layout.addLayout(row(*fields.values(), spacing=12))
        layout.addLayout(row(self.submit, self.cancel, None))
        self.hide()

    def values(self) -> LeaveValues:
        """What is typed."""
        return LeaveValues(start=self.start.value(), end=self.end.value())

    def begin(self, leave: LeaveLine | None) -> None:
        """Open for a new leave, or to correct one."""
        self.leave_id = leave.id if leave else None
        kept = leave.values if leave else LeaveValues(start=None)
        self.form.start({"start": kept.start, "end": kept.end})
        self.submit.setText(self.tr("Enregistrer") if leave else self.tr("Noter"))
        self.show()
        QTimer.singleShot(0, self.start, lambda: self.start.setFocus(Qt.FocusReason.OtherFocusReason))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit.click()
        else:
            super().keyPressEvent(event)

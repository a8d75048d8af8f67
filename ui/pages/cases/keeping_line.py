"""« Dernier contact …, échéance … » on the sheet of a case, with the way to what may be decided of it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.services.desk import Services
from cigdesk.services.retention import CaseKeeping
from ui.operations import Operations
from ui.pages.cases.words import due_words, last_words
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button


class KeepingLine(QWidget):
    """Read apart from the case: it asks for all that was ever done for the person."""

    decide_asked = Signal(object)
    """(UUID): what may be decided of that case."""

    def __init__(self, services: Services, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._retention, self._operations = services.retention, operations
        self._case: UUID | None = None
        self.said = Label("", "secondary", "text2", wrap=True)
        self.button = Button(self.tr("Conservation"), "link", size="medium")
        self.button.setVisible(self._retention.may_decide)
        layout = tight(QVBoxLayout(self), 2)
        layout.addWidget(self.said)
        layout.addLayout(row(self.button, None))
        self.button.clicked.connect(self._ask)

    def show_case(self, case_id: UUID) -> None:
        """Read where that case stands, in the background."""
        if case_id != self._case:
            self.said.setText("")
        self._case = case_id
        self._operations.query((id(self), "keeping"), partial(self._retention.of_case, case_id), self._show)

    def _show(self, read: CaseKeeping) -> None:
        if read.case.id == self._case:
            due = due_words(read.case.keeping, self._retention.today())
            self.said.setText(f"{last_words(read.case)} {due}")

    def _ask(self) -> None:
        if self._case is not None:
            self.decide_asked.emit(self._case)

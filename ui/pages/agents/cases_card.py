"""The cases of one agent, on their sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import SUBJECTS
from cigdesk.french import date_medium, hours
from cigdesk.ports.support import CaseLine
from ui.pages.cases.words import state_pill
from ui.widgets.base import Label, column, row, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.pill import Pill


class CasesCard(Card):
    """« Dossiers »: each with its field, since when, how much time."""

    opened = Signal(object)
    """(UUID): that case."""
    create_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.create_button = Button("Ouvrir un dossier", "link", size="medium")
        super().__init__("Dossiers", right=self.create_button, parent=parent)
        self.create_button.clicked.connect(self.create_asked)
        self._list = tight(QVBoxLayout(), 0)
        self._nothing = Label("Aucun dossier pour cet agent.", "secondary", "text2", wrap=True)
        self._rows: list[QWidget] = []
        self.add(self._nothing)
        self.add(self._list)

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        """Show these in place of the others; a second open one is not asked for."""
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = [self._row(line, first=not place) for place, line in enumerate(lines)]
        self._nothing.setVisible(not lines)
        self.create_button.setVisible(not any(line.open for line in lines))

    def _row(self, line: CaseLine, *, first: bool) -> QWidget:
        widget = QWidget()
        layout = tight(QVBoxLayout(widget), 0)
        if not first:
            layout.addWidget(rule())
        opening = IconButton("chevron-right", f"Ouvrir le dossier {line.number}")
        opening.clicked.connect(partial(self._open, line.id))
        worked = f", {hours(line.minutes)}" if line.minutes else ""
        since = f"Depuis le {date_medium(line.opened_on)}{worked}"
        title = f"{line.number}, {SUBJECTS[line.subject].lower()}"
        words = column(Label(title, "body", wrap=True), Label(since, "secondary", "text3"), spacing=2)
        pill = state_pill(line)
        words.addLayout(row(Pill(pill.text, pill.family, pill.icon), None))
        inside = row(words, opening)
        inside.setStretch(0, 1)
        inside.setContentsMargins(0, 6, 0, 6)
        layout.addLayout(inside)
        self._list.addWidget(widget)
        return widget

    def _open(self, case_id: UUID) -> None:
        self.opened.emit(case_id)

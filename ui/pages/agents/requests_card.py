"""What was asked for one agent, on their sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.words import REQUESTERS, SUBJECTS
from cigdesk.french import date_medium
from cigdesk.services.requests import RequestView
from ui.pages.requests.words import asked_by, wait_pill
from ui.widgets.base import Label, column, row, rule, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.pill import Pill


class RequestsCard(Card):
    """« Demandes »: each with its date, who asked, and what became of it."""

    opened = Signal(object)
    """(UUID): that request."""
    create_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        create = Button("Noter une demande", "link", size="medium")
        super().__init__("Demandes", right=create, parent=parent)
        create.clicked.connect(self.create_asked)
        self._list = tight(QVBoxLayout(), 0)
        self._nothing = Label("Aucune demande notée pour cet agent.", "secondary", "text2", wrap=True)
        self._rows: list[QWidget] = []
        self.add(self._nothing)
        self.add(self._list)

    def show_requests(self, views: Sequence[RequestView]) -> None:
        """Show these in place of the others."""
        for each in self._rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = [self._row(view, first=not place) for place, view in enumerate(views)]
        self._nothing.setVisible(not views)

    def _row(self, view: RequestView, *, first: bool) -> QWidget:
        widget = QWidget()
        layout = tight(QVBoxLayout(widget), 0)
        if not first:
            layout.addWidget(rule())
        asked = ", ".join(filter(None, (REQUESTERS[view.line.requester], asked_by(view.line))))
        title = f"{date_medium(view.line.received_on)}, {SUBJECTS[view.line.subject].lower()}"
        pill = wait_pill(view)
        opening = IconButton("chevron-right", f"Ouvrir la demande du {date_medium(view.line.received_on)}")
        opening.clicked.connect(partial(self._open, view.id))
        words = column(
            Label(title, "body", wrap=True), Label(f"Par {asked}", "secondary", "text3"), spacing=2
        )
        words.addLayout(row(Pill(pill.text, pill.family, pill.icon), None))
        line = row(words, opening)
        line.setStretch(0, 1)
        line.setContentsMargins(0, 6, 0, 6)
        layout.addLayout(line)
        self._list.addWidget(widget)
        return widget

    def _open(self, request_id: UUID) -> None:
        self.opened.emit(request_id)

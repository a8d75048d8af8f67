"""What has to be confirmed after a gesture: shown beside the grid, nothing written meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.errors import CigdeskError
from cigdesk.services.changes import Change
from ui.operations import Operations
from ui.pages.agenda.conflict import ConflictStrip
from ui.widgets.base import Label
from ui.widgets.buttons import Button
from ui.widgets.side_panel import SidePanel

Act = Callable[[Confirmation | None], Change]


class ConfirmPanel(SidePanel):
    """The reasons against a move, a restored status or a cancelled permanence."""

    settled = Signal()
    """It is written."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__("À confirmer", parent)
        self._operations = operations
        self._act: Act | None = None
        self._seen: frozenset[str] = frozenset()
        self._what = Label("", "section", wrap=True)
        self._kept = Label("Rien n’a été modifié pour l’instant.", "body", "text2", wrap=True)
        self.strip = ConflictStrip("Confirmer")
        self.leave_button = Button("Laisser comme avant")
        self.leave_button.clicked.connect(self.close_panel)
        self.strip.confirmed.connect(self._confirm)
        for widget in (self._what, self._kept, self.strip, self.leave_button):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def ask(self, title: str, error: CigdeskError, act: Act) -> None:
        """Show why `act` was not done; a refusal has nothing to confirm."""
        self._act = act
        self._what.setText(title)
        if isinstance(error, SlotTaken):
            self._seen = frozenset(each.key for each in error.found)
            sentences = [each.sentence for each in error.found]
            self.strip.set_act(f"{title} quand même")
            self.strip.show_reasons(sentences, lead=error.lead)
            self.open_panel(self.strip.reason)
        else:
            self.strip.show_refusal(str(error))
            self.open_panel(self.leave_button)

    def _confirm(self, reason: str) -> None:
        act = self._act
        if act is None:
            return
        answer = Confirmation(reason, self._seen)
        title = self._what.text()
        self._operations.change(
            lambda: act(answer),
            on_done=lambda _change: self._done(),
            on_error=lambda error: self.ask(title, error, act),
            label=title,
        )

    def _done(self) -> None:
        self.strip.clear()
        self.close_panel()
        self.settled.emit()

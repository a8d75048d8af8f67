"""What a copy that came back brings and what it costs, and the decision: in the page, never in a window."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cigdesk.services.carrying import ReturnPreview
from cigdesk.services.carrying_words import moment
from ui.pages.settings.carry_words import UNCLOSED, brought, lost
from ui.widgets.base import Label, rule
from ui.widgets.buttons import Button
from ui.widgets.keys import confirms
from ui.widgets.side_panel import SidePanel


class ReturnPanel(SidePanel):
    """One copy, read whole: confirmed by Ctrl Entrée."""

    confirmed = Signal(object)
    """(ReturnPreview): take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QWidget().tr("REPRENDRE LA COPIE"), parent)
        self._preview: ReturnPreview | None = None
        self._from = Label("", "section", wrap=True)
        self._left = Label("", "secondary", "text2", wrap=True)
        self._brought = Label("", "body", wrap=True)
        self._lost = Label("", "strong", "bad", wrap=True)
        self._unclosed = Label(UNCLOSED, "strong", "warn", wrap=True)
        self._kept = Label(
            self.tr("L’état d’ici est sauvegardé, puis mis de côté\u00a0: il reste parmi les sauvegardes."),
            "secondary",
            "text2",
            wrap=True,
        )
        self._after = Label(
            self.tr("La fenêtre se ferme, puis revient sur la base reprise."), "secondary", "text2", wrap=True
        )
        self.take_button = Button(
            self.tr("Reprendre"), "primary", icon_name="file-import", keycap=self.tr("Ctrl Entrée")
        )
        self.cancel_button = Button(self.tr("Abandonner"), keycap=self.tr("Échap"))
        self._lay_out()

    def _lay_out(self) -> None:
        for item in (self._from, self._left, rule(), self._brought, self._lost, self._unclosed, rule()):
            self.body.addWidget(item)
        self.body.addWidget(self._kept)
        self.body.addWidget(self._after)
        self.body.addStretch(1)
        self.foot.addWidget(self.take_button)
        self.foot.addWidget(self.cancel_button)
        self.take_button.clicked.connect(self.confirm)
        self.cancel_button.clicked.connect(self.close_panel)

    def ask(self, preview: ReturnPreview, zone: tzinfo) -> None:
        """Say what it would do."""
        carry = preview.coming.carry
        if carry is None:
            return
        self._preview = preview
        self._from.setText(carry.label)
        left = self.tr("Emportée le {when} par {who}.").format(
            when=moment(carry.taken_at, zone), who=carry.by
        )
        self._left.setText(left)
        self._brought.setText(brought(preview, zone))
        self._lost.setText(lost(preview))
        self._lost.setVisible(bool(lost(preview)))
        self._unclosed.setVisible(not preview.closed)
        # Where work would be set aside, the keyboard lies on the way out.
        self.open_panel(self.cancel_button if preview.lost else self.take_button)

    def confirm(self) -> None:
        """Take it."""
        if self._preview is not None and self.isVisible():
            self.confirmed.emit(self._preview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.confirm()
        else:
            super().keyPressEvent(event)

"""What a restore would change, and the decision: in the page, never in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.backups import Place
from cigdesk.domain.errors import CigdeskError
from cigdesk.french import capitalised
from cigdesk.services.backups import Difference
from ui.notices import in_two
from ui.pages.settings.backups_model import Shown
from ui.pages.settings.backups_words import changes, held, moment, reason
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.keys import confirms
from ui.widgets.message_bar import MessageBar
from ui.widgets.side_panel import SidePanel


class RestorePanel(SidePanel):
    """One backup: its day, what it holds, what would be lost; to be confirmed once it has been read."""

    confirmed = Signal(object)
    """(Shown): restore it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QWidget().tr("RESTAURER UNE SAUVEGARDE"), parent)
        self.shown: Shown | None = None
        self._when = Label("", "section", wrap=True)
        self._why = Label("", "secondary", "text2", wrap=True)
        self._held = Label("", "body", wrap=True)
        self._changes_title = Label(self.tr("Par rapport à maintenant"), "caption_strong", "text3")
        self._changes = tight(QVBoxLayout(), 4)
        self.fault = MessageBar("")
        self._kept = Label(
            self.tr(
                "L’état actuel est d’abord sauvegardé, puis mis de côté\u00a0: il reste dans la liste, "
                "et le restaurer annule cette restauration."
            ),
            "secondary",
            "text2",
            wrap=True,
        )
        self._after = Label(
            self.tr("La fenêtre se ferme, puis revient sur la base restaurée."),
            "secondary",
            "text2",
            wrap=True,
        )
        self.restore_button = Button(
            self.tr("Restaurer"),
            "primary",
            icon_name="restore",
            keycap=self.tr("Ctrl Entrée"),
        )
        self.cancel_button = Button(self.tr("Abandonner"), keycap=self.tr("Échap"))
        self._lay_out()

    def _lay_out(self) -> None:
        for item in (self._when, self._why, rule(), self._held, self._changes_title):
            self.body.addWidget(item)
        self.body.addLayout(self._changes)
        for item in (self.fault, rule(), self._kept, self._after):
            self.body.addWidget(item)
        self.body.addStretch(1)
        self.foot.addWidget(self.restore_button)
        self.foot.addWidget(self.cancel_button)
        self.restore_button.clicked.connect(self.confirm)
        self.cancel_button.clicked.connect(self.close_panel)

    def ask(self, shown: Shown) -> None:
        """Show that backup while it is being read."""
        self.shown = shown
        self._when.setText(moment(shown.at, shown.today))
        said = reason(shown.line)
        self._why.setText(capitalised(said))
        self._held.setText(self.tr("Lecture de la sauvegarde…"))
        self._say_changes([])
        self._changes_title.hide()
        self.fault.hide()
        self.restore_button.set_reason(self.tr("La sauvegarde est en cours de lecture."))
        self.open_panel(self.cancel_button)

    def show_changes(self, shown: Shown, differences: tuple[Difference, ...]) -> None:
        """Say what would change; the copy has been read whole."""
        if self.shown is None or shown.path != self.shown.path:
            return
        self._held.setText(held(differences))
        self._say_changes(changes(differences) or [self.tr("Les mêmes nombres de fiches.")])
        self._changes_title.show()
        when = moment(shown.at, shown.today)
        self._kept.show()
        self.fault.hide()
        self.restore_button.set_reason("")
        self.restore_button.setAccessibleDescription(when)
        self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._warn(shown)

    def _warn(self, shown: Shown) -> None:
        aside = Place.ASIDE in shown.line.places
        since = self.tr("depuis la restauration") if aside else self.tr("depuis cette sauvegarde")
        self._changes.addWidget(
            Label(
                self.tr("Ce qui a été saisi {since} ne sera plus dans la base.").format(since=since),
                "body",
                wrap=True,
            )
        )

    def show_fault(self, shown: Shown, error: CigdeskError) -> None:
        """Say why it cannot be restored."""
        if self.shown is None or shown.path != self.shown.path:
            return
        self._held.setText("")
        self.fault.set_message(*in_two(str(error)))
        self.fault.show()
        self.restore_button.set_reason(self.tr("Cette sauvegarde ne peut pas être restaurée."))

    def confirm(self) -> None:
        """Restore, once the copy has been read."""
        if self.shown is not None and self.restore_button.isEnabled():
            self.confirmed.emit(self.shown)

    def _say_changes(self, lines: list[str]) -> None:
        while (item := self._changes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._changes.addWidget(Label(line, "strong", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.confirm()
        else:
            super().keyPressEvent(event)

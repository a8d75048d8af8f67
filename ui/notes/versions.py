"""What a note said before, read beside what it says, and put back."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.services.social_note_views import VersionView
from ui.notes.note_text import NoteText
from ui.notes.words import DAMAGED, moment
from ui.widgets.base import Label, row, tight
from ui.widgets.buttons import Button
from ui.widgets.inputs import ComboBox


class VersionsView(QWidget):
    """One version at a time, the latest first."""

    closed = Signal()
    restore_asked = Signal(object)
    """(VersionView)."""

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._versions: Sequence[VersionView] = ()
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Version"))
        self.text = NoteText()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Texte de cette version"))
        self.aside = Label("", "secondary", "warn", wrap=True)
        self.restore = Button(self.tr("Remettre cette version"), "primary", icon_name="arrow-back-up")
        self.back = Button(self.tr("Revenir à la note"), icon_name="arrow-left")
        layout = tight(QVBoxLayout(self), 10)
        head = row(Label(self.tr("Versions"), "section"), self.choice, None, self.back)
        layout.addLayout(head)
        layout.addWidget(self.aside)
        layout.addWidget(self.text, 1)
        layout.addLayout(row(self.restore, None))
        self.choice.edited.connect(self._show)
        self.back.clicked.connect(self.closed)
        self.restore.clicked.connect(self._ask)

    def show_versions(self, versions: Sequence[VersionView]) -> None:
        """Show the latest of them."""
        self._versions = versions
        said = [
            (f"{moment(each.written_at, self._zone)}, {each.author}", place)
            for place, each in enumerate(versions)
        ]
        self.choice.offer(said, 0)
        self._show()

    def drop(self) -> None:
        """Let go of every text, though the view may be no more."""
        self._versions = ()

    def forget(self) -> None:
        """Let go of every text."""
        self.drop()
        self.choice.offer((), None)
        self.text.forget()

    @property
    def shown(self) -> VersionView | None:
        """The version in sight."""
        place = self.choice.currentData()
        return self._versions[place] if self._versions and place is not None else None

    def _show(self) -> None:
        version = self.shown
        self.text.set_value(version.text if version else "")
        said = ""
        if version is not None and version.damaged:
            said = f"{DAMAGED}."
        elif version is not None and version.aside:
            said = self.tr(
                "Écrite pendant que quelqu’un d’autre modifiait la note\u00a0: elle n’y a pas pris place."
            )
        self.aside.setText(said)
        self.aside.setVisible(bool(said))
        self.restore.set_reason("" if version and not version.damaged else f"{DAMAGED}.")

    def _ask(self) -> None:
        if self.shown is not None and not self.restore.reason:
            self.restore_asked.emit(self.shown)

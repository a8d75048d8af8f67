"""Typing a passphrase, hidden or in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.checks import CheckBox
from ui.widgets.inputs import LineEdit

_HINTS = Qt.InputMethodHint


class PassphraseEdit(LineEdit):
    """A line that hides what is typed, and keeps it from dictionaries and predictions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.show_text(False)
        self.setInputMethodHints(
            _HINTS.ImhHiddenText
            | _HINTS.ImhSensitiveData
            | _HINTS.ImhNoPredictiveText
            | _HINTS.ImhNoAutoUppercase
        )

    def show_text(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)


class ShowPassphrase(CheckBox):
    """Shows what is typed in those lines."""

    def __init__(self, edits: Sequence[PassphraseEdit], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setText(self.tr("&Afficher la phrase de passe"))
        self._edits = tuple(edits)
        self.toggled.connect(self._toggle)

    def _toggle(self, shown: bool) -> None:
        for edit in self._edits:
            edit.show_text(shown)

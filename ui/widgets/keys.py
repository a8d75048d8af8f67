"""Keys that mean the same in every panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def confirms(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Entrée, of the main keys or of the keypad: the act of the panel."""
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

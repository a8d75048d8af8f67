"""What notes say goes with the window: Qt for Python keeps some dead widgets, and what they refer to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject


def with_window(widget: QObject, let_go: Callable[[], object]) -> None:
    """Have `let_go` called when the widget is destroyed; it touches nothing of Qt any more."""
    widget.destroyed.connect(lambda _gone: let_go())

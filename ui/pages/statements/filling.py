"""Putting widgets in a layout in place of those that it held."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget


def fill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Those widgets one under the other; the former ones are gone at once, their keyboard with them."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
        # At once, and not in the next turn of the event loop: the keyboard may be put in it now.
        widget.show()

"""The release of Qt for Python that we accept must not lose references of None."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget


def test_calls_that_return_nothing_leave_none_alone(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        widget.setToolTip("aide")
    # A release that loses one reference a call aborts the program after some thousand of them.
    assert abs(sys.getrefcount(None) - before) < 100

"""The least that a window over a store costs: the two libraries, and nothing in the window."""

from __future__ import annotations

import json
from time import monotonic

import sqlalchemy.orm  # noqa: F401 (its import is what is measured)
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from resident import resident_mib


class Window(QWidget):
    """Leaves once it has been painted."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return super().event(event)


app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
shown = monotonic()

print(json.dumps({"shown": shown, "memory": resident_mib()}))

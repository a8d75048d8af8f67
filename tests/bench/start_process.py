"""The program as its command starts it, given the passphrase some time after it asks for it.

`start_process.py STORE PASSPHRASE MILLISECONDS` prints the moments, by the clock of the system.
Nothing of the program is imported here that its own start would import later.
"""

from __future__ import annotations

import json
import sys
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from resident import resident_mib

import ui.app
from cigdesk.cli import main

store, passphrase, typing = sys.argv[1:]
told: dict[str, float] = {}


class Watch(QObject):
    """Sees a window being painted, calls back after that."""

    def __init__(self, window, then):
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


class Watched(ui.app.Application):
    """The application, which notes its moments and leaves once its window can be used."""

    def show_welcome(self, path=None):
        welcome = super().show_welcome(path)
        Watch(welcome, self._asked)
        return welcome

    def _asked(self):
        told["asked"] = monotonic()
        QTimer.singleShot(int(typing), self, self._answer)

    def _answer(self):
        form = self.welcome.open_form
        form.passphrase.setText(passphrase)
        told["given"] = monotonic()
        form.submit.click()

    def enter(self, desk):
        super().enter(desk)
        self._presenter = self.window.stack.current.presenter
        self._presenter.agenda_read.connect(self._day_read)

    def _day_read(self):
        """The day can be read and acted on; the plots and what waits come after it."""
        self._presenter.agenda_read.disconnect(self._day_read)
        page = self.window.stack.current
        Watch(page, self._usable)
        page.update()

    def _usable(self):
        told["usable"] = monotonic()
        told["memory"] = resident_mib()
        told["stretching"] = _stretching_ms()
        self.quit()


def _stretching_ms():
    """How long Argon2id takes, once again: a part of what came after the passphrase was given."""
    from db.crypto import SALT_BYTES, Cost, wrapping_key

    begun = monotonic()
    wrapping_key(passphrase, bytes(SALT_BYTES), Cost())
    return (monotonic() - begun) * 1000


ui.app.Application = Watched
code = main(["--store", store])
print(json.dumps(told))
sys.exit(code)

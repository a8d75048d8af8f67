"""What stands in the place of the window while the store is locked: a passphrase to type, and nothing else.

It is another window at the same place and of the same size: the one that showed the records is destroyed with
all that its widgets held, rather than covered.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.errors import CigdeskError
from cigdesk.store_errors import TooManyTries, WrongPassphrase
from ui.operations import Operations
from ui.pages.welcome.brand import lay_beside_brand
from ui.pages.welcome.open_form import ALONE, OpenForm
from ui.ports import Desk, LockedDesk, Opening
from ui.widgets.base import row, tight
from ui.widgets.buttons import Button

COLUMN = 640


class LockWindow(QWidget):
    """First in front of a window that still writes; then alone, once its store is closed."""

    entered = Signal(object)
    """(Desk): open again; the one who hears it owns it."""
    resumed = Signal()
    """The window that could not be closed may be shown again."""
    broken = Signal(object)
    """(CigdeskError): the store does not open any more, and not for its passphrase."""
    closed = Signal()
    """The person wants to leave the program."""

    def __init__(self, path: Path, operations: Operations, like: QWidget, opening: Opening = ALONE) -> None:
        super().__init__()
        self._operations, self.path = operations, path
        self._kept: Desk | None = None
        self.locked: LockedDesk | None = None
        self._done = False
        self.form = OpenForm()
        self.quit_button = Button(self.tr("Quitter CIGDesk"), "ghost", icon_name="logout")
        self._lay_out()
        self.form.open(path, opening, locked=True)
        self.form.submitted.connect(self._try)
        self.quit_button.clicked.connect(self.close)
        self.setWindowTitle("CIGDesk")
        self.setMinimumSize(like.minimumSize())
        self.setGeometry(like.geometry())
        self.setWindowState(like.windowState())

    def _lay_out(self) -> None:
        self.form.show_lock()
        inner = QWidget()
        inner.setMaximumWidth(COLUMN)
        body = tight(QVBoxLayout(inner), 12)
        body.addWidget(self.form, 1)
        body.addLayout(row(None, self.quit_button))
        lay_beside_brand(self, inner)

    def wait_for_work(self) -> None:
        """Take nothing before `keep`, or the end of `close_store`."""
        self._wait(self.tr("Ce qui est en cours d’écriture se termine…"))

    def _wait(self, reason: str) -> None:
        """Take no passphrase, nor leave, for that reason; "" does again."""
        waiting = self.tr("Une saisie n’est pas enregistrée\u00a0: déverrouillez d’abord.")
        self.form.set_busy(reason)
        self.quit_button.set_reason(reason or (waiting if self._kept is not None else ""))

    # what stands behind it

    def keep(self, desk: Desk) -> None:
        """The window behind could not be closed: something typed there is not written. It waits, hidden."""
        self._kept = desk
        self._wait("")
        self.form.say(
            self.tr(
                "Une saisie de {name} n’est pas encore enregistrée. Elle est gardée et attend, cachée, "
                "derrière cette page\u00a0: seule cette personne peut déverrouiller."
            ).format(name=desk.person_name)
        )
        self.form.only(desk.person_name if not self.form.name_field.isHidden() else "")

    def close_store(self, desk: Desk) -> None:
        """Close the store in the background; a passphrase is taken once it is closed."""

        def shut() -> None:
            self.locked = desk.lock()

        self._operations.run(shut, on_settled=self._shut)

    def _shut(self) -> None:
        if self.locked is None:
            self._done = True
            self.broken.emit(
                CigdeskError(self.tr("La base n’a pas pu être fermée en ordre. Ouvrez-la à nouveau."))
            )
            return
        self._wait("")
        # The key goes with the last object that holds it; cycles are else collected when many have piled up.
        QTimer.singleShot(0, self, gc.collect)
        if self.locked.trouble:
            self.form.say(self.locked.trouble)

    # the passphrase

    def _try(self, _path: Path, name: str, passphrase: str) -> None:
        kept, locked = self._kept, self.locked
        self._wait(self.tr("Ouverture de la base…"))
        if kept is not None:
            self._run(lambda: kept.require_passphrase(passphrase), lambda _: self._resume())
        elif locked is not None:
            self._run(lambda: locked.unlock(passphrase, name), self._enter)

    def _run(self, job: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self._operations.run(job, on_done=on_done, on_error=self._refused)

    def _refused(self, error: CigdeskError) -> None:
        self._wait("")
        if isinstance(error, WrongPassphrase | TooManyTries) or self._kept is not None:
            self.form.show_error(error)
        else:
            self._done = True
            self.broken.emit(error)

    def _resume(self) -> None:
        self._done = True
        self.form.forget()
        self.resumed.emit()

    def _enter(self, desk: Desk) -> None:
        self._done = True
        self.form.forget()
        self.entered.emit(desk)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.form.focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._done and self.quit_button.reason:
            event.ignore()
            return
        super().closeEvent(event)
        if not self._done:
            self._done = True
            self.closed.emit()

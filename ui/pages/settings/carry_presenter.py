"""What « Emporter » shows, and what is asked of it. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.services.carrying import CopyMade, ReturnPreview
from cigdesk.services.carrying_words import after_the_way_back, on_the_other_computer
from cigdesk.services.desk import Services
from ui.operations import Operations, Progress

KINDS = frozenset({"carries"})


class CarryPresenter(QObject):
    """Departures are written by the worker of the changes: nothing else is being saved meanwhile."""

    shown = Signal(object)
    """(CarryStatus)."""
    made = Signal(object, str)
    """(CopyMade, what to do with it)."""
    examined = Signal(object)
    """(ReturnPreview): the copy was read whole, and may come back."""
    refused = Signal(object)
    """(CigdeskError)."""
    faulty = Signal(str, str)
    """(field, sentence)."""
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations

    @property
    def zone(self) -> tzinfo:
        """That of the centre."""
        return self._services.context.zone

    def read(self) -> None:
        """Read how it stands."""
        self._operations.query("carry", self._services.carrying.status, self.shown.emit)

    def take_out(self, folder: Path, label: str) -> None:
        """Write the copy that leaves."""

        def job(progress: Progress) -> CopyMade:
            return self._services.carrying.take_out(folder, label, progress.step)

        self._copy("Copie de la base", job, on_the_other_computer)

    def send_back(self, folder: Path) -> None:
        """Write the copy of the way back."""

        def job(progress: Progress) -> CopyMade:
            return self._services.carrying.send_back(folder, progress.step)

        self._copy("Copie de retour", job, after_the_way_back)

    def _copy(self, label: str, job: Callable[[Progress], CopyMade], words: Callable[[int], str]) -> None:
        def done(made: CopyMade) -> None:
            self.made.emit(made, words(made.lacking))
            self._operations.changed.emit(KINDS, None)

        self.busy_changed.emit(True)
        self._operations.run(job, on_done=done, on_error=self._failed, on_settled=self._settled, label=label)

    def examine(self, copy: Path) -> None:
        """Read a copy that came back."""

        def job(progress: Progress) -> ReturnPreview:
            return self._services.carrying.examine(copy, progress.step)

        self.busy_changed.emit(True)
        self._operations.run(
            job,
            on_done=self.examined.emit,
            on_error=self._failed,
            on_settled=self._settled,
            label="Lecture de la copie",
        )

    def open_here(self, reason: str) -> None:
        """Write here without the other copy."""
        self._operations.change(
            lambda: self._services.carrying.open_here(reason), on_error=self._failed, label="Ouverture ici"
        )

    def _failed(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            for name, fault in error.errors.items():
                self.faulty.emit(name, fault)
        else:
            self.refused.emit(error)

    def _settled(self) -> None:
        self.busy_changed.emit(False)
        self.read()

"""What the page of the morning shows, read part by part. No widgets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.services.desk import Services
from cigdesk.services.home import HomeAgenda
from ui.operations import Operations

if TYPE_CHECKING:
    from cigdesk.services.home_waiting import Packages, StatementsToClose, Waiting

_KEY = "home"


class HomePresenter(QObject):
    """Each part comes when it is ready; the day before the rest."""

    agenda_read = Signal(object)
    """(HomeAgenda)."""
    waiting_read = Signal(object)
    """(Waiting)."""
    packages_read = Signal(object)
    """(Packages)."""
    statements_read = Signal(object)
    """(StatementsToClose)."""
    figures_read = Signal(object)
    """(HomeFigures)."""
    named = Signal(str)
    """The name of the person at the keyboard."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.everybody = False
        self.agenda: HomeAgenda | None = None
        # Painting comes before timers: the day waits for nothing of what stands beside it.
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self._read_rest)

    def read(self) -> None:
        """Read everything again, in the background: the day first, the rest once it is there."""
        services, query, everybody = self._services, self._operations.query, self.everybody
        query((_KEY, "name"), services.home.person_name, self.named.emit)
        query((_KEY, "agenda"), partial(services.home.agenda, everybody=everybody), self._agenda)

    def _agenda(self, agenda: HomeAgenda) -> None:
        self.agenda = agenda
        self.agenda_read.emit(agenda)
        self._rest.start()

    def _read_rest(self) -> None:
        services, query, everybody = self._services, self._operations.query, self.everybody

        # Asked for within the jobs: what reads it is loaded by a worker, the window does not stand still.
        def waiting() -> Waiting:
            return services.home_waiting.read(everybody=everybody)

        def packages() -> Packages:
            return services.home_waiting.packages()

        def to_close() -> StatementsToClose:
            return services.home_waiting.to_close()

        query((_KEY, "waiting"), waiting, self.waiting_read.emit)
        query((_KEY, "figures"), partial(services.home.figures, everybody=everybody), self.figures_read.emit)
        query((_KEY, "packages"), packages, self.packages_read.emit)
        query((_KEY, "statements"), to_close, self.statements_read.emit)

    def set_everybody(self, everybody: bool) -> None:
        """The whole service, or the person's own."""
        if everybody != self.everybody:
            self.everybody = everybody
            self.read()

    def settle(self, appointment_id: UUID, status: AppointmentStatus) -> None:
        """Record what became of an appointment; it can be undone."""
        bookings = self._services.bookings
        self._operations.change(lambda: bookings.set_status(appointment_id, status))

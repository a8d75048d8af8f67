"""The time of one act: proposed as it is typed, then written with the employer's agreement. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.domain.support import AgreementValues, check_agreement
from cigdesk.domain.support_allowance import BeyondAllowance
from cigdesk.domain.support_time import TimeValues, check_time
from cigdesk.ports.support import CaseLine
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from ui.operations import Operations


@dataclass(frozen=True)
class Asked:
    """The act that the panel holds: a new one, one to correct, or that of an appointment."""

    values: TimeValues
    case: CaseLine | None
    entry_id: UUID | None = None
    appointment_id: UUID | None = None
    beyond: BeyondAllowance | None = None
    """The refusal that asked for the panel, if one did."""


class TimePresenter(QObject):
    """Says how the time would be borne, and writes it."""

    team_read = Signal(object)
    """(sequence of PractitionerRow): whose time is kept."""
    proposed = Signal(object)
    """(Bearing): how the time typed would be shared."""
    refused = Signal(object)
    """(CigdeskError): nothing bears it, or not all of it."""
    faulty = Signal(object)
    """(faults by field)."""
    written = Signal()
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    def read_team(self) -> None:
        """Read whose time is kept."""
        self._operations.query((id(self), "team"), self._services.time.recorders, self.team_read.emit)

    def propose(self, asked: Asked, values: TimeValues) -> None:
        """Say how that time would be borne, in the background."""
        if asked.appointment_id is not None and values.case_id is None:
            return
        if check_time(values, self.today()):
            return
        job = partial(self._services.time.propose, values, asked.entry_id)
        self._operations.query((id(self), "bearing"), job, self.proposed.emit, on_error=self.refused.emit)

    def faults(self, values: TimeValues, agreement: AgreementValues | None) -> dict[str, str]:
        """What keeps them from being kept, by field."""
        of_time = {} if values.appointment_id else check_time(values, self.today())
        return of_time | (check_agreement(agreement, self.today()) if agreement else {})

    def write(self, asked: Asked, values: TimeValues, agreement: AgreementValues | None) -> None:
        """Write the act."""
        self._change(self._job(asked, values, agreement))

    def _job(
        self, asked: Asked, values: TimeValues, agreement: AgreementValues | None
    ) -> Callable[[], Change]:
        time = self._services.time
        if asked.entry_id is not None:
            return partial(time.edit, asked.entry_id, values, agreement=agreement)
        if asked.appointment_id is not None:
            return partial(time.from_appointment, asked.appointment_id, values.minutes, agreement=agreement)
        return partial(time.enter, values, agreement=agreement)

    def remove(self, entry_id: UUID) -> None:
        """Remove the act; undone from the toast."""
        self._change(partial(self._services.time.remove, entry_id))

    def _change(self, job: Callable[[], Change]) -> None:
        self.busy_changed.emit(True)
        self._operations.change(
            job,
            on_done=lambda _change: self.written.emit(),
            on_error=self._failed,
            on_settled=lambda: self.busy_changed.emit(False),
        )

    def _failed(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self.faulty.emit(error.errors)
        else:
            self.refused.emit(error)

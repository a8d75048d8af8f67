"""The VAT regimes of the centre: listed, added, changed, taken away. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.vat import VatValues
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.vat import VatLine
from ui.operations import Operations
from ui.pages.settings.part_presenter import PartPresenter
from ui.saving import faults_to

_LIST = "settings.vat"


class VatPresenter(PartPresenter):
    """Reads the regimes again after each change."""

    listed = Signal(object)
    """(tuple of VatLine, the latest first)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, parent)
        self.lines: tuple[VatLine, ...] = ()

    def today(self) -> date:
        """The present day at the centre."""
        return self._services.context.today()

    def read(self) -> None:
        """Read the regimes, in the background."""
        self._operations.query(_LIST, self._services.vat.listing, self._answered)

    def _answered(self, lines: tuple[VatLine, ...]) -> None:
        self.lines = lines
        self.listed.emit(lines)

    def save(self, line: VatLine | None, values: VatValues) -> None:
        """Add a regime, or write what differs of that one; `refused` tells the faults by field."""
        vat = self._services.vat
        self._write(lambda: vat.edit(line.id, line.values, values) if line else vat.add(values))

    def remove(self, regime_id: UUID) -> None:
        """Take a regime away; the one before goes on."""
        self._write(lambda: self._services.vat.remove(regime_id))

    def _write(self, job: Callable[[], Change]) -> None:
        self._operations.change(
            job,
            on_done=lambda _change: self.written.emit(),
            on_error=faults_to(self.refused.emit, self._operations),
        )

"""The settings of the centre: what is kept, what is missing, what is typed. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.centre import CentreSettings, check_centre
from cigdesk.services.centre_settings import CentreView
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.editing import changed_fields
from ui.operations import Operations
from ui.pages.settings.part_presenter import PartPresenter
from ui.pages.settings.words import changed_text
from ui.saving import SheetSaver

_VIEW = "settings.centre"


class CentrePresenter(PartPresenter):
    """Reads the settings, and writes each one as it is typed."""

    shown = Signal(object)
    """(CentreView)."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, parent)
        self.saver = SheetSaver(operations, self._check, self)
        self.saver.written.connect(self.written)
        self.saver.failed.connect(self.read)
        self.view: CentreView | None = None

    def read(self) -> None:
        """Read the settings, in the background."""
        self._operations.query(_VIEW, self._services.centre.view, self._answered)

    def _answered(self, view: CentreView) -> None:
        if self.view is None:
            self.saver.open(view.settings, self._write)
        else:
            self.saver.reread(view.settings)
        self.view = view
        self.shown.emit(view)

    def _check(self, values: CentreSettings) -> dict[str, str]:
        return check_centre(values, self.view is not None and self.view.demo)

    def _write(self, before: CentreSettings, after: CentreSettings) -> Change:
        label = changed_text(changed_fields(before, after))
        return self._services.centre.edit(before, after, label)

    def submit(self, values: CentreSettings) -> None:
        """Write what differs and is sound."""
        self.saver.submit(values)

    def faults(self, values: CentreSettings) -> dict[str, str]:
        """What is wrong among what differs from what is kept."""
        return self.saver.faults(values) if self.saver.before is not None else {}

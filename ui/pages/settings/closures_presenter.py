"""Closures of the centre: the list, the one that is shown, what is typed about it. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.agenda.conflicts import SlotTaken
from cigdesk.domain.closure import ClosureValues, check_closure
from cigdesk.domain.errors import CigdeskError, Refused
from cigdesk.services.changes import Change
from cigdesk.services.closures import ClosureLine
from cigdesk.services.covered import Answers
from cigdesk.services.desk import Services
from ui.operations import Operations
from ui.pages.settings.part_presenter import PartPresenter
from ui.saving import SheetSaver, faults_to

_LIST, _COVERED = "settings.closures", "settings.closures.covered"


class ClosuresPresenter(PartPresenter):
    """Reads all closures at once; writes one as it is typed."""

    listed = Signal(object)
    """(tuple of ClosureLine)."""
    previewed = Signal(object, object)
    """(ClosureValues, ClosurePreview): what closing those days would do."""
    overtaken = Signal()
    """Something came up since the person looked: nothing was written."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(services, operations, parent)
        self.saver = SheetSaver(operations, check_closure, self)
        self.saver.failed.connect(self.read)
        self.saver.written.connect(self.written)
        self.lines: tuple[ClosureLine, ...] = ()
        self.wanted: UUID | None = None
        self.zone = services.context.zone
        self.today = services.context.today

    def read(self) -> None:
        """Read the list, in the background."""
        self._operations.query(_LIST, self._services.closures.listing, self._listed)

    def _listed(self, lines: tuple[ClosureLine, ...]) -> None:
        self.lines = lines
        line = self.line()
        if line is not None:
            self.saver.reread(line.values)
        self.listed.emit(lines)

    def line(self) -> ClosureLine | None:
        """The one shown."""
        return next((each for each in self.lines if each.id == self.wanted), None)

    def open(self, closure_id: UUID | None) -> None:
        """Show that one; None for a new one."""
        self.wanted = closure_id
        line = self.line()
        if line is not None:
            self.saver.open(line.values, partial(self._services.closures.edit, line.id))

    def look(self, values: ClosureValues) -> None:
        """Read what closing those days would do."""
        job = partial(self._services.closures.preview, values, closure_id=self.wanted)
        self._operations.query(_COVERED, job, partial(self.previewed.emit, values))

    def create(self, values: ClosureValues, answers: Answers) -> None:
        """Write a new one, and what becomes of the appointments in it."""
        self._write(
            partial(self._services.closures.add, values, answers),
            lambda change: self.created.emit(change.ids[0]),
        )

    def apply(self, values: ClosureValues, answers: Answers) -> None:
        """Write the one shown, and what becomes of the appointments in it."""
        line = self.line()
        if line is not None:
            before = self.saver.before
            job = partial(self._services.closures.edit, line.id, before, values, answers)
            self._write(job, lambda _change: self.read())

    def _write(self, job: Callable[[], Change], done: Callable[[Change], None]) -> None:
        self._operations.change(job, on_done=done, on_error=self._not_written)

    def _not_written(self, error: CigdeskError) -> None:
        faults_to(self.refused.emit, self._operations)(error)
        if isinstance(error, (SlotTaken, Refused)):
            self.overtaken.emit()

    def remove(self) -> None:
        """Open the centre again on those days; undone from the toast."""
        if self.wanted is not None:
            self._operations.change(partial(self._services.closures.remove, self.wanted))

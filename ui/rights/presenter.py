"""What people ask of their data: read, noted, decided; the export with its marks. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.erasure import AskedFor
from cigdesk.domain.errors import CigdeskError
from cigdesk.services.agents import AgentSheet
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.person_export import Place
from cigdesk.services.person_rights import PersonRequestView
from cigdesk.services.person_sheet import PersonSheet
from ui.operations import Operations
from ui.saving import faults_to


class RightsPresenter(QObject):
    """Of one agent, or of everybody; what is shown is read again when it changes."""

    listed = Signal(object)
    """(tuple of PersonRequestView)"""
    named = Signal(str)
    """(name): whose rights these are; "" for everybody's."""
    summed = Signal(object)
    """(ErasureSummary)"""
    exported = Signal(object)
    """(PersonSheet)"""
    noted = Signal()
    refused = Signal(object)
    """(faults by field)"""
    erased = Signal()
    gone = Signal()
    """The person is no longer there, or may not be read."""
    busy_changed = Signal(bool)

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self._rights, self._export = services.person_rights, services.person_export
        self.agent_id: UUID | None = None
        self._open = False
        self._shown: UUID | None = None
        """Whose export is in sight."""
        operations.changed.connect(lambda kinds, _initiator: self._follow(kinds))

    def today(self) -> date:
        """The present day of the centre."""
        return self._services.context.today()

    def may(self, asked_for: AskedFor) -> bool:
        """Whether the person at the keyboard decides of such requests."""
        return self._rights.may(asked_for)

    def open(self, agent_id: UUID | None) -> None:
        """Show what that agent asked, or what everybody asked."""
        self.agent_id, self._open, self._shown = agent_id, True, None
        self.read()

    def close(self) -> None:
        """Show nothing more."""
        self._open, self.agent_id, self._shown = False, None, None
        for question in ("list", "name", "summary", "export"):
            self._operations.forget((id(self), question))

    def read(self) -> None:
        """Read the requests again."""
        whose = self.agent_id
        job = self._rights.all if whose is None else partial(self._rights.of_agent, whose)
        self._operations.query((id(self), "list"), job, self.listed.emit, on_error=self._unreadable)
        if whose is None:
            self.named.emit("")
        else:
            name = partial(self._services.agents.sheet, whose)
            self._operations.query((id(self), "name"), name, self._name, on_error=self._unreadable)

    def _name(self, sheet: AgentSheet) -> None:
        self.named.emit(sheet.values.name)

    def _unreadable(self, error: CigdeskError) -> None:
        self._operations.refused.emit("", error)
        self.gone.emit()

    def _follow(self, kinds: frozenset[str]) -> None:
        if not self._open:
            return
        if kinds & {"person_requests", "agents"}:
            self.read()
        if self._shown is not None and kinds & {"redactions", "agents"}:
            self.read_export(self._shown)

    # requests

    def note(self, asked_for: AskedFor, received_on: date) -> None:
        """Note what the agent shown asked."""
        if self.agent_id is not None:
            job = partial(self._rights.note, self.agent_id, asked_for, received_on)
            self._change(job, lambda _change: self.noted.emit())

    def extend(self, request_id: UUID, reason: str) -> None:
        """Take two more months."""
        self._change(partial(self._rights.extend, request_id, reason))

    def refuse(self, request_id: UUID, reason: str) -> None:
        """Refuse, with the reason."""
        self._change(partial(self._rights.refuse, request_id, reason))

    def hand_over(self, request_id: UUID) -> None:
        """The person has got the export."""
        self._change(partial(self._rights.handed_over, request_id))

    def remove(self, request_id: UUID) -> None:
        """A request noted by mistake."""
        self._change(partial(self._rights.remove, request_id))

    # erasing

    def sum_up(self, view: PersonRequestView) -> None:
        """Read what erasing would do."""
        self._shown = None
        job = partial(self._rights.summary, view.line.agent_id)
        self._operations.query((id(self), "summary"), job, self.summed.emit)

    def erase(self, request_id: UUID) -> None:
        """Do it: it is not taken back."""
        self._change(partial(self._rights.erase, request_id), lambda _change: self.erased.emit())

    # the export

    def read_export(self, agent_id: UUID) -> None:
        """Read everything that is kept of that person."""
        self._shown = agent_id
        job = partial(self._export.sheet, agent_id)
        self._operations.query((id(self), "export"), job, self.exported.emit)

    def strike(self, places: Sequence[Place]) -> None:
        """Leave these passages out."""
        if self._shown is not None and places:
            self._change(partial(self._export.strike, self._shown, tuple(places)))

    def show_again(self, mark_ids: Sequence[UUID]) -> None:
        """Hand these passages over again."""
        if mark_ids:
            self._change(partial(self._export.show, tuple(mark_ids)))

    def written(self, sheet: PersonSheet, *, pdf: bool) -> Callable[[], bytes]:
        """What draws the file that is handed over; it is noted as an export."""
        return partial(self._export.pdf if pdf else self._export.json, sheet)

    def _change(self, job: Callable[[], Change], done: Callable[[Change], None] | None = None) -> None:
        self.busy_changed.emit(True)
        self._operations.change(
            job,
            on_done=done,
            on_error=faults_to(self.refused.emit, self._operations),
            on_settled=lambda: self.busy_changed.emit(False),
        )

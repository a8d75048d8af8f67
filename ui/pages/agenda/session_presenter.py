"""The collective session shown: its seats, its people, and what becomes of them. No widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.errors import CigdeskError, InvalidInput, NotFound
from cigdesk.ports.agenda import AgentRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.changes import Change
from cigdesk.services.desk import Services
from cigdesk.services.newcomers import NewAgent
from cigdesk.services.sessions import SessionView
from ui.operations import Operations

_KINDS = frozenset({"participations", "session_seats", "appointments", "agents"})


class SessionPresenter(QObject):
    """Reads one session again after each change, and says what a rule refused."""

    viewed = Signal(object)
    """(SessionView)"""
    refused = Signal(str)
    """The sentence of a rule, or nothing once something was written."""
    to_confirm = Signal(str, object, object)
    """(what is asked, the error, the act to do once it is confirmed)."""
    registered = Signal()
    """Somebody has a seat: the next one can be typed."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions, self._agenda, self._operations = services.sessions, services.agenda, operations
        self.appointment_id: UUID | None = None
        self.view: SessionView | None = None
        operations.changed.connect(lambda kinds, _initiator: self._follow(kinds))

    def _follow(self, kinds: frozenset[str]) -> None:
        if self.appointment_id is not None and kinds & _KINDS:
            self.open(self.appointment_id)

    @property
    def naming_refusal(self) -> str:
        """Why the person at the keyboard names no agent, or ""."""
        return self._agenda.naming_refusal

    def close(self) -> None:
        """Another thing is shown."""
        self.appointment_id = self.view = None
        self._operations.forget((id(self), "view"))

    def open(self, appointment_id: UUID) -> None:
        """Show that session."""
        if appointment_id != self.appointment_id:
            self.appointment_id, self.view = appointment_id, None
            self.refused.emit("")
        job = partial(self._sessions.view, appointment_id)
        self._operations.query((id(self), "view"), job, self._answered, on_error=self._unreadable)

    def _unreadable(self, error: CigdeskError) -> None:
        """A session that was just deleted is no longer followed: the agenda closes its panel."""
        self.close()
        if not isinstance(error, NotFound):
            self._operations.refused.emit("", error)

    def _answered(self, view: SessionView) -> None:
        self.view = view
        self.viewed.emit(view)

    def find_agents(self, text: str, deliver: Callable[[Sequence[AgentRow]], None]) -> None:
        """Look for people under a name being typed."""
        self._operations.query((id(self), "agents"), partial(self._agenda.find_agents, text), deliver)

    def find_authorities(self, text: str, deliver: Callable[[Sequence[AuthorityRow]], None]) -> None:
        """Look for an authority."""
        job = partial(self._agenda.find_authorities, text)
        self._operations.query((id(self), "authorities"), job, deliver)

    def set_capacity(self, capacity: int | None) -> None:
        """How many people it can take; None for no limit."""
        self._change(lambda session: self._sessions.set_capacity(session, capacity))

    def set_seats(self, authority_id: UUID, count: int) -> None:
        """Give an authority that many seats; 0 takes them away."""
        kept = {each.authority_id: each.seats for each in self.view.seats} if self.view else {}
        wanted = {key: seats for key, seats in {**kept, authority_id: count}.items() if seats}
        session = self.appointment_id
        if wanted != kept and session is not None:

            def give(confirmation: Confirmation | None = None) -> Change:
                return self._sessions.set_seats(session, wanted, confirmation=confirmation)

            self._change(lambda _session: give(), otherwise=partial(self._refused_seats, give))

    def add_authority(self, authority: AuthorityRow) -> None:
        """Give a first seat to an authority that has none."""
        known = {each.authority_id for each in self.view.seats} if self.view else set()
        if authority.id not in known:
            self.set_seats(authority.id, 1)

    def register(self, who: UUID | NewAgent) -> None:
        """Register somebody on the seats of the employer."""
        self._change(lambda session: self._sessions.register(session, who), self.registered.emit)

    def withdraw(self, participation_id: UUID) -> None:
        """Take off the list somebody registered by mistake."""
        self._change(lambda _session: self._sessions.withdraw(participation_id))

    def note(self, participation_id: UUID, status: AppointmentStatus) -> None:
        """What became of one person."""
        self._change(lambda _session: self._sessions.note(participation_id, status))

    def note_all(self) -> None:
        """Everybody of whom nothing was said has come."""
        self._change(lambda session: self._sessions.note_all(session, AppointmentStatus.DONE))

    def _refused_seats(self, give: Callable[[Confirmation | None], Change], error: CigdeskError) -> None:
        """More than what was ordered is asked about; the counter goes back meanwhile."""
        if not isinstance(error, SlotTaken):
            self._failed(error)
            return
        if self.view is not None:
            self.viewed.emit(self.view)
        self.to_confirm.emit("Donner ces places", error, give)

    def _change(
        self,
        act: Callable[[UUID], Change],
        then: Callable[[], None] | None = None,
        otherwise: Callable[[CigdeskError], None] | None = None,
    ) -> None:
        session = self.appointment_id
        if session is None:
            return

        def done(_change: Change) -> None:
            self.refused.emit("")
            if then is not None:
                then()

        self._operations.change(lambda: act(session), on_done=done, on_error=otherwise or self._failed)

    def _failed(self, error: CigdeskError) -> None:
        said = " ".join(error.errors.values()) if isinstance(error, InvalidInput) else str(error)
        self.refused.emit(said)
        if self.view is not None:
            self.viewed.emit(self.view)

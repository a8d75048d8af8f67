"""Booking step by step: looks people up, checks the time as it is typed, writes, keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cigdesk.domain.agenda.conflicts import Confirmation, SlotTaken
from cigdesk.domain.appointment import AppointmentKind
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.french import date_short, time_of_day
from cigdesk.ports.agenda import AgentRow, PlaceRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.agenda_checks import Verdict
from cigdesk.services.changes import Change
from cigdesk.services.engagements import Offered
from ui.operations import Operations
from ui.pages.agenda.draft import Draft
from ui.pages.agenda.services import Services

CHECK_MS = 200


class BookingPresenter(QObject):
    """The draft of the booking panel and what the services say of it."""

    verdict_changed = Signal(object)
    """(Verdict): what the time that is typed would meet."""
    faults_found = Signal(object)
    """({field: sentence}): the booking was asked and cannot be written."""
    refused = Signal(str)
    """A rule forbids it."""
    conflict_met = Signal(object)
    """(SlotTaken): something came up between the check and the writing."""
    booked = Signal(object)
    """(Change)"""
    places_changed = Signal(object)
    """(tuple of PlaceRow)"""
    orders_changed = Signal(object)
    """(Offered): on account of what the work may be done."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._operations = services, operations
        self.draft = Draft()
        self._seen: frozenset[str] | None = None
        self._busy = self._open = False
        self._orders_of: tuple[object, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)

    @property
    def naming_refusal(self) -> str:
        """Why the person at the keyboard names no agent, or ""."""
        return self._services.agenda.naming_refusal

    def begin(self, draft: Draft) -> None:
        """Another booking."""
        self.draft, self._seen, self._open, self._orders_of = draft, None, True, ()
        self.verdict_changed.emit(Verdict())
        self.changed()

    def changed(self) -> None:
        """An answer is another one: check again in a moment."""
        self._seen = None
        if self._open:
            self._timer.start()

    def rest(self) -> None:
        """Nothing is being booked any more: what was still to be asked is not."""
        self._open = False
        self._timer.stop()
        self._operations.forget((id(self), "check"))

    def check(self) -> None:
        """Ask what the time would meet; answers that are not complete meet nothing."""
        self._timer.stop()
        try:
            values = self.draft.values(self._services.agenda)
        except InvalidInput:
            self._operations.forget((id(self), "check"))
            self._show(Verdict())
            return
        bookings, record_id = self._services.bookings, self.draft.record_id
        self._operations.query(
            (id(self), "check"), lambda: bookings.check(values, record_id=record_id), self._show
        )

    def _show(self, verdict: Verdict) -> None:
        self._seen = verdict.keys
        self.verdict_changed.emit(verdict)

    def find_agents(self, text: str, deliver: Callable[[Sequence[AgentRow]], None]) -> None:
        """Look for people under a name being typed."""
        agenda = self._services.agenda
        self._operations.query((id(self), "agents"), lambda: agenda.find_agents(text), deliver)

    def take_sheet(self, agent_id: UUID, deliver: Callable[[AgentRow], None]) -> None:
        """Somebody new is that person: the sheet that exists is used."""
        agenda = self._services.agenda
        self._operations.query((id(self), "sheet"), lambda: agenda.agent(agent_id), deliver)

    def find_authorities(self, text: str, deliver: Callable[[Sequence[AuthorityRow]], None]) -> None:
        """Look for an employer."""
        agenda = self._services.agenda
        self._operations.query((id(self), "authorities"), lambda: agenda.find_authorities(text), deliver)

    def load_places(self) -> None:
        """Read the sites and rooms of the employer, then those of the centre."""
        agenda, employer = self._services.agenda, self._employer()

        def read() -> tuple[PlaceRow, ...]:
            own = agenda.places(employer) if employer else ()
            return (*own, *agenda.places(None))

        self._operations.query((id(self), "places"), read, self.places_changed.emit)

    def load_orders(self) -> None:
        """Read what the authority has open for that kind of work on that day, when one of these changes."""
        draft, authority = self.draft, self._employer()
        wanted = (authority, draft.kind, draft.day)
        if wanted == self._orders_of:
            return
        self._orders_of = wanted
        day, kept = draft.day, draft.engagement_id if draft.order_chosen else None
        if authority is None or day is None or draft.kind is AppointmentKind.INTERNAL:
            self._operations.forget((id(self), "orders"))
            self.orders_changed.emit(Offered())
            return
        open_for = self._services.engagements.open_for
        self._operations.query(
            (id(self), "orders"),
            lambda: open_for(authority, draft.kind, day, kept),
            self.orders_changed.emit,
        )

    def _employer(self) -> UUID | None:
        if self.draft.authority is not None:
            return self.draft.authority.id
        return self.draft.agent.authority_id if self.draft.agent else self.draft.authority_id

    def book(self, reason: str = "") -> None:
        """Write the appointment; with a reason, over what was shown."""
        if self._busy:
            return
        draft, bookings = self._ready(), self._services.bookings
        try:
            values = draft.values(self._services.agenda)
        except InvalidInput as error:
            self.faults_found.emit(error.errors)
            return
        answer = Confirmation(reason, self._seen)

        def write() -> Change:
            if draft.record_id is not None:
                return bookings.edit(draft.record_id, values, confirmation=answer)
            return bookings.book(values, new_agent=draft.new_agent, confirmation=answer)

        self._busy = True
        self._operations.change(
            write, on_done=self.booked.emit, on_error=self._failed, on_settled=self._settled, label="Réserver"
        )

    def _ready(self) -> Draft:
        """What would be written."""
        return self.draft

    def _settled(self) -> None:
        self._busy = False

    def _failed(self, error: CigdeskError) -> None:
        if isinstance(error, InvalidInput):
            self.faults_found.emit(error.errors)
        elif isinstance(error, SlotTaken):
            self._seen = frozenset(each.key for each in error.found)
            self.conflict_met.emit(error)
        else:
            self.refused.emit(str(error))

    def take_time(self, moment: datetime) -> None:
        """Take a proposed time in the place of the one typed."""
        local = moment.astimezone(self._services.agenda.zone)
        self.draft.day, self.draft.at = local.date(), local.time()
        self.changed()

    def words_of(self, moment: datetime) -> str:
        """« 15 h 15 » on the day wanted, « lun. 16 nov. 9 h 00 » elsewhere."""
        local = moment.astimezone(self._services.agenda.zone)
        if local.date() == self.draft.day:
            return time_of_day(local)
        return f"{date_short(local.date(), year=False)} {time_of_day(local)}"

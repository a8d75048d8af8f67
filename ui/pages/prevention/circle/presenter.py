"""What the segment « Cercle » shows and asks for: a year is read once, then narrowed at once. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.circle import Expected
from cigdesk.domain.errors import CigdeskError, InvalidInput
from cigdesk.exchange.mail_file import write_mail
from cigdesk.ports.agenda import PractitionerRow
from cigdesk.ports.circle import CirclePlaceRow
from cigdesk.services.changes import Change
from cigdesk.services.circle import CircleValues
from cigdesk.services.circle_invitations import Invitations, Invited
from cigdesk.services.circle_listing import (
    CircleEvent,
    CircleFilter,
    CircleListing,
    CircleOrder,
    CircleYear,
    listed_events,
)
from cigdesk.services.desk import Services
from ui.listing.kept import KeptListingPresenter
from ui.operations import Operations, Progress

Failed = Callable[[CigdeskError], None]


@dataclass(frozen=True)
class Choices:
    """Who may hold an event, and where."""

    team: tuple[PractitionerRow, ...]
    places: tuple[CirclePlaceRow, ...]
    own: UUID | None
    """The practitioner at the keyboard, if they are one."""


@dataclass(frozen=True)
class Registration:
    """How many people of an authority, and who answers for them."""

    authority_id: UUID
    people: int
    contact: str


class CirclePresenter(KeptListingPresenter[CircleFilter, CircleOrder, CircleListing, CircleYear]):
    """The events of this year by day, until something else is asked."""

    choices_read = Signal(object)
    """(Choices)."""
    invited = Signal(object)
    """(Invitations): the mails are ready to be kept."""
    refused = Signal(str)
    """The sentence of a rule, or nothing once something was written."""

    def __init__(self, services: Services, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(
            operations,
            "circle.year",
            read_whole=lambda where: services.circle.year(where.year),
            narrowed=listed_events,
            named_by=lambda where: where.year,
            whole_of=lambda listing: listing.year,
            everything=CircleFilter(services.context.today().year),
            order=CircleOrder.DAY,
            parent=parent,
        )
        self.services, self._ops = services, operations

    # what is listed

    def clear(self) -> None:
        """Overrides ListingPresenter: the year stays."""
        self.text, self.where = "", CircleFilter(self.where.year)
        self.ask()

    def step(self, years: int) -> None:
        """Another year."""
        self.narrow(year=self.where.year + years)

    @property
    def year(self) -> CircleYear | None:
        """The year that is shown, once it is read."""
        return self.whole

    def found(self, event_id: UUID | None) -> CircleEvent | None:
        """One event of the year, whatever the filter."""
        events = self.whole.events if self.whole is not None else ()
        return next((each for each in events if each.id == event_id), None)

    def read_choices(self) -> None:
        """Who may hold an event, and where."""
        agenda, circle = self.services.agenda, self.services.circle

        def job() -> Choices:
            return Choices(tuple(agenda.practitioners()), circle.places(), agenda.own_practitioner())

        self._ops.query("circle.choices", job, self.choices_read.emit)

    # what is written

    def keep(
        self,
        event_id: UUID | None,
        values: CircleValues,
        confirmation: Confirmation | None,
        done: Callable[[Change], None],
        failed: Failed,
    ) -> None:
        """Write a new event, or correct that one."""
        circle = self.services.circle

        def job() -> Change:
            if event_id is None:
                return circle.plan(values, confirmation=confirmation)
            return circle.edit(event_id, values, confirmation=confirmation)

        self._ops.change(job, on_done=done, on_error=failed, label="Enregistrement")

    def set_status(self, event_id: UUID, status: AppointmentStatus) -> None:
        """Given up, or planned again."""
        self._write(partial(self.services.circle.set_status, event_id, status))

    def delete(self, event_id: UUID) -> None:
        """Written by mistake."""
        self._write(partial(self.services.circle.delete, event_id))

    def register(self, event_id: UUID, who: Registration, done: Callable[[], None], failed: Failed) -> None:
        """Register people of an authority."""
        job = partial(self.services.circle.register, event_id, who.authority_id, who.people, who.contact)
        self._ops.change(job, on_done=lambda _change: self._kept(done), on_error=failed)

    def withdraw(self, event_id: UUID, authority_id: UUID) -> None:
        """Take an authority off the list."""
        self._write(partial(self.services.circle.withdraw, event_id, authority_id))

    def note(self, event_id: UUID, came: Mapping[UUID, int | None]) -> None:
        """How many came."""
        self._write(partial(self.services.circle.note, event_id, dict(came)))

    def note_as_registered(self, event_id: UUID) -> None:
        """As many as were registered, where nothing is said."""
        self._write(partial(self.services.circle.note_as_registered, event_id))

    def set_expected(self, expected: Expected, done: Callable[[Change], None], failed: Failed) -> None:
        """What the year shown holds."""
        job = partial(self.services.circle.set_expected, self.where.year, expected)
        self._ops.change(job, on_done=done, on_error=failed)

    def _write(self, job: Callable[[], Change]) -> None:
        self._ops.change(job, on_done=lambda _change: self._kept(None), on_error=self._failed)

    def _kept(self, done: Callable[[], None] | None) -> None:
        self.refused.emit("")
        if done is not None:
            done()

    def _failed(self, error: CigdeskError) -> None:
        said = " ".join(error.errors.values()) if isinstance(error, InvalidInput) else str(error)
        self.refused.emit(said)
        self.read()

    # invitations

    def invite(self, event_id: UUID) -> None:
        """Prepare the mails for those who are not registered yet."""
        job = partial(self.services.circle_invitations.prepare, event_id)
        self._ops.query(
            "circle.invite", job, self.invited.emit, on_error=lambda error: self.refused.emit(str(error))
        )

    def note_invited(self, made: Invitations) -> None:
        """The mails were prepared."""
        self._write(partial(self.services.circle_invitations.note, made.event_id, len(made.reached)))

    def keep_mails(self, made: Invitations, folder: Path) -> None:
        """A draft for each authority that has an address, in that folder."""

        def job(progress: Progress) -> Change:
            _write_mails(made.reached, folder, progress)
            return self.services.circle_invitations.note(made.event_id, len(made.reached))

        self._ops.change(
            job,
            on_done=lambda _change: self._kept(None),
            on_error=self._failed,
            label="Préparation des courriels",
        )


def _write_mails(reached: Sequence[Invited], folder: Path, progress: Progress) -> None:
    for done, each in enumerate(reached):
        progress.step(done, len(reached), each.name)
        (folder / f"cercle-invitation-{done + 1:03d}.eml").write_bytes(write_mail(each.mail))

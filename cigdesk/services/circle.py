"""The Cercle de la prévention: its events of a year, who is registered, who came.

An event is a collective session of its host, written through the rules of the agenda; the seats of each
authority are those registered. People are counted, never named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.wall import whole_day
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    CircleKind,
    PlaceMode,
)
from cigdesk.domain.authority import Authority
from cigdesk.domain.circle import (
    EVENTS,
    CircleProgramme,
    Expected,
    Turnout,
    check_came,
    check_expected,
    check_may_note,
    check_registration,
    expected_for,
    state_of,
)
from cigdesk.domain.errors import NotFound, Refused
from cigdesk.domain.identifiers import line_fault, tidy
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.domain.session import SessionSeats
from cigdesk.french import NBSP, date_short
from cigdesk.ports import UnitOfWork
from cigdesk.ports.circle import CircleEventRow, CirclePlaceRow, TurnoutRow
from cigdesk.services.agenda_checks import Verdict
from cigdesk.services.booking import BookingService
from cigdesk.services.changes import Change
from cigdesk.services.circle_listing import CircleEvent, CircleYear
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.engagement_seats import account_for_seats

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


@dataclass(frozen=True, kw_only=True)
class CircleValues:
    """What a person decides of an event; its state follows."""

    kind: CircleKind
    theme: str
    practitioner_id: UUID
    start: datetime
    end: datetime
    by_video: bool = False
    video_link: str = ""
    site_id: UUID | None = None
    """None while the place is not known."""
    room_id: UUID | None = None
    seats: int | None = None
    """How many people it can take; None for no limit."""


class CircleService:
    """Reading a year of the Cercle, and changing its events."""

    def __init__(self, context: Context, bookings: BookingService) -> None:
        self._context, self._bookings = context, bookings

    # reading

    def year(self, year: int) -> CircleYear:
        """The year whole, in a fixed number of questions."""
        span = whole_day(date(year, 1, 1), self._context.zone).start, self._end_of(year)
        with self._context.reading() as uow:
            rows, turnouts = uow.circle.events(*span), uow.circle.turnouts(*span)
            expected = expected_for(year, uow.find(CircleProgramme))
            holders = tuple(uow.circle.members(year))
        by_event: defaultdict[UUID, list[TurnoutRow]] = defaultdict(list)
        for each in turnouts:
            by_event[each.event_id].append(each)
        events = tuple(self._event(row, by_event[row.id]) for row in rows)
        return CircleYear(year, self._context.today(), expected, events, holders)

    def _end_of(self, year: int) -> datetime:
        return whole_day(date(year, 12, 31), self._context.zone).end

    def _event(self, row: CircleEventRow, turnouts: Sequence[TurnoutRow]) -> CircleEvent:
        said = [Turnout(each.event_id, each.authority_id, each.registered, each.came) for each in turnouts]
        state = state_of(row.status, row.end, self._context.now(), said)
        start, end = (each.astimezone(self._context.zone) for each in (row.start, row.end))
        return CircleEvent(row, state, start, end, tuple(turnouts))

    def places(self) -> tuple[CirclePlaceRow, ...]:
        """Where an event can be held: at the centre, then at the authorities."""
        with self._context.reading() as uow:
            return tuple(uow.circle.places())

    def values(self, event_id: UUID) -> CircleValues:
        """What was decided of an event; raises `NotFound`."""
        with self._context.reading() as uow:
            row = uow.circle.event(event_id)
        return CircleValues(
            kind=row.kind,
            theme=row.theme,
            practitioner_id=row.practitioner_id,
            start=row.start,
            end=row.end,
            by_video=row.mode is PlaceMode.VIDEO,
            video_link=row.video_link,
            site_id=row.site_id,
            room_id=row.room_id,
            seats=row.seats,
        )

    def check(self, values: CircleValues, event_id: UUID | None = None) -> Verdict:
        """What the host would meet at that time; writes nothing."""
        return self._bookings.check(self._booked(values), record_id=event_id)

    # events

    def plan(self, values: CircleValues, *, confirmation: Confirmation | None = None) -> Change:
        """Write a new event, as the session of its host. Raises as `BookingService.book` does."""
        return self._bookings.book(self._booked(values), confirmation=confirmation)

    def edit(
        self, event_id: UUID, values: CircleValues, *, confirmation: Confirmation | None = None
    ) -> Change:
        """Correct an event; its time is checked again if it moves. Raises as `BookingService.edit` does."""
        self._require(event_id)
        return self._bookings.edit(event_id, self._booked(values), confirmation=confirmation)

    def set_status(
        self, event_id: UUID, status: AppointmentStatus, *, confirmation: Confirmation | None = None
    ) -> Change:
        """It was held, it is given up, or it is planned again. Raises as `BookingService.set_status` does."""
        self._require(event_id)
        return self._bookings.set_status(event_id, status, confirmation=confirmation)

    def delete(self, event_id: UUID) -> Change:
        """Remove an event that was written by mistake, with all that was registered."""
        self._require(event_id)
        return self._bookings.delete(event_id)

    # who is registered, who came

    def register(self, event_id: UUID, authority_id: UUID, people: int, contact: str = "") -> Change:
        """Register that many people of an authority, or as many from now on; `contact` answers for them.

        Raises `InvalidInput` under `people` or `contact`, `Refused` for an authority that has no Cercle in
        that year, and for an event that was given up.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = _event_record(uow, event_id)
            if not record.status.holds_time:
                raise Refused("Cet événement est annulé\u00a0: personne ne peut y être inscrit.")
            self._require_member(uow, record, authority_id)
            kept = uow.find(SessionSeats, appointment_id=event_id)
            others = sum(each.seats for each in kept if each.authority_id != authority_id)
            faults = {"people": check_registration(people, others, record.seats)}
            require_sound(faults | {"contact": line_fault(contact)})
            mine = next((each for each in kept if each.authority_id == authority_id), None)
            if mine is None:
                mine = _seats(event_id, authority_id)
                uow.add(mine)
            mine.seats, mine.contact = people, tidy(contact)
            uow.flush()
            account_for_seats(uow, self._context, record)
            return event_id, mine.id

        return self._change(work, "Inscription enregistrée", event_id)

    def withdraw(self, event_id: UUID, authority_id: UUID) -> Change:
        """Take an authority off the list."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            found = uow.find(SessionSeats, appointment_id=event_id, authority_id=authority_id)
            if not found:
                raise NotFound("Cette collectivité n’est plus inscrite.")
            uow.remove(found[0])
            return (event_id,)

        return self._change(work, "Collectivité désinscrite", event_id)

    def note(self, event_id: UUID, came: Mapping[UUID, int | None]) -> Change:
        """Say how many of these authorities came, registered or not; the event was then held.

        Raises `InvalidInput` under the id of an authority, `Refused` before it has begun.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = _event_record(uow, event_id)
            check_may_note(record.status, record.start, self._context.now())
            require_sound(check_came(came))
            kept = {each.authority_id: each for each in uow.find(SessionSeats, appointment_id=event_id)}
            for authority_id, count in came.items():
                if authority_id not in kept:
                    self._require_member(uow, record, authority_id)
                    kept[authority_id] = _seats(event_id, authority_id)
                    uow.add(kept[authority_id])
                kept[authority_id].came = count
            if any(count is not None for count in came.values()):
                record.status = AppointmentStatus.DONE
            return (event_id,)

        return self._change(work, "Présences notées", event_id)

    def note_as_registered(self, event_id: UUID) -> Change:
        """Everybody came who was registered, where nothing else was said; the event was held."""
        with self._context.reading() as uow:
            kept = uow.find(SessionSeats, appointment_id=event_id)
        unsaid = {each.authority_id: each.seats for each in kept if each.came is None}
        return self.note(event_id, unsaid)

    # what a year holds

    def set_expected(self, year: int, expected: Expected) -> Change:
        """Say how many events that year holds. Raises `InvalidInput` under `mornings` or `meetings`."""
        require_sound(check_expected(expected))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            found = uow.find(CircleProgramme, year=year)
            if found:
                found[0].mornings, found[0].meetings = expected.mornings, expected.meetings
                return (found[0].id,)
            made = CircleProgramme(
                id=new_id(), year=year, mornings=expected.mornings, meetings=expected.meetings
            )
            uow.add(made)
            return (made.id,)

        return self._context.change(Right.BOOK, work, f"Programme {year} du Cercle modifié")

    # inside

    def _booked(self, values: CircleValues) -> AppointmentValues:
        """The event as an appointment of its host, which is held for no authority alone."""
        return AppointmentValues(
            practitioner_id=values.practitioner_id,
            kind=AppointmentKind.COLLECTIVE,
            mode=self._mode(values),
            start=values.start,
            end=values.end,
            site_id=values.site_id,
            room_id=values.room_id,
            video_link=values.video_link,
            title=values.theme,
            seats=values.seats,
            circle=values.kind,
        )

    def _mode(self, values: CircleValues) -> PlaceMode:
        if values.by_video:
            return PlaceMode.VIDEO
        if values.site_id is None:
            return PlaceMode.SITE
        with self._context.reading() as uow:
            own = uow.get(Site, values.site_id).authority_id is None
        return PlaceMode.CENTRE if own else PlaceMode.SITE

    def _require(self, event_id: UUID) -> None:
        with self._context.reading() as uow:
            uow.circle.event(event_id)

    def _require_member(self, uow: UnitOfWork, record: Appointment, authority_id: UUID) -> None:
        year = record.start.astimezone(self._context.zone).year
        if any(each.authority_id == authority_id for each in uow.circle.members(year)):
            return
        name = uow.get(Authority, authority_id).name
        raise Refused(
            f"{name} n’a pas le Cercle en {year}{NBSP}: ni l’option, ni le forfait ACFI qui le comprend."
        )

    def _change(self, work: _Work, label: str, event_id: UUID) -> Change:
        with self._context.reading() as uow:
            row = uow.circle.event(event_id)
        local = row.start.astimezone(self._context.zone)
        detail = f"{EVENTS[row.kind]}, {date_short(local.date())}"
        return self._context.change(Right.BOOK, work, label, detail)


def _seats(event_id: UUID, authority_id: UUID) -> SessionSeats:
    return SessionSeats(id=new_id(), appointment_id=event_id, authority_id=authority_id, seats=0)


def _event_record(uow: UnitOfWork, event_id: UUID) -> Appointment:
    uow.circle.event(event_id)
    return uow.get(Appointment, event_id)

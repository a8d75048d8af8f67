"""Booking, moving, cancelling: each checked in the transaction that writes, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import (
    FOR_AN_AUTHORITY,
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    AppointmentValues,
    PlaceMode,
    check_appointment,
    check_movable,
    check_span,
    check_status,
)
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.people import Agent
from cigdesk.domain.rights import Right
from cigdesk.domain.session import Participation, SessionSeats, check_capacity
from cigdesk.domain.values import by_field, read_values, write_values
from cigdesk.french import date_short, time_of_day
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AppointmentRow
from cigdesk.services.agenda_checks import (
    Verdict,
    Watch,
    examine,
    reason_to_keep,
    require_still_free,
    wish_for,
    wish_of,
)
from cigdesk.services.booking_values import in_permanence, without_surplus
from cigdesk.services.booking_wording import status_count, status_label, who
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.engagement_checks import Account, account_for, reasons_to_restore
from cigdesk.services.engagement_granting import grant_missing
from cigdesk.services.inspection_guard import require_unreported
from cigdesk.services.newcomers import NewAgent, add_newcomer, require_known_agent
from cigdesk.services.openings import missing_opening
from cigdesk.services.sessions import spread_to
from cigdesk.services.support_following import follow_appointment, require_no_time, require_time_stands

__all__ = ["BookingService", "NewAgent"]

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]


class BookingService:
    """Appointments: written only where nothing speaks against it, or where what does has been confirmed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def check(self, values: AppointmentValues, *, record_id: UUID | None = None) -> Verdict:
        """What these values would meet, and the next free time; writes nothing.

        `record_id` is the appointment that would be changed. Times that cannot be kept meet nothing.
        """
        if check_span(values.start, values.end):
            return Verdict()
        with self._context.reading() as uow:
            before = uow.get(Appointment, record_id) if record_id else None
            return self._foreseen(uow, values, before)

    def check_move(
        self, appointment_id: UUID, span: Interval, practitioner_id: UUID | None = None
    ) -> Verdict:
        """What a move there would meet; writes nothing."""
        with self._context.reading() as uow:
            record = uow.get(Appointment, appointment_id)
            return self._foreseen(uow, _moved(record, span, practitioner_id), record)

    def book(
        self,
        values: AppointmentValues,
        *,
        new_agent: NewAgent | None = None,
        confirmation: Confirmation | None = None,
    ) -> Change:
        """Write a new appointment, and with it the person received when `new_agent` names somebody new.

        Raises:
            InvalidInput: by field of the values; `agent` and `authority` for a new person.
            Refused: the same appointment is already there.
            SlotTaken: something speaks against that time and has not been confirmed.
        """
        watch = Watch(self._context)
        require_known_agent(self._context, new_agent or values.agent_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            phone = values.phone if values.mode is PlaceMode.PHONE else ""
            added = add_newcomer(uow, new_agent, phone) if new_agent else None
            asked = replace(values, agent_id=added.id) if added else values
            account = self._ready(uow, asked, added)
            verdict = examine(uow, self._context, wish_for(account.values, None))
            reason = reason_to_keep(uow, self._context, account.added_to(verdict), confirmation)
            record = Appointment(id=new_id(), overlap_reason=reason, **by_field(account.values))
            uow.add(record)
            watch.begin(record.id, verdict)
            return (record.id,)

        return self._change(work, "Rendez-vous réservé", values.start, watch)

    def edit(
        self, appointment_id: UUID, values: AppointmentValues, *, confirmation: Confirmation | None = None
    ) -> Change:
        """Correct an appointment; its time is checked again if it moves. Raises as `book` does."""
        watch = Watch(self._context)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Appointment, appointment_id)
            # Who reads no number of the agent's would write their empty one over it.
            require_known_agent(self._context, record.agent_id or values.agent_id)
            require_unreported(uow, appointment_id)
            self._rewrite(uow, record, self._ready(uow, values, before=record), confirmation, watch)
            return (appointment_id,)

        return self._change(work, "Rendez-vous modifié", values.start, watch)

    def move(
        self,
        appointment_id: UUID,
        span: Interval,
        *,
        practitioner_id: UUID | None = None,
        confirmation: Confirmation | None = None,
    ) -> Change:
        """Give a planned appointment another time, length or practitioner.

        A permanence appointment takes the place of the permanence it lands in. Raises as `book` does, and
        `Refused` for an appointment whose outcome is recorded.
        """
        watch = Watch(self._context)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            self.move_within(
                uow, appointment_id, span, practitioner_id, watch=watch, confirmation=confirmation
            )
            return (appointment_id,)

        return self._change(work, "Rendez-vous déplacé", span.start, watch, self._row(appointment_id))

    def move_within(
        self,
        uow: UnitOfWork,
        appointment_id: UUID,
        span: Interval,
        practitioner_id: UUID | None,
        *,
        watch: Watch,
        confirmation: Confirmation | None = None,
    ) -> None:
        """As `move`, as a part of a larger change."""
        record = uow.get(Appointment, appointment_id)
        check_movable(record)
        left = record.start
        ready = self._ready(uow, _moved(record, span, practitioner_id), before=record)
        self._rewrite(uow, record, ready, confirmation, watch)
        if record.start != left:
            record.moved_from = left

    def set_status(
        self, appointment_id: UUID, status: AppointmentStatus, *, confirmation: Confirmation | None = None
    ) -> Change:
        """Record what became of it, or take that back to planned (checked again where time had been freed).

        Raises `Refused` when it cannot take that status now, `SlotTaken` when its time is no longer free, or
        when nothing is left of its order.
        """
        watch, row = Watch(self._context), self._row(appointment_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            self._note(uow, appointment_id, status, watch, confirmation)
            return (appointment_id,)

        return self._change(work, status_label(row, status), row.start, watch)

    def set_statuses(
        self,
        appointment_ids: Sequence[UUID],
        status: AppointmentStatus,
        *,
        confirmation: Confirmation | None = None,
    ) -> Change:
        """As `set_status` for several at once: all of them, or none. There must be one."""
        if len(appointment_ids) == 1:
            return self.set_status(appointment_ids[0], status, confirmation=confirmation)
        watch, row = Watch(self._context), self._row(appointment_ids[0])

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for each in appointment_ids:
                self._note(uow, each, status, watch, confirmation)
            return tuple(appointment_ids)

        return self._change(work, status_count(len(appointment_ids), status), row.start, watch)

    def _note(
        self,
        uow: UnitOfWork,
        appointment_id: UUID,
        status: AppointmentStatus,
        watch: Watch,
        confirmation: Confirmation | None,
    ) -> None:
        record = uow.get(Appointment, appointment_id)
        check_status(record, status, self._context.now())
        require_no_time(uow, appointment_id, "changer son statut")
        require_unreported(uow, appointment_id)
        watch.follow(uow, record)
        if status.holds_time and not record.status.holds_time:
            spent = reasons_to_restore(uow, self._context, record)
            reason = require_still_free(uow, self._context, wish_of(record), confirmation, spent)
            record.overlap_reason = reason or record.overlap_reason
        record.status = status
        spread_to(uow, record)
        watch.follow(uow, record)

    def copy(
        self,
        appointment_id: UUID,
        span: Interval,
        *,
        practitioner_id: UUID | None = None,
        confirmation: Confirmation | None = None,
    ) -> Change:
        """Book the same once more, at another time; the request that it answered stays with the first.

        Raises as `book` does.
        """
        with self._context.reading() as uow:
            values = _moved(uow.get(Appointment, appointment_id), span, practitioner_id)
        return self.book(replace(values, request_id=None), confirmation=confirmation)

    def cancel(self, appointment_id: UUID) -> Change:
        """The service gives the appointment up: it stays in sight, its time is free."""
        return self.set_status(appointment_id, AppointmentStatus.CANCELLED)

    def cancel_within(self, uow: UnitOfWork, appointment_id: UUID, watch: Watch) -> None:
        """As `cancel`, as a part of a larger change."""
        record = uow.get(Appointment, appointment_id)
        check_status(record, AppointmentStatus.CANCELLED, self._context.now())
        watch.follow(uow, record)
        record.status = AppointmentStatus.CANCELLED
        spread_to(uow, record)
        watch.follow(uow, record)

    def delete(self, appointment_id: UUID) -> Change:
        """Remove an appointment that was written by mistake; only the journal remembers it."""
        watch, row = Watch(self._context), self._row(appointment_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Appointment, appointment_id)
            require_no_time(uow, appointment_id, "supprimer le rendez-vous")
            require_unreported(uow, appointment_id, drafts=True)
            watch.follow(uow, record)
            for kind in (Participation, SessionSeats):
                for part in uow.find(kind, appointment_id=appointment_id):
                    uow.remove(part)
            uow.flush()
            uow.remove(record)
            return (appointment_id,)

        return self._change(work, "Rendez-vous supprimé", row.start, watch, row)

    def _row(self, appointment_id: UUID) -> AppointmentRow:
        with self._context.reading() as uow:
            return uow.agenda.appointment(appointment_id)

    def _foreseen(self, uow: UnitOfWork, values: AppointmentValues, before: Appointment | None) -> Verdict:
        """What these values would meet; what the employer lacks comes first, no other hour mends it."""
        employer = uow.get(Agent, values.agent_id).authority_id if values.agent_id else values.authority_id
        of_employer = replace(values, authority_id=employer)
        missing = missing_opening(uow, self._context, of_employer, before)
        if missing:
            return Verdict(refusal=" ".join(missing.values()))
        wish = wish_for(in_permanence(uow, values), before.id if before else None)
        try:
            account = account_for(uow, self._context, in_permanence(uow, of_employer), before)
        except InvalidInput as fault:
            return Verdict(refusal=str(fault))
        return account.added_to(examine(uow, self._context, wish))

    def _ready(
        self,
        uow: UnitOfWork,
        values: AppointmentValues,
        added: Agent | None = None,
        before: Appointment | None = None,
    ) -> Account:
        """The values as they will be kept, for the agent just `added` if any, and on whose account.

        `before` is what is kept of an appointment that is corrected. Raises `InvalidInput`.
        """
        agent = added or (uow.get(Agent, values.agent_id) if values.agent_id else None)
        day = day_of(values.start, self._context.zone)
        errors = check_appointment(values, on_sick_leave=agent is not None and agent.on_sick_leave(day))
        errors |= _check_seats(uow, values, before)
        of_employer = replace(values, authority_id=agent.authority_id if agent else values.authority_id)
        if errors := errors or missing_opening(uow, self._context, of_employer, before):
            raise InvalidInput(errors)
        kept = in_permanence(uow, without_surplus(of_employer))
        if kept.kind in FOR_AN_AUTHORITY and kept.authority_id is not None:
            # Quotes accepted before engagements were kept grant them at the first change that needs them.
            grant_missing(uow, kept.authority_id, self._context.today())
        return account_for(uow, self._context, kept, before)

    def _rewrite(
        self,
        uow: UnitOfWork,
        record: Appointment,
        account: Account,
        confirmation: Confirmation | None,
        watch: Watch,
    ) -> None:
        watch.follow(uow, record)
        moved = not same_time(record, account.values)
        if moved or account.refusal or account.reasons:
            wish = wish_for(account.values, record.id)
            verdict = examine(uow, self._context, wish) if moved else Verdict()
            record.overlap_reason = reason_to_keep(
                uow, self._context, account.added_to(verdict), confirmation
            )
        write_values(record, account.values)
        follow_appointment(uow, self._context, record)
        watch.follow(uow, record)

    def _change(
        self, work: _Work, label: str, start: datetime, watch: Watch, row: AppointmentRow | None = None
    ) -> Change:
        local = start.astimezone(self._context.zone)
        detail = f"{date_short(local.date())}, {time_of_day(local)}"
        if row is not None:
            detail = f"{who(row)}, {detail}"
        concerned: list[UUID] = []

        def noted(uow: UnitOfWork) -> tuple[UUID, ...]:
            concerned[:] = work(uow)
            return tuple(concerned)

        def allowed(uow: UnitOfWork) -> None:
            watch.still_allowed(uow)
            require_time_stands(uow, concerned)

        return self._context.change(Right.BOOK, noted, label, detail, still_allowed=allowed)


def _check_seats(uow: UnitOfWork, values: AppointmentValues, before: Appointment | None) -> dict[str, str]:
    """A session is not made smaller than what its authorities were given."""
    if values.kind is not AppointmentKind.COLLECTIVE:
        return {}
    given = uow.find(SessionSeats, appointment_id=before.id) if before else []
    fault = check_capacity(values.seats, sum(each.seats for each in given))
    return {"seats": fault} if fault else {}


def _moved(record: Appointment, span: Interval, practitioner_id: UUID | None) -> AppointmentValues:
    kept = read_values(record, AppointmentValues)
    by = practitioner_id or kept.practitioner_id
    return replace(kept, practitioner_id=by, start=span.start, end=span.end)


_TIME = (
    "practitioner_id",
    "kind",
    "start",
    "end",
    "agent_id",
    "room_id",
    "permanence_id",
    "subject",
    "mode",
    "authority_id",
    "site_id",
    "buffer_minutes",
)
"""What a conflict can come from: nothing else asks for a new check."""


def same_time(record: Appointment, values: AppointmentValues) -> bool:
    """Whether these values ask for no time, place or company that the appointment has not."""
    return all(getattr(record, name) == getattr(values, name) for name in _TIME)

"""Work that was done, written in the agenda afterwards: under the rules of booking, in its own past."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cigdesk.domain.agenda.conflicts import PAST, Confirmation
from cigdesk.domain.appointment import Appointment, AppointmentStatus, AppointmentValues
from cigdesk.domain.values import by_field, write_values
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_checks import Verdict, Watch, examine, reason_to_keep, wish_for
from cigdesk.services.booking import BookingService, same_time
from cigdesk.services.context import new_id


class HeldWork(BookingService):
    """Booking of what is over."""

    def hold_within(
        self,
        uow: UnitOfWork,
        appointment_id: UUID | None,
        values: AppointmentValues,
        *,
        watch: Watch,
        confirmation: Confirmation | None = None,
    ) -> UUID:
        """Write what was done, in the appointment that it was planned as or in a new one; gives which.

        A part of a larger change. Raises as `book` does; that its time is past speaks against nothing.
        """
        record = uow.get(Appointment, appointment_id) if appointment_id else None
        account = self._ready(uow, values, before=record)
        verdict = self._met_by(uow, account.values, record)
        reason = reason_to_keep(uow, self._context, account.added_to(verdict), confirmation)
        done = AppointmentStatus.DONE
        if record is None:
            record = Appointment(id=new_id(), overlap_reason=reason, status=done, **by_field(account.values))
            uow.add(record)
            watch.begin(record.id, verdict)
            return record.id
        watch.follow(uow, record)
        write_values(record, account.values)
        record.status, record.overlap_reason = done, reason or record.overlap_reason
        watch.follow(uow, record)
        return record.id

    def _met_by(self, uow: UnitOfWork, values: AppointmentValues, record: Appointment | None) -> Verdict:
        """What the time of work that was done meets; nothing where it had that time already."""
        if record is not None and record.status.holds_time and same_time(record, values):
            return Verdict()
        verdict = examine(uow, self._context, wish_for(values, record.id if record else None), propose=False)
        return replace(verdict, reasons=tuple(each for each in verdict.reasons if each.key != PAST))

"""Whether the employer has what a kind of appointment asks for, read in the transaction that will write."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.appointment import Appointment, AppointmentKind, AppointmentValues
from cigdesk.domain.authority import Authority
from cigdesk.domain.eligibility import check_opening, is_open, needs_opening
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context


def missing_opening(
    uow: UnitOfWork, context: Context, values: AppointmentValues, before: Appointment | None = None
) -> dict[str, str]:
    """What the employer, `authority_id`, lacks on the day of the start, by field; empty when nothing.

    `before` is the appointment as it is kept: while its kind, employer and day stay, nothing is asked, so
    that one of a time when the employer had less can still be corrected.
    """
    if not needs_opening(values.kind):
        return {}
    employer, day = values.authority_id, day_of(values.start, context.zone)
    if employer is None or (before is not None and _asked(before, context) == (values.kind, employer, day)):
        return {}
    openings = uow.authorities.openings(employer, day)
    if is_open(values.kind, openings):
        return {}
    return check_opening(values.kind, openings, uow.get(Authority, employer).name)


def _asked(record: Appointment, context: Context) -> tuple[AppointmentKind, UUID | None, date]:
    return record.kind, record.authority_id, day_of(record.start, context.zone)

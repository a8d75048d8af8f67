"""Closing a day: what is missing is told, the agenda says that it was held, its package is charged. Once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cigdesk.domain.agenda.conflicts import Confirmation
from cigdesk.domain.agenda.wall import day_of, instant, wall_time
from cigdesk.domain.appointment import Appointment, AppointmentValues
from cigdesk.domain.engagement_units import INSPECTION_DAY, use_of
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import tidy_name
from cigdesk.domain.inspection import (
    DaySpan,
    Inspection,
    InspectionState,
    check_draft,
    check_reopening,
    missing_words,
    span_of,
)
from cigdesk.domain.place import Site
from cigdesk.domain.rights import Right
from cigdesk.domain.values import read_values
from cigdesk.french import NBSP, date_medium
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_checks import Watch
from cigdesk.services.changes import Change
from cigdesk.services.context import Context
from cigdesk.services.engagement_granting import grant_missing
from cigdesk.services.held_work import HeldWork
from cigdesk.services.inspection_account import account_of
from cigdesk.services.inspection_drafts import points_in, visits_of


class InspectionClosing:
    """Closing and reopening."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._held_work = HeldWork(context)

    def close(self, inspection_id: UUID, *, confirmation: Confirmation | None = None) -> Change:
        """Close a draft, and write in the agenda that it was held.

        Raises:
            Refused: something is missing, or it is closed already.
            InvalidInput: the appointment cannot be written as it is.
            SlotTaken: its time is taken, or nothing is left of what was ordered, and that is not confirmed.
        """
        watch = Watch(self._context)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            inspection = uow.get(Inspection, inspection_id)
            self._require_complete(uow, inspection)
            grant_missing(uow, inspection.authority_id, self._context.today())
            uow.flush()
            held = self._held_work.hold_within(
                uow,
                inspection.appointment_id,
                self._held(uow, inspection),
                watch=watch,
                confirmation=confirmation,
            )
            # It must be there before the day refers to it.
            uow.flush()
            inspection.appointment_id = held
            inspection.state, inspection.closed_at = InspectionState.CLOSED, self._context.now()
            return (inspection_id,)

        def still_allowed(uow: UnitOfWork) -> None:
            _require_unsent(uow, inspection_id)
            watch.still_allowed(uow)

        label, detail = "Journée close", self._said(inspection_id)
        return self._context.change(Right.INSPECT, work, label, detail, still_allowed=still_allowed)

    def reopen(self, inspection_id: UUID, reason: str) -> Change:
        """Take a closed day back to a draft, with why; what it took of its package stays taken.

        Raises `Refused` once its report is sent.
        """

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            inspection = uow.get(Inspection, inspection_id)
            check_reopening(inspection.state, inspection.sent_on, reason)
            inspection.state, inspection.closed_at = InspectionState.DRAFT, None
            inspection.reopened_reason = tidy_name(reason)
            return (inspection_id,)

        return self._context.change(
            Right.INSPECT,
            work,
            "Journée rouverte",
            self._said(inspection_id),
            still_allowed=lambda uow: _require_unsent(uow, inspection_id),
        )

    def _require_complete(self, uow: UnitOfWork, inspection: Inspection) -> None:
        check_draft(inspection.state)
        points = points_in(uow, self._context, inspection)
        if points:
            raise Refused(f"{missing_words(points)}{NBSP}: {points[0].name}.")

    def _held(self, uow: UnitOfWork, inspection: Inspection) -> AppointmentValues:
        """The appointment that the day was: what it was planned as, where that still holds."""
        kind, zone = inspection.kind, self._context.zone
        start, end = (instant(inspection.day, hour, zone) for hour in inspection.span.hours)
        visited = [each.site_id for each in visits_of(uow, inspection.id)]
        values = AppointmentValues(
            practitioner_id=inspection.practitioner_id,
            kind=kind.appointment,
            mode=kind.mode,
            start=start,
            end=end,
            authority_id=inspection.authority_id,
            site_id=visited[0] if visited else None,
            title=_title(uow, inspection, visited),
            engagement_id=account_of(uow, self._context, inspection),
        )
        if inspection.appointment_id is None:
            return values
        planned = uow.get(Appointment, inspection.appointment_id)
        if self._as_planned(planned, inspection):
            values = replace(values, start=planned.start, end=planned.end)
        return replace(_kept(planned, values), title=planned.title or values.title)

    def _as_planned(self, planned: Appointment, inspection: Inspection) -> bool:
        """Whether it was held on the day and the half of it that the agenda says."""
        start = wall_time(planned.start, self._context.zone)
        length = use_of(INSPECTION_DAY, planned.end - planned.start)
        same: DaySpan = span_of(start.time(), length)
        return day_of(planned.start, self._context.zone) == inspection.day and same is inspection.span

    def _said(self, inspection_id: UUID) -> str:
        with self._context.reading() as uow:
            line = uow.inspections.one(inspection_id)
        return f"{line.authority}, {date_medium(line.day)}"


def _kept(planned: Appointment, values: AppointmentValues) -> AppointmentValues:
    """What the agenda knew besides stays: what is kept free after it, the request that it answers."""
    known = read_values(planned, AppointmentValues)
    units = known.units if known.engagement_id == values.engagement_id else None
    return replace(
        values,
        mode=known.mode if known.kind is values.kind else values.mode,
        buffer_minutes=known.buffer_minutes,
        request_id=known.request_id,
        requester=known.requester,
        units=units if known.end - known.start == values.end - values.start else None,
    )


def _title(uow: UnitOfWork, inspection: Inspection, visited: list[UUID]) -> str:
    where = f", {uow.get(Site, visited[0]).name}" if visited else ""
    return f"{inspection.kind.heading}{where}"


def _require_unsent(uow: UnitOfWork, inspection_id: UUID) -> None:
    for inspection in uow.find(Inspection, id=inspection_id):
        if inspection.sent_on is not None:
            raise Refused(f"Son rapport est envoyé{NBSP}: cette journée ne change plus.")

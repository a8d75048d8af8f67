"""Whose agendas are shown: those chosen, or those of everybody who is expected at a place. No widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cigdesk.domain.appointment import PlaceMode
from cigdesk.ports.agenda import AppointmentRow, PermanenceRow
from cigdesk.services.agenda import AgendaSpan


@dataclass(frozen=True)
class PlaceChoice:
    """An authority with all its sites, or one site of the centre."""

    label: str
    authority_id: UUID | None = None
    site_id: UUID | None = None

    def holds(self, row: PermanenceRow | AppointmentRow) -> bool:
        """Whether it takes place there."""
        if self.site_id is not None:
            return row.site_id == self.site_id
        on_site = isinstance(row, PermanenceRow) or row.mode is PlaceMode.SITE
        return on_site and row.authority_id == self.authority_id


def at_place(span: AgendaSpan, place: PlaceChoice) -> AgendaSpan:
    """What takes place there, and those of the practitioners who come."""
    opened = tuple(each for each in span.permanences if place.holds(each.row))
    within = {each.row.id for each in opened}
    booked = tuple(row for row in span.appointments if row.permanence_id in within or place.holds(row))
    coming = {each.row.practitioner_id for each in opened} | {row.practitioner_id for row in booked}
    return replace(
        span,
        practitioners=tuple(each for each in span.practitioners if each.id in coming),
        appointments=booked,
        permanences=opened,
        absences=tuple(row for row in span.absences if row.practitioner_id in coming),
    )

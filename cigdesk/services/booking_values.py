"""What is kept of the values of an appointment: what follows from its permanence, what its kind uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import (
    FOR_AN_AGENT,
    AppointmentKind,
    AppointmentValues,
    Permanence,
    PlaceMode,
)
from cigdesk.ports import UnitOfWork


def in_permanence(uow: UnitOfWork, values: AppointmentValues) -> AppointmentValues:
    """A permanence appointment belongs to the permanence that holds its start, and meets at its place."""
    if values.kind is not AppointmentKind.PERMANENCE:
        return replace(values, permanence_id=None)
    start = Interval(values.start, values.start + timedelta(minutes=1))
    own = [
        each
        for each in uow.agenda.bands(start, values.practitioner_id, None)
        if each.practitioner_id == values.practitioner_id
    ]
    if not own:
        return replace(values, permanence_id=None)
    permanence = uow.get(Permanence, own[0].id)
    return replace(
        values,
        permanence_id=permanence.id,
        site_id=permanence.site_id,
        room_id=permanence.room_id,
        mode=PlaceMode.SITE if permanence.authority_id else values.mode,
        buffer_minutes=permanence.buffer_minutes,
    )


def without_surplus(values: AppointmentValues) -> AppointmentValues:
    """Only what the way of meeting uses: no place for a call, no link for a visit; text without edges."""
    on_site = values.mode in (PlaceMode.SITE, PlaceMode.CENTRE)
    circle = values.circle if values.kind is AppointmentKind.COLLECTIVE else None
    return replace(
        values,
        site_id=values.site_id if on_site else None,
        room_id=values.room_id if on_site else None,
        phone=values.phone.strip() if values.mode is PlaceMode.PHONE else "",
        video_link=values.video_link.strip() if values.mode is PlaceMode.VIDEO else "",
        circle=circle,
        authority_id=None if circle else values.authority_id,
        title="" if values.kind in FOR_AN_AGENT else " ".join(values.title.split()),
    )

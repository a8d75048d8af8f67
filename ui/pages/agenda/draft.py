"""What is being booked: every answer of the form, and the values that they make. No widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.appointment import (
    FOR_AN_AGENT,
    FOR_AN_AUTHORITY,
    MODES_OF,
    AppointmentKind,
    AppointmentValues,
    CircleKind,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.errors import InvalidInput
from cigdesk.ports.agenda import AgentRow, AppointmentRow
from cigdesk.ports.authorities import AuthorityRow
from cigdesk.services.agenda import AgendaService
from cigdesk.services.booking import NewAgent

USUAL_MINUTES = {
    AppointmentKind.PERMANENCE: 45,
    AppointmentKind.REMOTE: 45,
    AppointmentKind.HOURLY: 60,
    AppointmentKind.HOME_VISIT: 60,
    AppointmentKind.COLLECTIVE: 180,
    AppointmentKind.INSPECTION: 420,
    AppointmentKind.ADVICE: 180,
    AppointmentKind.INTERNAL: 60,
}


@dataclass
class Draft:
    """The answers as they stand; `new_name` is somebody who has no sheet yet."""

    practitioner_id: UUID | None = None
    kind: AppointmentKind = AppointmentKind.REMOTE
    mode: PlaceMode = PlaceMode.PHONE
    day: date | None = None
    at: time | None = None
    minutes: int | None = 45
    agent: AgentRow | None = None
    new_name: str = ""
    authority: AuthorityRow | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    subject: Subject = Subject.NEUTRAL
    requester: Requester | None = None
    phone: str = ""
    video_link: str = ""
    title: str = ""
    record_id: UUID | None = None
    authority_id: UUID | None = None
    """The authority of a record being corrected, until another one is chosen."""
    buffer_minutes: int = 0
    request_id: UUID | None = None
    """The request that it answers."""
    seats: int | None = None
    seats_fault: str = ""
    """Why what was typed for them is not understood."""
    engagement_id: UUID | None = None
    """On account of what was ordered it is done."""
    order_chosen: bool = False
    """The person has decided on that, so that nothing is proposed any more."""
    units: Decimal | None = None
    units_fault: str = ""
    circle: CircleKind | None = None
    """Of which kind the event of the Cercle is that is corrected."""

    @property
    def for_an_agent(self) -> bool:
        """Whether somebody is received."""
        return self.kind in FOR_AN_AGENT

    @property
    def for_an_authority(self) -> bool:
        """Whether it is done for an authority as such."""
        return self.kind in FOR_AN_AUTHORITY and not (self.has_seats and self.circle)

    @property
    def has_seats(self) -> bool:
        """Whether several people are received together."""
        return self.kind is AppointmentKind.COLLECTIVE

    @property
    def modes(self) -> tuple[PlaceMode, ...]:
        """The ways of meeting that the kind allows."""
        return MODES_OF[self.kind]

    def take_kind(self, kind: AppointmentKind) -> None:
        """Change the kind; the way of meeting stays if it can."""
        self.kind = kind
        if self.mode not in self.modes:
            self.mode = self.modes[0]

    def take_agent(self, agent: AgentRow) -> None:
        """The person received; their number is proposed."""
        self.agent, self.new_name = agent, ""
        self.phone = self.phone or agent.phone

    @property
    def new_agent(self) -> NewAgent | None:
        """Somebody to be created with the booking."""
        if not self.for_an_agent or self.agent is not None or not self.new_name:
            return None
        return NewAgent(self.new_name, self.authority.id if self.authority else None)

    def values(self, agenda: AgendaService) -> AppointmentValues:
        """The values to book; raises `InvalidInput` for a time that is missing or does not exist."""
        start = self.start(agenda)
        if self.practitioner_id is None:
            raise InvalidInput({"practitioner": "Choisissez un intervenant."})
        if self.has_seats and self.seats_fault:
            raise InvalidInput({"seats": self.seats_fault})
        if self.engagement_id is not None and self.units_fault:
            raise InvalidInput({"units": self.units_fault})
        chosen = self.authority.id if self.authority else self.authority_id
        return AppointmentValues(
            practitioner_id=self.practitioner_id,
            kind=self.kind,
            mode=self.mode,
            start=start,
            end=start + timedelta(minutes=self.minutes or 0),
            agent_id=self.agent.id if self.agent and self.for_an_agent else None,
            authority_id=chosen if self.for_an_authority else None,
            site_id=self.site_id,
            room_id=self.room_id,
            subject=self.subject if self.for_an_agent else Subject.NEUTRAL,
            requester=self.requester,
            phone=self.phone,
            video_link=self.video_link,
            title=self.title,
            buffer_minutes=self.buffer_minutes,
            request_id=self.request_id,
            seats=self.seats if self.has_seats else None,
            engagement_id=self.engagement_id,
            units=self.units if self.engagement_id else None,
            circle=self.circle if self.has_seats else None,
        )

    def start(self, agenda: AgendaService) -> datetime:
        """The instant of the start; raises `InvalidInput`."""
        errors = {}
        if self.day is None or self.at is None:
            errors["start"] = "Indiquez le jour et l’heure, par exemple mar 17 14h."
        if not self.minutes:
            errors["end"] = "Indiquez la durée, par exemple 45 min."
        if errors or self.day is None or self.at is None:
            raise InvalidInput(errors)
        try:
            return agenda.instant(self.day, self.at)
        except ValueError as error:
            raise InvalidInput({"start": str(error)}) from error


def draft_of(row: AppointmentRow, agent: AgentRow | None, agenda: AgendaService) -> Draft:
    """The draft that corrects an appointment."""
    local = row.start.astimezone(agenda.zone)
    return Draft(
        practitioner_id=row.practitioner_id,
        kind=row.kind,
        mode=row.mode,
        day=local.date(),
        at=local.time(),
        minutes=row.span.minutes,
        agent=agent,
        site_id=row.site_id,
        room_id=row.room_id,
        subject=row.subject,
        requester=row.requester,
        phone=row.phone,
        video_link=row.video_link,
        title=row.title,
        record_id=row.id,
        authority_id=row.authority_id,
        buffer_minutes=row.buffer_minutes,
        request_id=row.request_id,
        seats=row.seats,
        engagement_id=row.engagement_id,
        order_chosen=True,
        units=row.units,
        circle=row.circle,
    )

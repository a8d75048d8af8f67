"""From the agenda to a calendar that other programs read: what is said of each event, and what never is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.words import KINDS, MODES, agent_name, practitioner_name
from cigdesk.domain.appointment import PlaceMode
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.text import fold
from cigdesk.french import NBSP, phone
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AbsenceRow, AppointmentRow, PermanenceRow
from cigdesk.ports.agenda_export import PractitionerName, Revision
from cigdesk.services.context import Context, centre_of


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One event. `sequence` grows at each change of the record; `changed` is None where nobody knows."""

    id: UUID
    span: Interval
    title: str
    category: str
    place: str = ""
    detail: str = ""
    cancelled: bool = False
    busy: bool = True
    sequence: int = 0
    changed: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaCalendar:
    """Events by start, of a period of the wall clock of `zone`; `private` says that agents are named."""

    name: str
    zone: ZoneInfo
    span: Interval
    made: datetime
    private: bool
    events: tuple[CalendarEvent, ...]


class AgendaExport:
    """Calendars of one practitioner, of some, or of all."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the centre's wall clock."""
        return self._context.zone

    def practitioners(self) -> tuple[PractitionerName, ...]:
        """All who can be asked for, those who left included."""
        with self._context.reading() as uow:
            return tuple(uow.agenda_export.practitioners())

    def named(self, text: str) -> PractitionerName:
        """The one of that name (accents, case and order of the words aside) or id.

        Raises `InvalidInput` under `practitioner`, with the names to choose from, unless there is one.
        """
        return practitioner_named(text, self.practitioners())

    def calendar(
        self, span: Interval, practitioner_ids: Collection[UUID] | None = None, *, names: bool = False
    ) -> AgendaCalendar:
        """What begins in the period, and the absences that touch it; of all practitioners for None.

        Without `names` nothing that a person typed about somebody goes out: no agent, no phone, no title of
        a meeting, no reason of an absence. Subjects never do.
        """
        with self._context.reading() as uow:
            people = {each.id: each for each in uow.agenda_export.practitioners()}
            ids = [each for each in people if practitioner_ids is None or each in practitioner_ids]
            shown = [people[each] for each in ids]
            centre = centre_of(uow)
            revisions = uow.agenda_export.revisions(ids, span) if ids else {}
            writer = _Writer(names=names, owners=people if len(ids) > 1 else {}, revisions=revisions)
            events = sorted(_events(uow, ids, span, writer), key=lambda each: (each.span, each.id))
            self._note(uow, ids, span, names=names)
            title = f"Agenda de {shown[0].name}" if len(shown) == 1 else f"Agenda, {centre.short_name}"
        return AgendaCalendar(
            name=title,
            zone=self._context.zone,
            span=span,
            made=self._context.now(),
            private=names,
            events=tuple(events),
        )

    def _note(self, uow: UnitOfWork, ids: Collection[UUID], span: Interval, *, names: bool) -> None:
        """Each appointment with an agent that goes out by name; without names, how many go out."""
        rows = [row for row in uow.agenda.appointments(ids, span) if span.holds(row.start) and row.agent_id]
        if names and rows:
            self._context.accesses.note(AccessAct.EXPORT, "appointments", [row.id for row in rows])
        else:
            self._context.accesses.note(AccessAct.EXPORT, "agenda", count=len(rows))


def practitioner_named(text: str, people: Collection[PractitionerName]) -> PractitionerName:
    """See `AgendaExport.named`."""
    asked = sorted(fold(text).split())
    found = [each for each in people if str(each.id) == text.strip().lower()]
    found = found or [each for each in people if sorted(fold(each.name).split()) == asked]
    found = found or [each for each in people if asked and set(asked) <= set(fold(each.name).split())]
    if len(found) != 1:
        raise InvalidInput({"practitioner": _which(text, found, people)})
    return found[0]


def _which(text: str, found: Collection[PractitionerName], people: Collection[PractitionerName]) -> str:
    said = f"«{NBSP}{text.strip()}{NBSP}»"
    if found:
        same = ", ".join(f"{each.name} ({each.id})" for each in found)
        return f"Plusieurs intervenants répondent à {said}{NBSP}: {same}."
    if not people:
        return "Cette base n’a aucun intervenant."
    return f"Aucun intervenant ne répond à {said}. Au choix{NBSP}: {', '.join(each.name for each in people)}."


def place_of(row: AppointmentRow | PermanenceRow, mode: PlaceMode | None = None) -> str:
    """Where people meet: site, room, authority; for a home, a phone or a video nothing but that word."""
    if mode in (PlaceMode.HOME, PlaceMode.PHONE, PlaceMode.VIDEO):
        return MODES[mode].capitalize()
    # At the centre the authority is the employer of who is received there, not a place.
    owner = "" if mode is PlaceMode.CENTRE else row.authority
    parts = dict.fromkeys(part for part in (row.site, row.room, owner) if part)
    return ", ".join(parts) or (MODES[mode].capitalize() if mode else "")


def _events(
    uow: UnitOfWork, ids: Collection[UUID], span: Interval, writer: _Writer
) -> Iterator[CalendarEvent]:
    for booked in uow.agenda.appointments(ids, span):
        if span.holds(booked.start):
            yield writer.appointment(booked)
    for opened in uow.agenda.permanences(ids, span):
        if span.holds(opened.start):
            yield writer.permanence(opened)
    yield from map(writer.absence, uow.agenda.absences(ids, span))


@dataclass(frozen=True, kw_only=True)
class _Writer:
    """Turns rows into events; `owners` are named in the titles of a calendar of several practitioners."""

    names: bool
    owners: Mapping[UUID, PractitionerName]
    revisions: Mapping[UUID, Revision]

    def appointment(self, row: AppointmentRow) -> CalendarEvent:
        return CalendarEvent(
            id=row.id,
            span=row.span,
            title=self._titled(f"{self._who(row) or 'Rendez-vous'}, {KINDS[row.kind]}", row.practitioner_id),
            category=KINDS[row.kind].capitalize(),
            place=place_of(row, row.mode),
            detail=self._detail(row),
            cancelled=not row.status.holds_time,
            busy=row.status.holds_time,
            **self._revision(row.id),
        )

    def permanence(self, row: PermanenceRow) -> CalendarEvent:
        place = place_of(row)
        return CalendarEvent(
            id=row.id,
            span=row.span,
            title=self._titled("Permanence", row.practitioner_id),
            category="Permanence ouverte",
            place=place,
            cancelled=row.cancelled,
            busy=False,
            **self._revision(row.id),
        )

    def absence(self, row: AbsenceRow) -> CalendarEvent:
        said = row.label if self.names and row.label else "Absence"
        title = self._titled(said, row.practitioner_id)
        revision = self._revision(row.id)
        return CalendarEvent(id=row.id, span=row.span, title=title, category="Absence", **revision)

    def _who(self, row: AppointmentRow) -> str:
        if not self.names:
            return ""
        return agent_name(row.civility, row.first_name, row.last_name) if row.agent_id else row.title

    def _detail(self, row: AppointmentRow) -> str:
        """How to reach the person: only beside the name."""
        if not self.names:
            return ""
        return {PlaceMode.PHONE: phone(row.phone), PlaceMode.VIDEO: row.video_link}.get(row.mode, "")

    def _titled(self, title: str, practitioner_id: UUID) -> str:
        owner = self.owners.get(practitioner_id)
        return f"{title} ({practitioner_name(owner.first_name, owner.last_name)})" if owner else title

    def _revision(self, record_id: UUID) -> dict[str, Any]:
        known = self.revisions.get(record_id)
        return {"sequence": known.rev - 1, "changed": known.changed} if known else {}

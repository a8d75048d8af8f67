"""Handing over all that is kept of one person (GDPR article 15), but for what concerns somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.erasure import AskedFor, PersonRequest, Redaction, check_passage
from cigdesk.domain.people import Agent
from cigdesk.domain.rights import Right
from cigdesk.french import plural
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.person_gathering import Gathered, instant_text, plain_field
from cigdesk.services.person_sheet import (
    ExportEntry,
    ExportField,
    ExportSection,
    Passage,
    PersonSheet,
    write_json,
)

_NOTES: Final = "Notes et motifs sous secret professionnel"
NOT_READ: Final = (
    "Les documents joints (numérisations, PDF) ne sont pas relus par le programme : ceux qui parleraient de "
    "la personne se remettent à part."
)


@dataclass(frozen=True)
class PersonNote:
    """A note or a detailed motive, opened by a member of its circle."""

    id: UUID
    title: str
    """« Note du 3 mars 2026 »."""
    author: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Place:
    """Characters of a field of an export, the last one not of them, and how long its text was when read."""

    record_id: UUID
    field: str
    start: int
    end: int
    length: int


@dataclass(frozen=True)
class OpenedNotes:
    """What the person at the keyboard opens of the notes about somebody, and how many stay closed to them."""

    notes: tuple[PersonNote, ...] = ()
    closed: int = 0


class PersonNotes(Protocol):
    """Where the confidential notes of a person come from."""

    def of(self, case_ids: Sequence[UUID], appointment_ids: Sequence[UUID]) -> OpenedNotes:
        """The notes and motives of those cases and appointments, the oldest first."""


Render = Callable[[PersonSheet], bytes]


class PersonExport:
    """One sheet of values for the page, the PDF and the JSON, with the marks of what is left out."""

    def __init__(self, context: Context, render: Render, notes: PersonNotes) -> None:
        self._context, self._render, self._notes = context, render, notes

    def sheet(self, agent_id: UUID) -> PersonSheet:
        """Everything that is kept of one agent; raises `NotFound`. It reads the whole store."""
        with self._context.reading(Right.EXPORT_PERSON) as uow:
            gathered = Gathered(uow, uow.get(Agent, agent_id), self._context.zone)
            notes = self._notes.of(
                [each.id for each in gathered.cases], [each.id for each in gathered.meetings]
            )
            entries = tuple(_note_entry(each, self._context.zone) for each in notes.notes)
            sections = [*gathered.sections(), ExportSection("notes", _NOTES, entries), *gathered.around()]
            asked = [each for each in uow.find(PersonRequest, agent_id=agent_id) if each.open]
            access = next((each for each in asked if each.asked_for is AskedFor.ACCESS), None)
            sheet = PersonSheet(
                head=letterhead(centre_of(uow)),
                agent_id=agent_id,
                name=gathered.agent.name,
                employer=gathered.names.of("authority_id", gathered.agent.authority_id),
                day=self._context.today(),
                received_on=access.received_on if access else None,
                due_on=access.due_on if access else None,
                made_by=self._context.actor.name,
                sections=tuple(each for each in sections if each.entries),
                absent=(*_closed(notes.closed), NOT_READ),
            )
            return _marked(sheet, uow.find(Redaction, agent_id=agent_id))

    # What is left out

    def strike(self, agent_id: UUID, places: Sequence[Place]) -> Change:
        """Leave characters out of the exports of that person; no record is touched. Raises `Refused`."""
        for each in places:
            check_passage(each.start, each.end, each.length)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            agent = uow.get(Agent, agent_id)
            marks = [Redaction(id=new_id(), agent_id=agent.id, **vars(each)) for each in places]
            for mark in marks:
                uow.add(mark)
            return tuple(mark.id for mark in marks)

        return self._context.change(Right.EXPORT_PERSON, work, "Passage biffé de l’export")

    def show(self, mark_ids: Iterable[UUID]) -> Change:
        """Hand over again what was left out."""
        ids = tuple(mark_ids)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for each in ids:
                uow.remove(uow.get(Redaction, each))
            return ids

        return self._context.change(Right.EXPORT_PERSON, work, "Passage rétabli dans l’export")

    # What is handed over

    def pdf(self, sheet: PersonSheet) -> bytes:
        """The pages to hand over, noted in the journal of accesses."""
        self._note_export(sheet)
        return self._render(sheet)

    def json(self, sheet: PersonSheet) -> bytes:
        """The same for a program (`person_sheet.FORMAT`), noted in the journal of accesses."""
        self._note_export(sheet)
        return write_json(sheet)

    def _note_export(self, sheet: PersonSheet) -> None:
        self._context.require(Right.EXPORT_PERSON)
        self._context.accesses.note(AccessAct.EXPORT, "agents", [sheet.agent_id])


def _closed(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    said = plural(count, "note sous secret professionnel n’est", "notes sous secret professionnel ne sont")
    return (
        f"{said} pas dans cet export : seul un membre de leur cercle les ouvre. Demandez-lui de faire "
        "l’export avec sa phrase de passe.",
    )


def _note_entry(note: PersonNote, zone: ZoneInfo) -> ExportEntry:
    fields = (
        plain_field("at", "Écrite le", note.at.isoformat(), instant_text(note.at, zone)),
        plain_field("author", "Par", note.author),
        plain_field("text", "Texte", note.text),
    )
    return ExportEntry(note.id, note.title, fields)


def _marked(sheet: PersonSheet, marks: Iterable[Redaction]) -> PersonSheet:
    """The sheet with its marks; those of a text that has changed since hide nothing, and are counted."""
    by_place: dict[tuple[UUID, str], list[Redaction]] = {}
    for each in marks:
        by_place.setdefault((each.record_id, each.field), []).append(each)
    stale = dict.fromkeys(by_place)

    def field_with(entry: ExportEntry, told: ExportField) -> ExportField:
        here = by_place.get((entry.id, told.key), [])
        holding = [each for each in here if each.length == len(told.text)]
        if here and len(holding) == len(here):
            stale.pop((entry.id, told.key), None)
        return replace(told, passages=tuple(Passage(each.id, each.start, each.end) for each in holding))

    sections = tuple(
        replace(
            section,
            entries=tuple(
                replace(entry, fields=tuple(field_with(entry, each) for each in entry.fields))
                for entry in section.entries
            ),
        )
        for section in sheet.sections
    )
    return replace(sheet, sections=sections, stale_marks=len(stale))

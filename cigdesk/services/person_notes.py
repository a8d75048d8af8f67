"""The notes under secrecy about one person, for an export that a member of their circle makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from cigdesk.domain.note import NOTE_KINDS
from cigdesk.domain.rights import Right
from cigdesk.french import date_long
from cigdesk.services.context import Context
from cigdesk.services.person_export import OpenedNotes, PersonNote
from cigdesk.services.social_note_views import NoteView, VersionView
from cigdesk.services.social_notes import NoteService


class NotesAbout:
    """See `cigdesk.services.person_export.PersonNotes`: each note with what it said before."""

    def __init__(self, context: Context, notes: NoteService) -> None:
        self._context, self._notes = context, notes

    def of(self, case_ids: Sequence[UUID], appointment_ids: Sequence[UUID]) -> OpenedNotes:
        """What the person at the keyboard opens, and how many notes stay closed to them."""
        there = self._ids(case_ids, appointment_ids)
        may = self._context.actor.may(Right.NOTES) and bool(there)
        found = self._opened(case_ids, appointment_ids) if may else []
        views = sorted(
            {each.id: each for each in found if not each.damaged}.values(),
            key=lambda each: (each.written_at, each.id),
        )
        told = [note for view in views for note in self._told(view)]
        return OpenedNotes(tuple(told), len(there - {each.id for each in views}))

    def _ids(self, case_ids: Iterable[UUID], appointment_ids: Iterable[UUID]) -> set[UUID]:
        """All there are, whoever reads them."""
        with self._context.reading() as uow:
            circles = [each.id for each in uow.vaults.vaults()]
            of_cases = (uow.vaults.notes(circles, case_id=each) for each in case_ids)
            of_meetings = (uow.vaults.notes_of_appointment(circles, each) for each in appointment_ids)
            return {note.id for few in (*of_cases, *of_meetings) for note in few}

    def _opened(self, case_ids: Iterable[UUID], appointment_ids: Iterable[UUID]) -> list[NoteView]:
        of_cases = [note for each in case_ids for note in self._notes.of_case(each)]
        return of_cases + [note for each in appointment_ids for note in self._notes.of_appointment(each)]

    def _told(self, view: NoteView) -> Iterable[PersonNote]:
        title = (
            f"{NOTE_KINDS[view.kind]} du {date_long(view.written_at.astimezone(self._context.zone).date())}"
        )
        if view.versions:
            yield from (_before(title, each) for each in self._notes.versions(view.id) if not each.damaged)
        yield PersonNote(view.id, title, view.author, view.changed_at, view.text)


def _before(title: str, version: VersionView) -> PersonNote:
    """What a note said once is kept of the person too."""
    return PersonNote(
        version.id, f"{title}, version précédente", version.author, version.written_at, version.text
    )

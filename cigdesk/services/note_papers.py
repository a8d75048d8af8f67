"""The page of a note that is handed to the agent: what was written with them, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.wall import wall_time
from cigdesk.domain.errors import Refused
from cigdesk.domain.note import NOTE_KINDS
from cigdesk.domain.rights import Right
from cigdesk.ports.vaults import NOTES
from cigdesk.services.agenda_sheets import Letterhead
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.context import Context, centre_of
from cigdesk.services.social_note_views import with_subjects
from cigdesk.services.social_notes import NoteService

FILE_NAME = "note.pdf"
"""A file name says nothing of a person: the system lists the last ones for long."""


@dataclass(frozen=True, kw_only=True)
class NoteSheet:
    """All that is printed."""

    head: Letterhead
    title: str
    """« Note », « Motif détaillé »."""
    who: str
    """The agent, or the group of a collective case; "" when nobody is named."""
    case_number: str
    written_on: date
    author: str
    text: str
    day: date
    """On which it is printed."""


RenderNote = Callable[[NoteSheet], bytes]


class NotePapers:
    """Making that page; it is for whoever may read the note."""

    def __init__(self, context: Context, notes: NoteService) -> None:
        self._context, self._notes = context, notes

    def pdf(self, note_id: UUID, render: RenderNote) -> bytes:
        """The PDF of a note; raises as `NoteService.read`, and `Refused` for one that does not open."""
        view = self._notes.read(note_id)
        if view.damaged:
            raise Refused("Cette note ne s’ouvre plus : il n’y a rien à imprimer.")
        with self._context.reading(Right.NOTES) as uow:
            about = with_subjects(uow, (view,))[0]
            head = letterhead(centre_of(uow))
        sheet = NoteSheet(
            head=head,
            title=NOTE_KINDS[view.kind],
            who=about.who,
            case_number=about.case_number,
            written_on=wall_time(view.written_at, self._context.zone).date(),
            author=view.author,
            text=view.text,
            day=self._context.today(),
        )
        content = render(sheet)
        self._context.accesses.note(AccessAct.EXPORT, NOTES, [view.owner.record_id])
        return content

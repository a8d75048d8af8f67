"""Notes under secrecy as they are read: opened for the person at the keyboard, one call at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cigdesk.domain import note as rules
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.note import NoteKind
from cigdesk.domain.people import Person
from cigdesk.domain.support import case_number
from cigdesk.domain.vault import VaultKind
from cigdesk.ports import UnitOfWork
from cigdesk.ports.vaults import NoteSubject, SealedNote, SealedVersion
from cigdesk.services.context import Context
from cigdesk.services.vault_keys import KeyRing, OpenVault


@dataclass(frozen=True)
class NoteOwner:
    """Of what a note speaks: a case, or an appointment (and the open case of its agent, found by itself)."""

    case_id: UUID | None = None
    appointment_id: UUID | None = None

    @property
    def record_id(self) -> UUID:
        """The record under which the note is looked for: the case, or else the appointment."""
        found = self.case_id or self.appointment_id
        if found is None:
            raise ValueError("a note is of a case or of an appointment")
        return found


@dataclass(frozen=True, kw_only=True)
class NoteView:
    """A note, opened for the person at the keyboard."""

    id: UUID
    rev: int
    kind: NoteKind
    circle: VaultKind
    owner: NoteOwner
    text: str
    """"" when it does not open: see `damaged`."""
    damaged: bool
    author: str
    """Who wrote what stands there."""
    written_at: datetime
    changed_at: datetime
    versions: int
    """How many are kept beside it."""
    deletable: bool


@dataclass(frozen=True, kw_only=True)
class VersionView:
    """What a note said once."""

    id: UUID
    author: str
    written_at: datetime
    aside: bool
    """Written while somebody else changed the note: it never stood there."""
    text: str
    damaged: bool


@dataclass(frozen=True)
class FoundNote:
    """A note that a search found."""

    note: NoteView
    case_number: str
    who: str
    """The agent, or the group of a collective case; "" when nobody is named."""
    start: datetime | None
    """Of its appointment."""


class NoteReader:
    """Opens rows for who asks."""

    def __init__(self, context: Context, ring: KeyRing) -> None:
        self._context, self._ring = context, ring

    def views(
        self, uow: UnitOfWork, opened: Mapping[UUID, OpenVault], notes: Sequence[SealedNote]
    ) -> tuple[NoteView, ...]:
        """Notes of these circles, in the order given."""
        persons = {each.id: each for each in uow.find(Person)}
        kept = uow.vaults.count_versions([each.id for each in notes])
        return tuple(self._view(opened[each.vault_id], each, persons, kept.get(each.id, 0)) for each in notes)

    def version(self, opened: OpenVault, row: SealedVersion, author: str) -> VersionView:
        """What a note said once."""
        text = self._ring.text(opened, row.place, row.sealed)
        return VersionView(
            id=row.id,
            author=author,
            written_at=row.written_at,
            aside=row.aside,
            text=text or "",
            damaged=text is None,
        )

    def deletable(self, note: SealedNote, persons: Mapping[UUID, Person]) -> bool:
        """Whether the person at the keyboard may wipe it."""
        me, author = self._context.actor.person_id, note.written_by
        return rules.may_delete(author, me, author_in_place=persons[author].left_on is None)

    def _view(
        self, opened: OpenVault, note: SealedNote, persons: Mapping[UUID, Person], versions: int
    ) -> NoteView:
        text = self._ring.text(opened, note.place, note.sealed)
        return NoteView(
            id=note.id,
            rev=note.rev,
            kind=note.kind,
            circle=opened.vault.kind,
            owner=NoteOwner(note.case_id, note.appointment_id),
            text=text or "",
            damaged=text is None,
            author=persons[note.author_id].name,
            written_at=note.written_at,
            changed_at=note.changed_at,
            versions=versions,
            deletable=self.deletable(note, persons),
        )


def with_subjects(uow: UnitOfWork, views: Sequence[NoteView]) -> tuple[FoundNote, ...]:
    """Each note with the case, the agent and the day that it speaks of."""
    about = uow.vaults.concerns([each.id for each in views])
    return tuple(_found(each, about[each.id]) for each in views)


def _found(view: NoteView, about: NoteSubject) -> FoundNote:
    who = agent_name(about.civility or "", about.first_name, about.last_name) if about.last_name else ""
    number = case_number(about.case_sequence) if about.case_sequence is not None else ""
    return FoundNote(view, number, who or about.group_name, about.start)

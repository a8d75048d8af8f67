"""Notes and detailed motives under professional secrecy: written, read, searched, put back, wiped.

A text is sealed before it reaches the store and opened for who asks, one call at a time: nothing here keeps
one. Both the right (`Right.NOTES`) and the key are needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from cigdesk.domain import note as rules
from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.note import NoteKind
from cigdesk.domain.note_search import holds, wanted_words
from cigdesk.domain.people import Person
from cigdesk.domain.retention import require_at_hand
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.domain.vault import VaultKind
from cigdesk.french import time_of_day
from cigdesk.ports import UnitOfWork
from cigdesk.ports.vaults import NOTES, SealedNote, SealedVersion, SearchedNote
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.retention_access import require_readable
from cigdesk.services.social_note_views import (
    FoundNote,
    NoteOwner,
    NoteReader,
    NoteView,
    VersionView,
    with_subjects,
)
from cigdesk.services.vault_keys import KeyRing, OpenVault
from cigdesk.services.vaults import VaultService

_Row = TypeVar("_Row", SealedNote, SealedVersion)

MOST_FOUND = 200
"""Notes that a search gives, the latest changed first."""
_DAMAGED = (
    "Cette note ne s’ouvre plus\u00a0: sa clé est perdue, ou ce qui est enregistré a été changé. Rien n’y a "
    "été écrit. Continuez dans une autre note."
)


@dataclass(frozen=True)
class Saved:
    """The outcome of writing a note."""

    note_id: UUID
    rev: int
    """To be given back with what is written next."""
    at: datetime
    change: Change
    aside_id: UUID | None = None
    """The version in which the text was kept, when the note had changed meanwhile."""
    told: str = ""
    """What the person is to know of that."""


class NoteService:
    """What the panels of a case and of an appointment ask."""

    def __init__(self, context: Context, vaults: VaultService, ring: KeyRing) -> None:
        self._context, self._vaults, self._ring = context, vaults, ring
        self._reader = NoteReader(context, ring)

    # Reading

    def of_case(self, case_id: UUID) -> tuple[NoteView, ...]:
        """What the person may read of a case, the appointments of its agent included, latest first.

        Raises as `CaseService.sheet` for one that is archived or was eliminated.
        """
        with self._context.reading(Right.NOTES) as uow:
            require_readable(uow, uow.get(Case, case_id), self._context)
            opened = self._ring.readable(uow)
            views = self._reader.views(uow, opened, uow.vaults.notes(tuple(opened), case_id=case_id))
        return self._viewed(views, case_id)

    def of_appointment(self, appointment_id: UUID) -> tuple[NoteView, ...]:
        """What the person may read of an appointment, latest first."""
        with self._context.reading(Right.NOTES) as uow:
            opened = self._ring.readable(uow)
            notes = uow.vaults.notes_of_appointment(tuple(opened), appointment_id)
            views = self._reader.views(uow, opened, notes)
        return self._viewed(views, appointment_id)

    def read(self, note_id: UUID) -> NoteView:
        """One note; raises `NotFound`, or `Refused` for one of another circle."""
        with self._context.reading(Right.NOTES) as uow:
            note = uow.vaults.note(note_id)
            opened = self._opened(uow, note.vault_id)
            return self._reader.views(uow, {note.vault_id: opened}, (note,))[0]

    def versions(self, note_id: UUID) -> tuple[VersionView, ...]:
        """What a note said before, latest first; raises as `read`."""
        with self._context.reading(Right.NOTES) as uow:
            opened = self._opened(uow, uow.vaults.note(note_id).vault_id)
            names = {each.id: each.name for each in uow.find(Person)}
            rows = uow.vaults.versions(note_id)
            return tuple(self._reader.version(opened, each, names[each.author_id]) for each in rows)

    def search(self, text: str, go_on: Callable[[], bool] = lambda: True) -> tuple[FoundNote, ...]:
        """The notes that hold every word, each the beginning of one, whatever their order and accents.

        All that the person may read is opened in memory, about 0.1 s for 20 000 notes. `go_on` is asked now
        and then: when it says no, what was found so far is given.
        """
        words = wanted_words(text)
        if not words:
            return ()
        with self._context.reading(Right.NOTES) as uow:
            opened = self._ring.readable(uow)
            found = self._holding(opened, uow.vaults.searched(tuple(opened)), words, go_on)
            views = self._reader.views(uow, opened, uow.vaults.these(found))
            shown = with_subjects(uow, views)
        for view in views:
            self._viewed((view,), view.owner.record_id)
        return shown

    # Writing

    def write(
        self,
        owner: NoteOwner,
        text: str,
        *,
        kind: NoteKind = NoteKind.NOTE,
        circle: VaultKind = VaultKind.TEAM,
    ) -> Saved:
        """Begin a note.

        Raises `InvalidInput` under `text`, `Refused` when the circle can't be written to (see
        `VaultService.for_writing`), or when there is a motive already.
        """
        kept = _sound(text)
        if not kept.strip():
            raise InvalidInput({"text": "Écrivez la note."})
        with self._context.writing(Right.NOTES) as uow:
            opened = self._vaults.for_writing(uow, circle)
            full = self._completed(uow, owner)
            _require_at_hand(uow, full.case_id)
            if kind is NoteKind.MOTIVE:
                self._require_no_motive(uow, opened, full)
            note = self._begun(opened, full, kind)
            uow.vaults.add_note(self._sealed(opened, note, kept))
            saved = self._saved(uow, note)
        self._noted(AccessAct.CREATE, note)
        return saved

    def save(self, note_id: UUID, rev: int, text: str, aside_id: UUID | None = None) -> Saved:
        """Write a note over, as it was read at `rev`.

        What the same person wrote in one sitting is one version (`same_sitting`); what stood there before is
        kept. When somebody wrote it meanwhile, theirs stays and this text is kept beside it, told in `told`;
        `aside_id` is then given back with what is typed next. Raises `InvalidInput` under `text`, `NotFound`.
        """
        kept = _sound(text)
        with self._context.writing(Right.NOTES) as uow:
            note = uow.vaults.note(note_id)
            _require_at_hand(uow, note.case_id)
            opened = self._opened(uow, note.vault_id)
            opened.require_sound()
            standing = self._require_text(opened, note)
            if kept == standing:
                return _same(note, aside_id)
            if aside_id is not None or note.rev != rev:
                return self._aside(uow, opened, note, kept, aside_id)
            after = self._over(uow, opened, note, standing, kept)
            saved = self._saved(uow, after)
        if after.sitting_at != note.sitting_at:
            self._noted(AccessAct.EDIT, note)
        return saved

    def put_back(self, version_id: UUID) -> Saved:
        """Make a version the text of its note again; what stands there is kept as a version."""
        with self._context.writing(Right.NOTES) as uow:
            version = uow.vaults.version(version_id)
            note = uow.vaults.note(version.note_id)
            _require_at_hand(uow, note.case_id)
            opened = self._opened(uow, note.vault_id)
            opened.require_sound()
            text = self._ring.text(opened, version.place, version.sealed)
            if text is None:
                raise Refused(_DAMAGED)
            standing = self._ring.text(opened, note.place, note.sealed)
            after = self._over(uow, opened, note, standing, text, new_sitting=True)
            saved = self._saved(uow, after, "Version remise en place")
        self._noted(AccessAct.EDIT, note)
        return saved

    def delete(self, note_id: UUID) -> Change:
        """Wipe a note and all its versions from the store; only backups made before still hold it.

        Raises `Refused` for somebody else's.
        """
        with self._context.writing(Right.NOTES) as uow:
            note = uow.vaults.note(note_id)
            self._opened(uow, note.vault_id)
            if not self._reader.deletable(note, {each.id: each for each in uow.find(Person)}):
                raise Refused("Seule la personne qui a écrit cette note peut la supprimer.")
            uow.vaults.delete_note(note_id)
            change = Change(uow.commit().kinds, "Note supprimée", ids=_ids(note))
        self._ring.checkpoint()
        self._noted(AccessAct.DELETE, note)
        return change

    # How

    def _viewed(self, views: tuple[NoteView, ...], record_id: UUID) -> tuple[NoteView, ...]:
        if views:
            self._context.accesses.note(AccessAct.VIEW, NOTES, [record_id])
        return views

    def _noted(self, act: AccessAct, note: SealedNote) -> None:
        """Under the records that it speaks of: a note that is gone has no other trace."""
        ids = [each for each in (note.case_id, note.appointment_id) if each is not None]
        self._context.accesses.note(act, NOTES, ids)

    def _opened(self, uow: UnitOfWork, vault_id: UUID) -> OpenVault:
        opened = self._ring.readable(uow).get(vault_id)
        if opened is None:
            raise Refused("Cette note est lue par d’autres personnes que vous.")
        return opened

    def _completed(self, uow: UnitOfWork, owner: NoteOwner) -> NoteOwner:
        """With the case under which the note is found, and goes when the case is eliminated."""
        if owner.case_id is not None or owner.appointment_id is None:
            return owner
        return replace(owner, case_id=uow.vaults.open_case_for(owner.appointment_id))

    def _require_no_motive(self, uow: UnitOfWork, opened: OpenVault, owner: NoteOwner) -> None:
        ids = (opened.vault.id,)
        if owner.appointment_id is not None:
            beside = uow.vaults.notes_of_appointment(ids, owner.appointment_id)
        else:
            found = uow.vaults.notes(ids, case_id=owner.case_id) if owner.case_id else []
            beside = [each for each in found if each.appointment_id is None]
        if any(each.kind is NoteKind.MOTIVE for each in beside):
            raise Refused("Un motif détaillé est déjà écrit ici\u00a0: complétez-le.")

    def _begun(self, opened: OpenVault, owner: NoteOwner, kind: NoteKind) -> SealedNote:
        me, now = self._context.actor.person_id, self._context.now()
        return SealedNote(
            id=new_id(),
            rev=1,
            vault_id=opened.vault.id,
            epoch=opened.epoch,
            case_id=owner.case_id,
            appointment_id=owner.appointment_id,
            kind=kind,
            author_id=me,
            written_by=me,
            written_at=now,
            sitting_at=now,
            changed_at=now,
            sealed=b"",
        )

    def _over(
        self,
        uow: UnitOfWork,
        opened: OpenVault,
        note: SealedNote,
        standing: str | None,
        text: str,
        *,
        new_sitting: bool = False,
    ) -> SealedNote:
        me, now = self._context.actor.person_id, self._context.now()
        goes_on = not new_sitting and rules.same_sitting(
            note.author_id, me, begun=note.sitting_at, changed=note.changed_at, now=now
        )
        if not goes_on and standing is not None:
            self._keep(uow, opened, note, standing)
        sitting = note.sitting_at if goes_on else now
        after = replace(
            note, rev=note.rev + 1, epoch=opened.epoch, author_id=me, sitting_at=sitting, changed_at=now
        )
        uow.vaults.write_note(self._sealed(opened, after, text))
        return after

    def _keep(self, uow: UnitOfWork, opened: OpenVault, note: SealedNote, text: str) -> None:
        """What stood there becomes a version."""
        version = _version_of(note, opened.epoch, note.author_id, note.changed_at)
        uow.vaults.add_version(self._sealed(opened, version, text))

    def _aside(
        self, uow: UnitOfWork, opened: OpenVault, note: SealedNote, text: str, aside_id: UUID | None
    ) -> Saved:
        """Keep a text beside a note that has changed meanwhile: the one text of this editor, written over."""
        me, now = self._context.actor.person_id, self._context.now()
        before = None if aside_id is None else self._own_aside(uow, note, aside_id)
        if before is None:
            version = replace(_version_of(note, opened.epoch, me, now), aside=True)
            uow.vaults.add_version(self._sealed(opened, version, text))
        else:
            version = replace(before, rev=before.rev + 1, epoch=opened.epoch, written_at=now)
            uow.vaults.write_version(self._sealed(opened, version, text))
        return replace(self._saved(uow, note), at=now, aside_id=version.id, told=self._told(uow, note))

    def _own_aside(self, uow: UnitOfWork, note: SealedNote, aside_id: UUID) -> SealedVersion:
        version = uow.vaults.version(aside_id)
        if not (version.aside and version.note_id == note.id and self._is_me(version.author_id)):
            raise Refused("Cette version n’est pas de votre saisie. Rouvrez la note pour continuer.")
        return version

    def _is_me(self, person_id: UUID) -> bool:
        return person_id == self._context.actor.person_id

    def _told(self, uow: UnitOfWork, note: SealedNote) -> str:
        who = uow.get(Person, note.author_id).name
        at = time_of_day(note.changed_at.astimezone(self._context.zone))
        return f"{who} a écrit dans cette note à {at}. Votre texte est gardé à côté, parmi les versions."

    def _sealed(self, opened: OpenVault, row: _Row, text: str) -> _Row:
        return replace(row, sealed=self._ring.sealing.seal(opened.keys[opened.epoch], row.place, text))

    def _require_text(self, opened: OpenVault, note: SealedNote) -> str:
        text = self._ring.text(opened, note.place, note.sealed)
        if text is None:
            raise Refused(_DAMAGED)
        return text

    def _saved(self, uow: UnitOfWork, note: SealedNote, label: str = "") -> Saved:
        change = Change(uow.commit().kinds, label, ids=_ids(note))
        return Saved(note.id, note.rev, note.changed_at, change)

    def _holding(
        self,
        opened: dict[UUID, OpenVault],
        rows: Iterable[SearchedNote],
        words: tuple[bytes, ...],
        go_on: Callable[[], bool],
    ) -> list[UUID]:
        found: list[UUID] = []
        opener = self._ring.sealing.opener
        readers = {
            (each, epoch): opener(key) for each, vault in opened.items() for epoch, key in vault.keys.items()
        }
        for count, row in enumerate(rows):
            reader = readers.get((row.vault_id, row.epoch))
            text = reader(row.place, row.sealed) if reader else None
            if text is not None and holds(text, words):
                found.append(row.note_id)
            if len(found) == MOST_FOUND or (count % 1000 == 999 and not go_on()):
                break
        return found


def _require_at_hand(uow: UnitOfWork, case_id: UUID | None) -> None:
    """Raise `Refused` for the note of a case that is put away: it is read there, and not written."""
    if case_id is not None:
        require_at_hand(uow.get(Case, case_id))


def _sound(text: str) -> str:
    """As it is kept; raises `InvalidInput` under `text`."""
    kept = rules.as_kept(text)
    require_sound({"text": rules.note_fault(kept)})
    return kept


def _same(note: SealedNote, aside_id: UUID | None) -> Saved:
    """Nothing to write."""
    return Saved(note.id, note.rev, note.changed_at, Change(frozenset()), aside_id)


def _version_of(note: SealedNote, epoch: int, author: UUID, at: datetime) -> SealedVersion:
    return SealedVersion(
        id=new_id(),
        rev=1,
        note_id=note.id,
        vault_id=note.vault_id,
        epoch=epoch,
        author_id=author,
        written_at=at,
        aside=False,
        sealed=b"",
    )


def _ids(note: SealedNote) -> tuple[UUID, ...]:
    return tuple(each for each in (note.id, note.case_id, note.appointment_id) if each is not None)

"""What circles of secrecy need: sealed rows of the store, and what seals and opens.

A sealed row holds nothing that its readers alone may know; whoever has the file sees that it is there, of
whom it speaks (a case or an appointment), who wrote it, when, and how long it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple, Protocol
from uuid import UUID

from cigdesk.domain.note import NoteKind
from cigdesk.domain.people import Civility
from cigdesk.domain.vault import Member, Vault

NOTES: Final = "confidential_notes"
VERSIONS: Final = "confidential_versions"
"""Where a text is sealed: it opens nowhere else."""


class Place(NamedTuple):
    """To what a sealed text is bound: moved to another row, vault, epoch or revision it does not open."""

    vault_id: UUID
    epoch: int
    table: str
    row_id: UUID
    revision: int
    field: str = "text"


Opener = Callable[[Place, bytes], "str | None"]
"""Gives the text that is sealed at a place, or None."""


class Identity(Protocol):
    """The pair of keys of the person at the keyboard."""

    @property
    def public(self) -> bytes:
        """What others seal to."""

    def open(self, sealed: bytes) -> bytes | None:
        """What was sealed to it, or None."""


class Sealing(Protocol):
    """What seals and opens; no service knows how."""

    def new_key(self) -> bytes:
        """The key of an epoch, from the system's random source."""

    def seal_key(self, key: bytes, public: bytes) -> bytes:
        """A key closed for whoever has that pair."""

    def seal(self, key: bytes, place: Place, text: str) -> bytes:
        """A text closed under a key, for its place alone."""

    def open(self, key: bytes, place: Place, sealed: bytes) -> str | None:
        """The text, or None when key, place or text are not the same."""

    def opener(self, key: bytes) -> Opener:
        """`open` for one key and very many texts."""

    def voucher(self, key: bytes, vault_id: UUID, epoch: int, member: Member) -> bytes:
        """That somebody who has the key knows that member under that public key."""

    def link(self, before: bytes, vault_id: UUID, epoch: int, key: bytes) -> bytes:
        """That somebody who has the key of the epoch before made this one."""

    def same(self, one: bytes, other: bytes) -> bool:
        """Whether two of those are equal, in a time that tells nothing."""

    def fingerprint(self, public: bytes) -> str:
        """A public key in groups of figures and letters, as two people compare it aloud."""


class KeyHolder(Protocol):
    """The open store, as far as secrecy needs it."""

    @property
    def identity(self) -> Identity | None:
        """The pair of the person at the keyboard; None for a key file that has none."""

    def checkpoint(self) -> None:
        """Fold the log away: after an erasure no trace stays in it."""


class Secrecy(Sealing, KeyHolder, Protocol):
    """Both: what services of secrecy are made with."""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """The key of one epoch, sealed to one member."""

    vault_id: UUID
    epoch: int
    member: Member
    sealed_key: bytes
    voucher: bytes
    granted_by: UUID
    granted_at: datetime


@dataclass(frozen=True, kw_only=True)
class Epoch:
    """A stretch of the life of a circle under one key."""

    vault_id: UUID
    number: int
    link: bytes
    """See `Sealing.link`; empty for the first."""
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class SealedNote:
    """One note as it lies in the store."""

    id: UUID
    rev: int
    vault_id: UUID
    epoch: int
    case_id: UUID | None
    appointment_id: UUID | None
    kind: NoteKind
    author_id: UUID
    """Who wrote what stands there now."""
    written_by: UUID
    """Who began it."""
    written_at: datetime
    sitting_at: datetime
    """When its author began to write what stands there."""
    changed_at: datetime
    sealed: bytes

    @property
    def place(self) -> Place:
        """Where its text opens."""
        return Place(self.vault_id, self.epoch, NOTES, self.id, self.rev)


@dataclass(frozen=True, kw_only=True)
class SealedVersion:
    """What a note said before, or what somebody wrote beside it at the same time."""

    id: UUID
    rev: int
    note_id: UUID
    vault_id: UUID
    epoch: int
    author_id: UUID
    written_at: datetime
    aside: bool
    """Written over a note that had changed meanwhile: it never was the text of the note."""
    sealed: bytes

    @property
    def place(self) -> Place:
        """Where its text opens."""
        return Place(self.vault_id, self.epoch, VERSIONS, self.id, self.rev)


class SearchedNote(NamedTuple):
    """What searching needs of a note, read by the thousand."""

    note_id: UUID
    vault_id: UUID
    epoch: int
    rev: int
    sealed: bytes

    @property
    def place(self) -> Place:
        """Where its text opens."""
        return Place(self.vault_id, self.epoch, NOTES, self.note_id, self.rev)


@dataclass(frozen=True)
class NoteSubject:
    """Of whom and what a note speaks; empty where there is nobody."""

    case_sequence: int | None
    start: datetime | None
    """Of its appointment."""
    civility: Civility | None
    first_name: str
    last_name: str
    group_name: str
    """Of a collective case."""


class VaultQueries(Protocol):
    """Circles, keys, notes. Nothing of it enters the journal or the search index."""

    def vaults(self) -> list[Vault]:
        """Every circle of the store."""

    def add_vault(self, vault: Vault) -> None: ...

    def accept_loss(self, vault_id: UUID, person_id: UUID) -> None:
        """Note who does without a recovery sheet."""

    def epochs(self, vault_id: UUID) -> list[Epoch]:
        """The epochs of a circle, the first one first."""

    def add_epoch(self, epoch: Epoch) -> None: ...

    def grants(self, vault_id: UUID) -> list[Grant]:
        """All the keys of a circle, by epoch."""

    def add_grants(self, grants: Iterable[Grant]) -> None: ...

    def withdraw(self, vault_id: UUID, members: Collection[UUID]) -> None:
        """Remove every key of these members of a circle."""

    def recoveries(self) -> list[Member]:
        """The pairs of the recovery sheets that hold; a later one takes the place of those before."""

    def replace_recoveries(self, member: Member, person_id: UUID, at: datetime) -> None:
        """Keep the pair of a new sheet; those before count no more."""

    def note(self, note_id: UUID) -> SealedNote:
        """One note; raises `NotFound`."""

    def notes(self, vault_ids: Collection[UUID], *, case_id: UUID) -> list[SealedNote]:
        """The notes of a case and of the appointments of its agent with its authority, latest first."""

    def notes_of_appointment(self, vault_ids: Collection[UUID], appointment_id: UUID) -> list[SealedNote]:
        """The notes of an appointment, latest first."""

    def searched(self, vault_ids: Collection[UUID]) -> Iterator[SearchedNote]:
        """Every note of these circles, the latest changed first."""

    def these(self, note_ids: Collection[UUID]) -> list[SealedNote]:
        """Notes by their ids, the latest changed first."""

    def concerns(self, note_ids: Collection[UUID]) -> dict[UUID, NoteSubject]:
        """Of whom and what each of these notes speaks."""

    def count_versions(self, note_ids: Collection[UUID]) -> dict[UUID, int]:
        """How many versions each of these notes has; none for those that have none."""

    def add_note(self, note: SealedNote) -> None: ...

    def write_note(self, note: SealedNote) -> None:
        """Write a note over; its `rev` is one more than that of the row."""

    def versions(self, note_id: UUID) -> list[SealedVersion]:
        """The versions of a note, latest first."""

    def version(self, version_id: UUID) -> SealedVersion:
        """One version; raises `NotFound`."""

    def these_versions(self, version_ids: Collection[UUID]) -> list[SealedVersion]:
        """Versions by their ids."""

    def add_version(self, version: SealedVersion) -> None: ...

    def write_version(self, version: SealedVersion) -> None:
        """Write a version over, as `write_note`."""

    def delete_note(self, note_id: UUID) -> None:
        """Delete a note and its versions."""

    def behind(self, vault_id: UUID, epoch: int) -> tuple[list[UUID], list[UUID]]:
        """The notes and the versions that are sealed under an epoch before that one."""

    def seal_again(self, row: SealedNote | SealedVersion) -> None:
        """Keep the same text under another epoch: its revision stays, so that no editor finds it changed."""

    def open_case_for(self, appointment_id: UUID) -> UUID | None:
        """The open case of the agent of an appointment with its authority, if there is one."""

    def wipe(self, record_ids: Collection[UUID]) -> int:
        """Delete every note and version of these cases and appointments; gives how many notes there were.

        A note of a case that was written for an appointment goes with either. The caller folds the log away
        afterwards (`Store.checkpoint`).
        """

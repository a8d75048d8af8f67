"""Reading and writing what is sealed: rows of bytes, past the journal and the search index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import uuid_utils.compat
from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.orm import Session

from cigdesk.domain.errors import MovedOn, NotFound
from cigdesk.domain.vault import Member, Vault
from cigdesk.ports.vaults import Epoch, Grant, NoteSubject, SealedNote, SealedVersion, SearchedNote
from db.journal import SESSION_KEY
from db.queries.support import at_hand
from db.tables import (
    agents,
    appointments,
    cases,
    confidential_notes,
    confidential_versions,
    vault_epochs,
    vault_grants,
    vault_recoveries,
    vaults,
)

_NOTES, _VERSIONS = confidential_notes.c, confidential_versions.c
_NOTE: Final = [_NOTES[each.name] for each in fields(SealedNote)]
_VERSION: Final = [_VERSIONS[each.name] for each in fields(SealedVersion)]
_VAULT: Final = [vaults.c[each.name] for each in fields(Vault)]
_AT_ONCE: Final = 1_000
_LATEST: Final = (_NOTES.changed_at.desc(), _NOTES.id.desc())


class SqlVaultQueries:
    """See `cigdesk.ports.vaults.VaultQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Circles and their keys

    def vaults(self) -> list[Vault]:
        """Every circle of the store."""
        return [Vault(**row) for row in self._rows(select(*_VAULT).order_by(vaults.c.id))]

    def add_vault(self, vault: Vault) -> None:
        """Keep a new circle."""
        self._write("vaults", insert(vaults).values(_values(vault)))

    def accept_loss(self, vault_id: UUID, person_id: UUID) -> None:
        """Note who does without a recovery sheet."""
        said = update(vaults).where(vaults.c.id == vault_id).values(loss_accepted_by=person_id)
        self._write("vaults", said)

    def epochs(self, vault_id: UUID) -> list[Epoch]:
        """The epochs of a circle, the first one first."""
        rows = select(vault_epochs).where(vault_epochs.c.vault_id == vault_id).order_by(vault_epochs.c.number)
        return [Epoch(**row) for row in self._rows(rows)]

    def add_epoch(self, epoch: Epoch) -> None:
        """Keep a new epoch."""
        self._write("vaults", insert(vault_epochs).values(_values(epoch)))

    def grants(self, vault_id: UUID) -> list[Grant]:
        """All the keys of a circle, by epoch."""
        its = vault_grants.c
        rows = select(vault_grants).where(its.vault_id == vault_id).order_by(its.epoch, its.id)
        return [_grant(row) for row in self._rows(rows)]

    def add_grants(self, grants: Iterable[Grant]) -> None:
        """Keep the keys of members, sealed to them."""
        self._write("vaults", insert(vault_grants), [_grant_row(each) for each in grants])

    def withdraw(self, vault_id: UUID, members: Collection[UUID]) -> None:
        """Remove every key of these members of a circle."""
        its = vault_grants.c
        theirs = or_(its.person_id.in_(members), its.recovery_id.in_(members))
        self._write("vaults", delete(vault_grants).where(its.vault_id == vault_id, theirs))

    def recoveries(self) -> list[Member]:
        """The pairs of the recovery sheets that hold."""
        its = vault_recoveries.c
        rows = self._session.execute(select(its.id, its.public_key).where(~its.replaced).order_by(its.id))
        return [Member(row.id, bytes.fromhex(row.public_key), recovery=True) for row in rows]

    def replace_recoveries(self, member: Member, person_id: UUID, at: datetime) -> None:
        """Keep the pair of a new sheet; those before count no more."""
        self._write("vaults", update(vault_recoveries).values(replaced=True))
        row = {"id": member.id, "public_key": member.public_key.hex(), "made_at": at, "made_by": person_id}
        self._write("vaults", insert(vault_recoveries).values(row))

    # Notes

    def note(self, note_id: UUID) -> SealedNote:
        """One note; raises `NotFound`."""
        found = self.these((note_id,))
        if not found:
            raise NotFound("Cette note n’existe plus\u00a0: elle a été supprimée entre-temps.")
        return found[0]

    def notes(self, vault_ids: Collection[UUID], *, case_id: UUID) -> list[SealedNote]:
        """The notes of a case, with those of the appointments of its agent with its authority."""
        its = appointments.c
        meetings = (
            select(its.id)
            .join(cases, and_(cases.c.agent_id == its.agent_id, cases.c.authority_id == its.authority_id))
            .where(cases.c.id == case_id)
        )
        loose = and_(_NOTES.case_id.is_(None), _NOTES.appointment_id.in_(meetings))
        return self._notes(vault_ids, or_(_NOTES.case_id == case_id, loose))

    def notes_of_appointment(self, vault_ids: Collection[UUID], appointment_id: UUID) -> list[SealedNote]:
        """The notes of an appointment, latest first."""
        return self._notes(vault_ids, _NOTES.appointment_id == appointment_id)

    def searched(self, vault_ids: Collection[UUID]) -> Iterator[SearchedNote]:
        """Every note of these circles, the latest changed first."""
        known = {each.hex: each for each in vault_ids}
        # To make an UUID takes as long as to open a text: a circle's own is known by its letters.
        columns = (_NOTES.id, type_coerce(_NOTES.vault_id, String), _NOTES.epoch, _NOTES.rev, _NOTES.sealed)
        put_away = select(cases.c.id).where(not_(at_hand()))
        standing = or_(_NOTES.case_id.is_(None), _NOTES.case_id.not_in(put_away))
        rows = select(*columns).where(_NOTES.vault_id.in_(vault_ids), standing).order_by(*_LATEST)
        found = self._session.execute(rows.execution_options(yield_per=_AT_ONCE))
        for note_id, vault_id, epoch, rev, sealed in found:
            yield SearchedNote(note_id, known[vault_id], epoch, rev, sealed)

    def these(self, note_ids: Collection[UUID]) -> list[SealedNote]:
        """Notes by their ids, the latest changed first."""
        rows = select(*_NOTE).where(_NOTES.id.in_(note_ids)).order_by(*_LATEST)
        return [SealedNote(**row) for row in self._rows(rows)]

    def concerns(self, note_ids: Collection[UUID]) -> dict[UUID, NoteSubject]:
        """Of whom and what each of these notes speaks."""
        who = agents.c
        of = func.coalesce(appointments.c.agent_id, cases.c.agent_id)
        told = (
            cases.c.sequence,
            appointments.c.start,
            who.civility,
            func.coalesce(who.first_name, ""),
            func.coalesce(who.last_name, ""),
            func.coalesce(cases.c.group_name, ""),
        )
        rows = (
            select(_NOTES.id, *told)
            .outerjoin(cases, cases.c.id == _NOTES.case_id)
            .outerjoin(appointments, appointments.c.id == _NOTES.appointment_id)
            .outerjoin(agents, who.id == of)
            .where(_NOTES.id.in_(note_ids))
        )
        return {row[0]: NoteSubject(*row[1:]) for row in self._session.execute(rows)}

    def count_versions(self, note_ids: Collection[UUID]) -> dict[UUID, int]:
        """How many versions each of these notes has; none for those that have none."""
        its = _VERSIONS.note_id
        rows = select(its, func.count()).where(its.in_(note_ids)).group_by(its)
        return {row[0]: row[1] for row in self._session.execute(rows)}

    def add_note(self, note: SealedNote) -> None:
        """Keep a new note."""
        self._write("confidential_notes", insert(confidential_notes).values(_values(note)))

    def write_note(self, note: SealedNote) -> None:
        """Write a note over; raises `MovedOn` unless its `rev` is one more than that of the row."""
        self._over(confidential_notes, note, _NOTES.rev == note.rev - 1)

    def versions(self, note_id: UUID) -> list[SealedVersion]:
        """The versions of a note, latest first."""
        its = _VERSIONS
        return self._versions(its.note_id == note_id, its.written_at.desc(), its.id.desc())

    def version(self, version_id: UUID) -> SealedVersion:
        """One version; raises `NotFound`."""
        found = self.these_versions((version_id,))
        if not found:
            raise NotFound("Cette version n’existe plus\u00a0: elle a été supprimée entre-temps.")
        return found[0]

    def these_versions(self, version_ids: Collection[UUID]) -> list[SealedVersion]:
        """Versions by their ids."""
        return self._versions(_VERSIONS.id.in_(version_ids))

    def add_version(self, version: SealedVersion) -> None:
        """Keep a version."""
        self._write("confidential_notes", insert(confidential_versions).values(_values(version)))

    def write_version(self, version: SealedVersion) -> None:
        """Write a version over, as `write_note`."""
        self._over(confidential_versions, version, _VERSIONS.rev == version.rev - 1)

    def delete_note(self, note_id: UUID) -> None:
        """Delete a note and its versions."""
        self._delete(_NOTES.id == note_id)

    def behind(self, vault_id: UUID, epoch: int) -> tuple[list[UUID], list[UUID]]:
        """The notes and the versions that are sealed under an epoch before that one."""

        def old(its: Any) -> list[UUID]:
            rows = select(its.id).where(its.vault_id == vault_id, its.epoch < epoch)
            return list(self._session.scalars(rows.order_by(its.id)))

        return old(_NOTES), old(_VERSIONS)

    def seal_again(self, row: SealedNote | SealedVersion) -> None:
        """Keep the same text under another epoch; raises `MovedOn` when it was written meanwhile."""
        table = confidential_notes if isinstance(row, SealedNote) else confidential_versions
        self._over(table, row, table.c.rev == row.rev)

    def open_case_for(self, appointment_id: UUID) -> UUID | None:
        """The open case of the agent of an appointment with its authority, if there is one."""
        its = cases.c
        same = and_(its.agent_id == appointments.c.agent_id, its.authority_id == appointments.c.authority_id)
        rows = select(its.id).join(appointments, same).where(appointments.c.id == appointment_id)
        return self._session.scalar(rows.where(its.closed_on.is_(None)).limit(1))

    def wipe(self, record_ids: Collection[UUID]) -> int:
        """Delete every note and version of these cases and appointments; gives how many notes there were."""
        return self._delete(or_(_NOTES.case_id.in_(record_ids), _NOTES.appointment_id.in_(record_ids)))

    def _delete(self, which: ColumnElement[bool]) -> int:
        gone = list(self._session.scalars(select(_NOTES.id).where(which)))
        if gone:
            self._write(
                "confidential_notes", delete(confidential_versions).where(_VERSIONS.note_id.in_(gone))
            )
            self._write("confidential_notes", delete(confidential_notes).where(_NOTES.id.in_(gone)))
        return len(gone)

    def _notes(self, vault_ids: Collection[UUID], which: ColumnElement[bool]) -> list[SealedNote]:
        rows = select(*_NOTE).where(_NOTES.vault_id.in_(vault_ids), which).order_by(*_LATEST)
        return [SealedNote(**row) for row in self._rows(rows)]

    def _versions(self, which: ColumnElement[bool], *order: Any) -> list[SealedVersion]:
        rows = self._rows(select(*_VERSION).where(which).order_by(*order))
        return [SealedVersion(**row) for row in rows]

    def _over(self, table: Table, row: SealedNote | SealedVersion, still: ColumnElement[bool]) -> None:
        written = update(table).where(table.c.id == row.id, still).values(_values(row))
        if self._write("confidential_notes", written) != 1:
            raise MovedOn("Cette note vient d’être modifiée ailleurs. Rouvrez-la pour continuer.")

    def _rows(self, query: Select[Any]) -> list[dict[str, Any]]:
        return [dict(row) for row in self._session.execute(query).mappings()]

    def _write(self, kind: str, statement: Any, rows: list[dict[str, Any]] | None = None) -> int:
        """Carry it out, and let the commit say that such records moved: the journal learns nothing else."""
        self._session.info[SESSION_KEY].kinds.add(kind)
        return int(self._session.execute(statement, rows).rowcount)  # type: ignore[attr-defined]


def _values(row: Any) -> dict[str, Any]:
    return {each.name: getattr(row, each.name) for each in fields(row)}


def _grant(row: dict[str, Any]) -> Grant:
    recovery = row["recovery_id"] is not None
    who = row["recovery_id"] or row["person_id"]
    member = Member(who, bytes.fromhex(row["public_key"]), recovery)
    told = ("vault_id", "epoch", "sealed_key", "voucher", "granted_by", "granted_at")
    return Grant(member=member, **{name: row[name] for name in told})


def _grant_row(grant: Grant) -> dict[str, Any]:
    who = grant.member
    row = {name: value for name, value in _values(grant).items() if name != "member"}
    return row | {
        "id": uuid_utils.compat.uuid7(),
        "person_id": None if who.recovery else who.id,
        "recovery_id": who.id if who.recovery else None,
        "public_key": who.public_key.hex(),
    }

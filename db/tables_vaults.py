"""The tables of professional secrecy; `db.tables` gives them all.

They are written by `db.queries.vaults` alone and mapped to no class: the journal and the search index never
see them. What is confidential lies in the columns `sealed`; keys lie in `sealed_key`, one for each member.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)

from cigdesk.domain.note import NoteKind
from cigdesk.domain.vault import VaultKind
from db.columns import flag, metadata, owner, records
from db.types import Instant, words


def _person(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Uuid, ForeignKey("persons.id", ondelete="RESTRICT"), nullable=nullable)


vaults = Table(
    "vaults",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", words(VaultKind), nullable=False),
    owner("persons", nullable=True, index=False),
    Column("made_at", Instant, nullable=False),
    _person("loss_accepted_by", nullable=True),
    # One of the team, one of each person.
    Index("ix_vaults_kind_team", "kind", unique=True, sqlite_where=text("kind = 'team'")),
    Index("ix_vaults_person_id", "person_id", unique=True),
)

vault_epochs = Table(
    "vault_epochs",
    metadata,
    Column("vault_id", Uuid, ForeignKey("vaults.id", ondelete="RESTRICT"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("link", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
)

vault_recoveries = Table(
    "vault_recoveries",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("public_key", String(64), nullable=False),
    Column("made_at", Instant, nullable=False),
    _person("made_by"),
    flag("replaced"),
)

vault_grants = Table(
    "vault_grants",
    metadata,
    Column("id", Uuid, primary_key=True),
    owner("vaults", index=False),
    Column("epoch", Integer, nullable=False),
    owner("persons", nullable=True),
    Column(
        "recovery_id", Uuid, ForeignKey("vault_recoveries.id", ondelete="RESTRICT"), nullable=True, index=True
    ),
    Column("public_key", String(64), nullable=False),
    Column("sealed_key", LargeBinary, nullable=False),
    Column("voucher", LargeBinary, nullable=False),
    _person("granted_by"),
    Column("granted_at", Instant, nullable=False),
    UniqueConstraint("vault_id", "epoch", "person_id"),
    UniqueConstraint("vault_id", "epoch", "recovery_id"),
    CheckConstraint("(person_id IS NULL) <> (recovery_id IS NULL)", name="one_member"),
)

confidential_notes = records(
    "confidential_notes",
    owner("vaults", index=False),
    Column("epoch", Integer, nullable=False),
    owner("cases", nullable=True),
    owner("appointments", nullable=True),
    Column("kind", words(NoteKind), nullable=False),
    _person("author_id"),
    _person("written_by"),
    Column("written_at", Instant, nullable=False),
    Column("sitting_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_confidential_notes_vault_id_epoch", "vault_id", "epoch"),
    CheckConstraint("case_id IS NOT NULL OR appointment_id IS NOT NULL", name="of_something"),
)

confidential_versions = records(
    "confidential_versions",
    Column(
        "note_id",
        Uuid,
        ForeignKey("confidential_notes.id", ondelete="RESTRICT"),
        nullable=False,
        index=True,
    ),
    owner("vaults", index=False),
    Column("epoch", Integer, nullable=False),
    _person("author_id"),
    Column("written_at", Instant, nullable=False),
    flag("aside"),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_confidential_versions_vault_id_epoch", "vault_id", "epoch"),
)

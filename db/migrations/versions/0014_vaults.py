"""Notes under professional secrecy, each sealed for its circle.

Revision ID: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add circles, their keys, and what is sealed under them."""
    op.create_table(
        "vault_recoveries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("replaced", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["persons.id"], name=op.f("fk_vault_recoveries_made_by"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault_recoveries")),
    )
    op.create_table(
        "vaults",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("loss_accepted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["loss_accepted_by"], ["persons.id"], name=op.f("fk_vaults_loss_accepted_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_vaults_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vaults")),
    )
    op.create_index(
        "ix_vaults_kind_team", "vaults", ["kind"], unique=True, sqlite_where=sa.text("kind = 'team'")
    )
    op.create_index("ix_vaults_person_id", "vaults", ["person_id"], unique=True)
    op.create_table(
        "vault_epochs",
        sa.Column("vault_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vault_id"], ["vaults.id"], name=op.f("fk_vault_epochs_vault_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("vault_id", "number", name=op.f("pk_vault_epochs")),
    )
    op.create_table(
        "vault_grants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("vault_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("recovery_id", sa.Uuid(), nullable=True),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.Column("voucher", sa.LargeBinary(), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.Column("granted_at", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (recovery_id IS NULL)", name=op.f("ck_vault_grants_one_member")
        ),
        sa.ForeignKeyConstraint(
            ["granted_by"], ["persons.id"], name=op.f("fk_vault_grants_granted_by"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_vault_grants_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recovery_id"],
            ["vault_recoveries.id"],
            name=op.f("fk_vault_grants_recovery_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vault_id"], ["vaults.id"], name=op.f("fk_vault_grants_vault_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault_grants")),
        sa.UniqueConstraint(
            "vault_id", "epoch", "person_id", name=op.f("uq_vault_grants_vault_id_epoch_person_id")
        ),
        sa.UniqueConstraint(
            "vault_id", "epoch", "recovery_id", name=op.f("uq_vault_grants_vault_id_epoch_recovery_id")
        ),
    )
    op.create_index(op.f("ix_vault_grants_person_id"), "vault_grants", ["person_id"], unique=False)
    op.create_index(op.f("ix_vault_grants_recovery_id"), "vault_grants", ["recovery_id"], unique=False)
    op.create_table(
        "confidential_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("vault_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.Integer(), nullable=False),
        sa.Column("sitting_at", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "case_id IS NOT NULL OR appointment_id IS NOT NULL",
            name=op.f("ck_confidential_notes_of_something"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_confidential_notes_appointment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["persons.id"], name=op.f("fk_confidential_notes_author_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_confidential_notes_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["vault_id"], ["vaults.id"], name=op.f("fk_confidential_notes_vault_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["persons.id"], name=op.f("fk_confidential_notes_written_by"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidential_notes")),
    )
    op.create_index(
        op.f("ix_confidential_notes_appointment_id"), "confidential_notes", ["appointment_id"], unique=False
    )
    op.create_index(op.f("ix_confidential_notes_case_id"), "confidential_notes", ["case_id"], unique=False)
    op.create_index(
        "ix_confidential_notes_vault_id_epoch", "confidential_notes", ["vault_id", "epoch"], unique=False
    )
    op.create_table(
        "confidential_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("vault_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.Integer(), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["persons.id"],
            name=op.f("fk_confidential_versions_author_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["confidential_notes.id"],
            name=op.f("fk_confidential_versions_note_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vault_id"], ["vaults.id"], name=op.f("fk_confidential_versions_vault_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidential_versions")),
    )
    op.create_index(
        op.f("ix_confidential_versions_note_id"), "confidential_versions", ["note_id"], unique=False
    )
    op.create_index(
        "ix_confidential_versions_vault_id_epoch",
        "confidential_versions",
        ["vault_id", "epoch"],
        unique=False,
    )

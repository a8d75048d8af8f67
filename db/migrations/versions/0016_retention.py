"""How long cases are kept, and what was decided of them.

Revision ID: 0016
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Cases have an archive; decisions and lists of elimination have their tables."""
    with op.batch_alter_table("centres") as centres:
        centres.add_column(
            sa.Column("case_retention_months", sa.Integer(), server_default="24", nullable=False)
        )
    with op.batch_alter_table("cases") as cases:
        for name in ("archived_on", "kept_until", "eliminated_on"):
            cases.add_column(sa.Column(name, sa.Date(), nullable=True))
    _decisions()
    _eliminations()


def _decisions() -> None:
    op.create_table(
        "case_decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_decisions_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_case_decisions_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_decisions")),
    )
    op.create_index(op.f("ix_case_decisions_case_id"), "case_decisions", ["case_id"], unique=False)


def _eliminations() -> None:
    op.create_table(
        "eliminations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("archives_service", sa.Text(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("visa_reference", sa.Text(), nullable=False),
        sa.Column("visa_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("eliminated", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_eliminations_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eliminations")),
        sa.UniqueConstraint("year", "sequence", name=op.f("uq_eliminations_year_sequence")),
    )
    op.create_table(
        "elimination_cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("elimination_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_elimination_cases_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["elimination_id"],
            ["eliminations.id"],
            name=op.f("fk_elimination_cases_elimination_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_elimination_cases")),
        sa.UniqueConstraint(
            "elimination_id", "case_id", name=op.f("uq_elimination_cases_elimination_id_case_id")
        ),
    )
    op.create_index(op.f("ix_elimination_cases_case_id"), "elimination_cases", ["case_id"], unique=False)
    op.create_table(
        "elimination_counters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_elimination_counters")),
        sa.UniqueConstraint("year", name=op.f("uq_elimination_counters_year")),
    )

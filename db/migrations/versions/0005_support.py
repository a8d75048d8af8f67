"""Social support: cases, and the time worked for them.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add cases, their numbers, the agreements of employers and the time."""
    op.create_table(
        "case_counters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_counters")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column("scope", sa.String(length=32), nullable=True),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column(
            "requester",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column(
            "subject",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column(
            "agent_status",
            sa.String(length=32),
            nullable=True,
        ),
        sa.Column("on_sick_leave", sa.Boolean(), nullable=False),
        sa.Column("employer_consulted_on", sa.Date(), nullable=True),
        sa.Column("referent_id", sa.Uuid(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agents.id"], name=op.f("fk_cases_agent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authorities.id"], name=op.f("fk_cases_authority_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["referent_id"], ["practitioners.id"], name=op.f("fk_cases_referent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_cases_request_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("sequence", name=op.f("uq_cases_sequence")),
    )
    op.create_index(op.f("ix_cases_agent_id"), "cases", ["agent_id"], unique=False)
    op.create_index(op.f("ix_cases_authority_id"), "cases", ["authority_id"], unique=False)
    op.create_index(op.f("ix_cases_referent_id"), "cases", ["referent_id"], unique=False)
    op.create_index(op.f("ix_cases_request_id"), "cases", ["request_id"], unique=False)
    op.create_table(
        "billing_agreements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("most_minutes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_billing_agreements_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_billing_agreements")),
    )
    op.create_index(op.f("ix_billing_agreements_case_id"), "billing_agreements", ["case_id"], unique=False)
    op.create_table(
        "time_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("practitioner_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "work",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column(
            "mode",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column(
            "task",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column(
            "charge",
            sa.String(length=32),
            nullable=False,
        ),
        sa.Column("engagement_id", sa.Uuid(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("rest_of_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_time_entries_appointment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_time_entries_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_time_entries_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_time_entries_engagement_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioners.id"],
            name=op.f("fk_time_entries_practitioner_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["rest_of_id"], ["time_entries.id"], name=op.f("fk_time_entries_rest_of_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_entries")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_time_entries_appointment_id")),
    )
    op.create_index("ix_time_entries_authority_id_day", "time_entries", ["authority_id", "day"], unique=False)
    op.create_index(op.f("ix_time_entries_case_id"), "time_entries", ["case_id"], unique=False)
    op.create_index(op.f("ix_time_entries_day"), "time_entries", ["day"], unique=False)
    op.create_index(op.f("ix_time_entries_engagement_id"), "time_entries", ["engagement_id"], unique=False)
    op.create_index(
        "ix_time_entries_practitioner_id_day", "time_entries", ["practitioner_id", "day"], unique=False
    )
    op.create_index(op.f("ix_time_entries_rest_of_id"), "time_entries", ["rest_of_id"], unique=False)

"""The agenda whole: series of permanences, requests, closures, collective sessions.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what recurrence, requests and sessions keep; nothing that was there changes its meaning."""
    op.create_table(
        "closures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("requester", sa.String(length=32), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=True),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("practitioner_id", sa.Uuid(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agents.id"], name=op.f("fk_requests_agent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authorities.id"], name=op.f("fk_requests_authority_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_requests_contact_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioners.id"],
            name=op.f("fk_requests_practitioner_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_agent_id"), "requests", ["agent_id"], unique=False)
    op.create_index(op.f("ix_requests_authority_id"), "requests", ["authority_id"], unique=False)
    op.create_index(op.f("ix_requests_contact_id"), "requests", ["contact_id"], unique=False)
    op.create_index(op.f("ix_requests_practitioner_id"), "requests", ["practitioner_id"], unique=False)
    op.create_index(op.f("ix_requests_received_on"), "requests", ["received_on"], unique=False)

    op.create_table(
        "permanence_series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("practitioner_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("second_start", sa.Integer(), nullable=True),
        sa.Column("second_end", sa.Integer(), nullable=True),
        sa.Column("slot_minutes", sa.Integer(), nullable=False),
        sa.Column("buffer_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("subjects", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_permanence_series_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["practitioner_id"],
            ["practitioners.id"],
            name=op.f("fk_permanence_series_practitioner_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_permanence_series_room_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["sites.id"], name=op.f("fk_permanence_series_site_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permanence_series")),
    )
    op.create_index(
        op.f("ix_permanence_series_authority_id"), "permanence_series", ["authority_id"], unique=False
    )
    op.create_index(
        op.f("ix_permanence_series_practitioner_id"), "permanence_series", ["practitioner_id"], unique=False
    )
    op.create_index(op.f("ix_permanence_series_room_id"), "permanence_series", ["room_id"], unique=False)
    op.create_index(op.f("ix_permanence_series_site_id"), "permanence_series", ["site_id"], unique=False)

    op.create_table(
        "participations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agents.id"], name=op.f("fk_participations_agent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_participations_appointment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_participations_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
        sa.UniqueConstraint(
            "appointment_id", "agent_id", name=op.f("uq_participations_appointment_id_agent_id")
        ),
    )
    op.create_index(op.f("ix_participations_agent_id"), "participations", ["agent_id"], unique=False)
    op.create_index(
        op.f("ix_participations_appointment_id"), "participations", ["appointment_id"], unique=False
    )
    op.create_index(op.f("ix_participations_authority_id"), "participations", ["authority_id"], unique=False)

    op.create_table(
        "session_seats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_session_seats_appointment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_session_seats_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_seats")),
        sa.UniqueConstraint(
            "appointment_id", "authority_id", name=op.f("uq_session_seats_appointment_id_authority_id")
        ),
    )
    op.create_index(
        op.f("ix_session_seats_appointment_id"), "session_seats", ["appointment_id"], unique=False
    )
    op.create_index(op.f("ix_session_seats_authority_id"), "session_seats", ["authority_id"], unique=False)

    with op.batch_alter_table("absences") as table:
        table.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
        table.create_index(table.f("ix_absences_series_id"), ["series_id"], unique=False)

    with op.batch_alter_table("appointments") as table:
        table.add_column(sa.Column("buffer_minutes", sa.Integer(), server_default="0", nullable=False))
        table.add_column(sa.Column("request_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("seats", sa.Integer(), nullable=True))
        table.add_column(sa.Column("moved_from", sa.Integer(), nullable=True))
        table.create_index(table.f("ix_appointments_request_id"), ["request_id"], unique=False)
        table.create_foreign_key(
            table.f("fk_appointments_request_id"), "requests", ["request_id"], ["id"], ondelete="RESTRICT"
        )

    with op.batch_alter_table("centres") as table:
        table.add_column(sa.Column("whit_monday", sa.Boolean(), server_default=sa.text("1"), nullable=False))
        table.add_column(sa.Column("travel_minutes", sa.Integer(), server_default="30", nullable=False))
        table.add_column(sa.Column("slot_step_minutes", sa.Integer(), nullable=True))

    with op.batch_alter_table("permanences") as table:
        table.add_column(sa.Column("buffer_minutes", sa.Integer(), server_default="0", nullable=False))
        table.add_column(sa.Column("subjects", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("occurrence", sa.Integer(), nullable=True))
        table.add_column(sa.Column("changed", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        table.create_index(table.f("ix_permanences_series_id"), ["series_id"], unique=False)
        table.create_index("ix_permanences_start", ["start"], unique=False)
        table.create_foreign_key(
            table.f("fk_permanences_series_id"),
            "permanence_series",
            ["series_id"],
            ["id"],
            ondelete="RESTRICT",
        )

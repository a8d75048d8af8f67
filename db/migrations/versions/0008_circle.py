"""The Cercle de la prévention: its events of the year, and who came.

Revision ID: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """An event is a session told apart; how many came stands with the seats. Days that move leave a trace."""
    op.create_table(
        "circle_programmes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("mornings", sa.Integer(), nullable=False),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circle_programmes")),
        sa.UniqueConstraint("year", name=op.f("uq_circle_programmes_year")),
    )
    op.create_table(
        "days_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("before", sa.String(length=32), nullable=False),
        sa.Column("after", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_days_changes_engagement_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_days_changes")),
    )
    with op.batch_alter_table("days_changes") as table:
        table.create_index(table.f("ix_days_changes_engagement_id"), ["engagement_id"], unique=False)
    with op.batch_alter_table("appointments") as table:
        table.add_column(sa.Column("circle", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("invited_on", sa.Date(), nullable=True))
        table.create_index(
            "ix_appointments_circle_start",
            ["start"],
            unique=False,
            sqlite_where=sa.text("circle IS NOT NULL"),
        )
    with op.batch_alter_table("session_seats") as table:
        table.add_column(sa.Column("came", sa.Integer(), nullable=True))
        table.add_column(sa.Column("contact", sa.Text(), server_default=sa.text("''"), nullable=False))

"""Statements: what was done and is due, by authority and period.

Revision ID: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the statements with their lines, corrections and numbers; hours missed are not charged so far."""
    op.create_table(
        "statement_counters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_counters")),
        sa.UniqueConstraint("year", name=op.f("uq_statement_counters_year")),
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("siret", sa.Text(), nullable=False),
        sa.Column("service_code", sa.Text(), nullable=False),
        sa.Column("engagement_number", sa.Text(), nullable=False),
        sa.Column("purchase_order", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.Integer(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        _reference("statements", "authority_id", "authorities"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("authority_id", "month", name=op.f("uq_statements_authority_id_month")),
        sa.UniqueConstraint("year", "sequence", name=op.f("uq_statements_year_sequence")),
    )
    op.create_index("ix_statements_month", "statements", ["month"])
    op.create_table(
        "statement_corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        *_work("statement_corrections"),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("quantity", sa.String(length=32), nullable=True),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=True),
        _reference("statement_corrections", "authority_id", "authorities"),
        _reference("statement_corrections", "statement_id", "statements"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_corrections")),
    )
    for column in ("authority_id", "statement_id"):
        op.create_index(op.f(f"ix_statement_corrections_{column}"), "statement_corrections", [column])
    op.create_table(
        "statement_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_work("statement_lines"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("group", sa.String(length=32), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.String(length=32), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=True),
        sa.Column("corrects", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        _reference("statement_lines", "authority_id", "authorities"),
        _reference("statement_lines", "statement_id", "statements"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_lines")),
        sa.UniqueConstraint(
            "statement_id", "position", name=op.f("uq_statement_lines_statement_id_position")
        ),
    )
    for column in (
        "authority_id",
        "appointment_id",
        "permanence_id",
        "time_entry_id",
        "term_id",
        "quote_line_id",
    ):
        op.create_index(op.f(f"ix_statement_lines_{column}"), "statement_lines", [column])
    with op.batch_alter_table("centres") as table:
        table.add_column(
            sa.Column("no_show_charged", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )


def _work(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Which work a line or a correction is about."""
    return (
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("permanence_id", sa.Uuid(), nullable=True),
        sa.Column("time_entry_id", sa.Uuid(), nullable=True),
        sa.Column("term_id", sa.Uuid(), nullable=True),
        sa.Column("quote_line_id", sa.Uuid(), nullable=True),
        _reference(table, "appointment_id", "appointments"),
        _reference(table, "permanence_id", "permanences"),
        _reference(table, "time_entry_id", "time_entries"),
        _reference(table, "term_id", "membership_terms"),
        _reference(table, "quote_line_id", "quote_lines"),
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )

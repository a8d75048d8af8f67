"""Conventions, catalogues and quotes whole: terms, amendments, campaigns, VAT by date, engagements.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what ten years of contracts keep; the VAT mention of the centre becomes its first regime."""
    op.create_table(
        "catalogues",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Text(), nullable=False),
        sa.Column("deliberation", sa.Text(), nullable=False),
        sa.Column("voted_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogues")),
        sa.UniqueConstraint("code", name=op.f("uq_catalogues_code")),
    )
    op.create_table(
        "headcount_campaigns",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headcount_campaigns")),
        sa.UniqueConstraint("year", name=op.f("uq_headcount_campaigns_year")),
    )
    op.create_table(
        "vat_regimes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("rate", sa.String(length=32), nullable=True),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vat_regimes")),
        sa.UniqueConstraint("start", name=op.f("uq_vat_regimes_start")),
    )
    op.create_table(
        "campaign_letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("prepared_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_campaign_letters_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["headcount_campaigns.id"],
            name=op.f("fk_campaign_letters_campaign_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_letters")),
    )
    with op.batch_alter_table("campaign_letters") as table:
        table.create_index(table.f("ix_campaign_letters_authority_id"), ["authority_id"], unique=False)
        table.create_index(table.f("ix_campaign_letters_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "catalogue_edits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("catalogue_id", sa.Uuid(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["catalogue_id"],
            ["catalogues.id"],
            name=op.f("fk_catalogue_edits_catalogue_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_edits")),
        sa.UniqueConstraint(
            "catalogue_id", "offer", "path", name=op.f("uq_catalogue_edits_catalogue_id_offer_path")
        ),
    )
    op.create_table(
        "amendments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effect", sa.Date(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["memberships.id"],
            name=op.f("fk_amendments_membership_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
        sa.UniqueConstraint("membership_id", "number", name=op.f("uq_amendments_membership_id_number")),
    )
    op.create_table(
        "membership_terms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["memberships.id"],
            name=op.f("fk_membership_terms_membership_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_terms")),
        sa.UniqueConstraint(
            "membership_id", "year", "offer", name=op.f("uq_membership_terms_membership_id_year_offer")
        ),
    )
    op.create_table(
        "kept_documents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("quote_id", sa.Uuid(), nullable=True),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("amendment_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["amendment_id"],
            ["amendments.id"],
            name=op.f("fk_kept_documents_amendment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_kept_documents_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["memberships.id"],
            name=op.f("fk_kept_documents_membership_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quotes.id"], name=op.f("fk_kept_documents_quote_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_documents")),
    )
    with op.batch_alter_table("kept_documents") as table:
        table.create_index(table.f("ix_kept_documents_amendment_id"), ["amendment_id"], unique=False)
        table.create_index(table.f("ix_kept_documents_authority_id"), ["authority_id"], unique=False)
        table.create_index(table.f("ix_kept_documents_membership_id"), ["membership_id"], unique=False)
        table.create_index(table.f("ix_kept_documents_quote_id"), ["quote_id"], unique=False)
        table.create_index(table.f("ix_kept_documents_sha256"), ["sha256"], unique=False)

    op.create_table(
        "quote_sendings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quotes.id"], name=op.f("fk_quote_sendings_quote_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote_sendings")),
    )
    with op.batch_alter_table("quote_sendings") as table:
        table.create_index(table.f("ix_quote_sendings_quote_id"), ["quote_id"], unique=False)

    op.create_table(
        "engagements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("granted", sa.String(length=32), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("quote_line_id", sa.Uuid(), nullable=True),
        sa.Column("term_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["authority_id"],
            ["authorities.id"],
            name=op.f("fk_engagements_authority_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["quote_line_id"],
            ["quote_lines.id"],
            name=op.f("fk_engagements_quote_line_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["membership_terms.id"], name=op.f("fk_engagements_term_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagements")),
    )
    with op.batch_alter_table("engagements") as table:
        table.create_index("ix_engagements_authority_id_end", ["authority_id", "end"], unique=False)
        table.create_index(table.f("ix_engagements_quote_line_id"), ["quote_line_id"], unique=False)
        table.create_index(table.f("ix_engagements_term_id"), ["term_id"], unique=False)

    op.create_table(
        "distinct_agents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["agents.id"], name=op.f("fk_distinct_agents_agent_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["agents.id"], name=op.f("fk_distinct_agents_other_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct_agents")),
        sa.UniqueConstraint("agent_id", "other_id", name=op.f("uq_distinct_agents_agent_id_other_id")),
    )
    op.create_index(op.f("ix_distinct_agents_other_id"), "distinct_agents", ["other_id"], unique=False)

    with op.batch_alter_table("absences") as table:
        table.add_column(sa.Column("overlap_reason", sa.Text(), server_default=sa.text("''"), nullable=False))

    with op.batch_alter_table("appointments") as table:
        table.add_column(sa.Column("engagement_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("units", sa.String(length=32), nullable=True))
        table.create_index(table.f("ix_appointments_engagement_id"), ["engagement_id"], unique=False)
        table.create_index(
            "ix_appointments_request_id_status_start",
            ["request_id", "status", "start"],
            unique=False,
            sqlite_where=sa.text("request_id IS NOT NULL"),
        )
        table.create_index(
            "ix_appointments_planned_start",
            ["start"],
            unique=False,
            sqlite_where=sa.text("status = 'planned'"),
        )
        table.create_foreign_key(
            table.f("fk_appointments_engagement_id"),
            "engagements",
            ["engagement_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    with op.batch_alter_table("authorities") as table:
        table.add_column(
            sa.Column("requires_service_code", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )
        table.add_column(
            sa.Column("requires_engagement", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )
        table.add_column(
            sa.Column("requires_purchase_order", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )

    op.execute(
        "INSERT INTO vat_regimes (id, rev, start, rate, mention)"
        " SELECT lower(hex(randomblob(16))), 1, '2000-01-01', NULL, vat_mention FROM centres"
    )
    with op.batch_alter_table("centres") as table:
        table.drop_column("vat_mention")

    with op.batch_alter_table("headcounts") as table:
        table.add_column(sa.Column("declared_by", sa.Text(), server_default=sa.text("''"), nullable=False))

    with op.batch_alter_table("memberships") as table:
        table.add_column(sa.Column("centre_signed_on", sa.Date(), nullable=True))
        table.add_column(
            sa.Column("authority_deliberation", sa.Text(), server_default=sa.text("''"), nullable=False)
        )
        table.add_column(sa.Column("authority_deliberated_on", sa.Date(), nullable=True))
        table.add_column(
            sa.Column("centre_deliberation", sa.Text(), server_default=sa.text("''"), nullable=False)
        )
        table.add_column(sa.Column("centre_deliberated_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("tacit", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        table.add_column(sa.Column("notice_months", sa.Integer(), server_default="3", nullable=False))
        table.add_column(sa.Column("renews_id", sa.Uuid(), nullable=True))
        table.create_index(table.f("ix_memberships_renews_id"), ["renews_id"], unique=False)
        table.create_foreign_key(
            table.f("fk_memberships_renews_id"), "memberships", ["renews_id"], ["id"], ondelete="RESTRICT"
        )

    with op.batch_alter_table("permanences") as table:
        table.add_column(sa.Column("overlap_reason", sa.Text(), server_default=sa.text("''"), nullable=False))

    with op.batch_alter_table("quote_lines") as table:
        table.add_column(sa.Column("kind", sa.String(length=32), server_default="offer", nullable=False))
        table.add_column(sa.Column("text", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("free_price", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("free_unit", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("free_reason", sa.Text(), server_default=sa.text("''"), nullable=False))

    with op.batch_alter_table("quotes") as table:
        table.add_column(sa.Column("refusal", sa.String(length=32), nullable=True))
        table.add_column(
            sa.Column("late_confirmation", sa.Text(), server_default=sa.text("''"), nullable=False)
        )
        table.add_column(
            sa.Column("engagement_number", sa.Text(), server_default=sa.text("''"), nullable=False)
        )
        table.add_column(sa.Column("purchase_order", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("service_code", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("signed_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("signed_by", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("signed_as", sa.Text(), server_default=sa.text("''"), nullable=False))
        table.add_column(
            sa.Column("by_delegation", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )
        table.create_index(
            "ix_quotes_without_engagement",
            ["authority_id"],
            unique=False,
            sqlite_where=sa.text("state = 'accepted' AND engagement_number = ''"),
        )

    with op.batch_alter_table("session_seats") as table:
        table.add_column(sa.Column("engagement_id", sa.Uuid(), nullable=True))
        table.create_index(table.f("ix_session_seats_engagement_id"), ["engagement_id"], unique=False)
        table.create_foreign_key(
            table.f("fk_session_seats_engagement_id"),
            "engagements",
            ["engagement_id"],
            ["id"],
            ondelete="RESTRICT",
        )

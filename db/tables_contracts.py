"""The tables of conventions, catalogues and quotes; `db.tables` gives them all."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.letters import Way
from cigdesk.domain.membership import Convention, MembershipState
from cigdesk.domain.quote import QuoteLineKind, QuoteState, RefusalReason
from cigdesk.domain.stored_catalogue import CatalogueState
from db.columns import flag, new_flag, new_text, owner, records, text_column
from db.types import Cents, Exact, Instant, words

vat_regimes = records(
    "vat_regimes",
    Column("start", Date, nullable=False, unique=True),
    Column("rate", Exact),
    text_column("mention"),
)

catalogues = records(
    "catalogues",
    Column("code", Text, nullable=False, unique=True),
    *map(text_column, ("family", "label")),
    Column("effective_from", Date, nullable=False),
    Column("state", words(CatalogueState), nullable=False),
    *map(text_column, ("content", "based_on", "deliberation")),
    Column("voted_on", Date),
    Column("created_at", Instant, nullable=False),
)

catalogue_edits = records(
    "catalogue_edits",
    owner("catalogues", index=False),
    *map(text_column, ("offer", "path", "value")),
    UniqueConstraint("catalogue_id", "offer", "path"),
)

memberships = records(
    "memberships",
    owner("authorities"),
    Column("convention", words(Convention), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("state", words(MembershipState), nullable=False),
    Column("signed_on", Date),
    Column("denounced_on", Date),
    Column("denounced_effect", Date),
    text_column("reason"),
    flag("pending_recruitment"),
    flag("waiting_list"),
    Column("centre_signed_on", Date),
    new_text("authority_deliberation"),
    Column("authority_deliberated_on", Date),
    new_text("centre_deliberation"),
    Column("centre_deliberated_on", Date),
    new_flag("tacit"),
    Column("notice_months", Integer, nullable=False, default=3, server_default="3"),
    Column("renews_id", Uuid, ForeignKey("memberships.id", ondelete="RESTRICT"), index=True),
)

membership_terms = records(
    "membership_terms",
    owner("memberships", index=False),
    Column("year", Integer, nullable=False),
    text_column("offer"),
    Column("headcount", Integer),
    Column("amount", Cents),
    text_column("note"),
    UniqueConstraint("membership_id", "year", "offer"),
)

amendments = records(
    "amendments",
    owner("memberships", index=False),
    Column("number", Integer, nullable=False),
    Column("effect", Date, nullable=False),
    *map(text_column, ("object", "changes")),
    Column("decided_on", Date),
    Column("signed_on", Date),
    UniqueConstraint("membership_id", "number"),
)

headcount_campaigns = records(
    "headcount_campaigns",
    Column("year", Integer, nullable=False, unique=True),
    Column("opened_on", Date, nullable=False),
    Column("deadline", Date, nullable=False),
)

campaign_letters = records(
    "campaign_letters",
    owner("headcount_campaigns"),
    owner("authorities"),
    Column("prepared_on", Date, nullable=False),
    Column("way", words(Way), nullable=False),
)

_QUOTE_LISTING = (
    *("authority_id", "state", "id", "service_day", "prefix", "year", "sequence", "revision"),
    *("created_at", "issued_on", "valid_until", "total", "object"),
)

quotes = records(
    "quotes",
    owner("authorities", index=False),
    text_column("object"),
    Column("service_day", Date, nullable=False),
    Column("state", words(QuoteState), nullable=False),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("revision", Integer, nullable=False),
    text_column("prefix"),
    Column("replaces_id", Uuid, ForeignKey("quotes.id", ondelete="RESTRICT")),
    *map(text_column, ("catalogue", "follower")),
    Column("contact_id", Uuid, ForeignKey("contacts.id", ondelete="RESTRICT")),
    Column("created_at", Instant, nullable=False),
    Column("issued_on", Date),
    Column("valid_until", Date),
    Column("state_on", Date),
    text_column("reason"),
    Column("headcount", Integer),
    Column("total", Cents),
    Column("total_with_options", Cents),
    text_column("snapshot"),
    text_column("pdf_sha256"),
    Column("refusal", words(RefusalReason)),
    *map(new_text, ("late_confirmation", "engagement_number", "purchase_order", "service_code")),
    Column("signed_on", Date),
    *map(new_text, ("signed_by", "signed_as")),
    new_flag("by_delegation"),
    UniqueConstraint("year", "sequence", "revision"),
    # The list of quotes and its sorts, read from the index alone: a row holds the page of its quote.
    Index("ix_quotes_listing", *_QUOTE_LISTING),
    # Accepted without the number that its invoice will need.
    Index(
        "ix_quotes_without_engagement",
        "authority_id",
        sqlite_where=text("state = 'accepted' AND engagement_number = ''"),
    ),
)

quote_lines = records(
    "quote_lines",
    owner("quotes", index=False),
    Column("position", Integer, nullable=False),
    Column("kind", words(QuoteLineKind), nullable=False, default=QuoteLineKind.OFFER, server_default="offer"),
    text_column("offer"),
    new_text("text"),
    Column("free_price", Cents),
    *map(new_text, ("free_unit", "free_reason")),
    Column("quantity", Exact),
    Column("participants", Integer),
    text_column("format"),
    flag("exploratory"),
    Column("prescription", Date),
    flag("optional"),
    *map(text_column, ("label", "detail", "unit")),
    Column("unit_price", Cents),
    Column("amount", Cents),
    # What the accepted quotes of an authority hold.
    Index("ix_quote_lines_quote_id_optional_offer", "quote_id", "optional", "offer"),
)

quote_sendings = records(
    "quote_sendings",
    owner("quotes"),
    Column("at", Instant, nullable=False),
    Column("way", words(Way), nullable=False),
    text_column("recipient"),
)

quote_counters = records(
    "quote_counters",
    Column("year", Integer, nullable=False, unique=True),
    Column("last", Integer, nullable=False),
)

engagements = records(
    "engagements",
    owner("authorities", index=False),
    *map(text_column, ("offer", "label", "unit")),
    Column("granted", Exact, nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    owner("quote_lines", nullable=True),
    owner("membership_terms", nullable=True),
    Index("ix_engagements_authority_id_end", "authority_id", "end"),
)

kept_documents = records(
    "kept_documents",
    Column("kind", words(DocumentKind), nullable=False),
    *map(text_column, ("title", "media_type")),
    Column("sha256", Text, nullable=False, index=True),
    Column("kept_at", Instant, nullable=False),
    owner("authorities"),
    owner("quotes", nullable=True),
    owner("memberships", nullable=True),
    owner("amendments", nullable=True),
)

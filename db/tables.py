"""The tables of the store. A change here goes with a migration (`make check` compares both)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
    text,
    true,
)

from cigdesk.domain.appointment import (
    AppointmentKind,
    AppointmentStatus,
    CircleKind,
    PlaceMode,
    Requester,
    Subject,
)
from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.people import AgentStatus, Civility, Function
from cigdesk.domain.request import RequestOutcome
from cigdesk.domain.rights import Role
from db.columns import flag, metadata, minutes, new_flag, new_text, owner, records, span, text_column
from db.tables_accesses import access_anchors, accesses
from db.tables_carried import carries
from db.tables_circle import circle_programmes, days_changes
from db.tables_contracts import (
    amendments,
    campaign_letters,
    catalogue_edits,
    catalogues,
    engagements,
    headcount_campaigns,
    kept_documents,
    membership_terms,
    memberships,
    quote_counters,
    quote_lines,
    quote_sendings,
    quotes,
    vat_regimes,
)
from db.tables_erasure import erasures, person_requests, redactions
from db.tables_inspections import (
    inspection_departures,
    inspection_reports,
    inspection_sites,
    inspections,
    observation_answers,
    observation_photos,
    observations,
    report_counters,
)
from db.tables_retention import case_decisions, elimination_cases, elimination_counters, eliminations
from db.tables_statements import (
    late_work,
    statement_corrections,
    statement_counters,
    statement_lines,
    statements,
)
from db.tables_support import billing_agreements, case_counters, cases, time_entries
from db.tables_vaults import (
    confidential_notes,
    confidential_versions,
    vault_epochs,
    vault_grants,
    vault_recoveries,
    vaults,
)
from db.types import Exact, Instant, WordList, words

__all__ = [
    "absences",
    "access_anchors",
    "accesses",
    "agents",
    "amendments",
    "appointments",
    "authorities",
    "billing_agreements",
    "campaign_letters",
    "carries",
    "case_counters",
    "case_decisions",
    "cases",
    "catalogue_edits",
    "catalogues",
    "centres",
    "circle_programmes",
    "closures",
    "confidential_notes",
    "confidential_versions",
    "contacts",
    "days_changes",
    "distinct_agents",
    "elimination_cases",
    "elimination_counters",
    "eliminations",
    "engagements",
    "erasures",
    "headcount_campaigns",
    "headcounts",
    "inspection_departures",
    "inspection_reports",
    "inspection_sites",
    "inspections",
    "journal",
    "kept_documents",
    "late_work",
    "membership_terms",
    "memberships",
    "metadata",
    "observation_answers",
    "observation_photos",
    "observations",
    "participations",
    "permanence_series",
    "permanences",
    "person_requests",
    "persons",
    "practitioners",
    "quote_counters",
    "quote_lines",
    "quote_sendings",
    "quotes",
    "redactions",
    "report_counters",
    "requests",
    "rooms",
    "search_entries",
    "session_seats",
    "sick_leaves",
    "sites",
    "statement_corrections",
    "statement_counters",
    "statement_lines",
    "statements",
    "subscriptions",
    "time_entries",
    "vat_regimes",
    "vault_epochs",
    "vault_grants",
    "vault_recoveries",
    "vaults",
    "working_hours",
]

centres = records(
    "centres",
    *map(
        text_column,
        ("name", "short_name", "service", "address", "postcode", "city", "siret", "website", "phone"),
    ),
    *map(text_column, ("mail", "deliberation", "signatory", "signatory_title", "holidays", "zone")),
    text_column("quote_prefix"),
    Column("quote_validity_months", Integer, nullable=False),
    text_column("catalogue_family"),
    Column("whit_monday", Boolean, nullable=False, default=True, server_default=true()),
    minutes("travel_minutes", 30),
    Column("access_months", Integer, nullable=False, default=12, server_default="12"),
    Column("slot_step_minutes", Integer),
    Column("mask_small_counts", Boolean, nullable=False, default=True, server_default=true()),
    flag("demo"),
    new_flag("no_show_charged"),
    Column("case_retention_months", Integer, nullable=False, default=24, server_default="24"),
)

closures = records(
    "closures",
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    text_column("label"),
)

authorities = records(
    "authorities",
    text_column("name"),
    Column("kind", words(AuthorityKind), nullable=False),
    *map(text_column, ("siren", "siret", "insee", "department", "address", "postcode", "city")),
    Column("population", Integer),
    *map(text_column, ("group_name", "phone", "mail", "chorus_service")),
    *map(flag, ("other_acfi", "affiliated", "optional_contribution", "archived")),
    *map(new_flag, ("requires_service_code", "requires_engagement", "requires_purchase_order")),
    text_column("sort_key"),
    Index("ix_authorities_sort_key", "sort_key"),
    # Several may have none, but no two the same, whoever writes at the same instant.
    Index("ix_authorities_siren", "siren", unique=True, sqlite_where=text("siren != ''")),
)

contacts = records(
    "contacts",
    owner("authorities"),
    *map(text_column, ("name", "role", "phone", "mail")),
    flag("signs_quotes"),
)

headcounts = records(
    "headcounts",
    owner("authorities"),
    Column("year", Integer, nullable=False),
    Column("heads", Integer, nullable=False),
    Column("declared_on", Date),
    new_text("declared_by"),
    UniqueConstraint("authority_id", "year"),
)

subscriptions = records(
    "subscriptions",
    owner("authorities"),
    text_column("offer"),
    Column("year", Integer, nullable=False),
    UniqueConstraint("authority_id", "offer", "year"),
)

sites = records(
    "sites",
    owner("authorities", nullable=True),
    *map(text_column, ("name", "address", "postcode", "city")),
    flag("archived"),
)

rooms = records("rooms", owner("sites"), text_column("name"), flag("archived"))

practitioners = records(
    "practitioners",
    *map(text_column, ("first_name", "last_name")),
    Column("function", words(Function), nullable=False),
    *map(text_column, ("colour", "phone", "mail")),
    flag("active"),
    text_column("sort_key"),
)

persons = records(
    "persons",
    text_column("name"),
    owner("practitioners", nullable=True),
    Column("roles", WordList(Role), nullable=False, server_default=text(f"'{' '.join(Role)}'")),
    new_text("public_key"),
    new_flag("provisional"),
    Column("left_on", Date),
)

working_hours = records(
    "working_hours",
    owner("practitioners"),
    Column("weekday", Integer, nullable=False),
    Column("start", Time, nullable=False),
    Column("end", Time, nullable=False),
)

agents = records(
    "agents",
    Column("civility", words(Civility), nullable=False),
    *map(text_column, ("first_name", "last_name")),
    owner("authorities", index=False),
    Column("status", words(AgentStatus)),
    *map(text_column, ("phone", "mail")),
    flag("archived"),
    text_column("sort_key"),
    # The list of agents by name, and how many each authority has, read from the indices alone.
    Index("ix_agents_sort_key_id_archived", "sort_key", "id", "archived"),
    Index("ix_agents_authority_id_archived", "authority_id", "archived"),
)

distinct_agents = records(
    "distinct_agents",
    owner("agents", index=False),
    Column("other_id", Uuid, ForeignKey("agents.id", ondelete="RESTRICT"), nullable=False, index=True),
    UniqueConstraint("agent_id", "other_id"),
)

sick_leaves = records(
    "sick_leaves",
    owner("agents"),
    Column("start", Date, nullable=False),
    Column("end", Date),
)

permanence_series = records(
    "permanence_series",
    owner("practitioners"),
    owner("authorities", nullable=True),
    owner("sites", nullable=True),
    owner("rooms", nullable=True),
    text_column("rule"),
    *span(),
    Column("second_start", Instant),
    Column("second_end", Instant),
    Column("slot_minutes", Integer, nullable=False),
    minutes("buffer_minutes", 0),
    Column("subjects", WordList(Subject), nullable=False, default=(), server_default=text("''")),
)

permanences = records(
    "permanences",
    owner("practitioners"),
    owner("authorities", nullable=True),
    owner("sites", nullable=True),
    owner("rooms", nullable=True, index=False),
    *span(),
    Column("slot_minutes", Integer, nullable=False),
    flag("cancelled"),
    minutes("buffer_minutes", 0),
    Column("subjects", WordList(Subject), nullable=False, default=(), server_default=text("''")),
    owner("permanence_series", nullable=True),
    Column("occurrence", Instant),
    new_flag("changed"),
    new_text("overlap_reason"),
    Index("ix_permanences_practitioner_id_start", "practitioner_id", "start"),
    Index("ix_permanences_start", "start"),
    Index("ix_permanences_room_id_start", "room_id", "start"),
)

absences = records(
    "absences",
    owner("practitioners"),
    *span(),
    text_column("label"),
    Column("series_id", Uuid, index=True),
    new_text("overlap_reason"),
    Index("ix_absences_practitioner_id_start", "practitioner_id", "start"),
)

requests = records(
    "requests",
    Column("requester", words(Requester), nullable=False),
    Column("received_on", Date, nullable=False, index=True),
    owner("agents", nullable=True),
    owner("authorities"),
    owner("contacts", nullable=True),
    text_column("partner"),
    Column("subject", words(Subject), nullable=False),
    owner("practitioners", nullable=True),
    Column("closed_on", Date),
    Column("outcome", words(RequestOutcome)),
)

appointments = records(
    "appointments",
    owner("practitioners"),
    Column("kind", words(AppointmentKind), nullable=False),
    Column("mode", words(PlaceMode), nullable=False),
    *span(),
    Column("status", words(AppointmentStatus), nullable=False),
    owner("agents", nullable=True, index=False),
    owner("authorities", nullable=True),
    owner("sites", nullable=True),
    owner("rooms", nullable=True, index=False),
    owner("permanences", nullable=True),
    Column("subject", words(Subject), nullable=False),
    Column("requester", words(Requester)),
    *map(text_column, ("phone", "video_link", "title", "overlap_reason")),
    minutes("buffer_minutes", 0),
    owner("requests", nullable=True),
    Column("seats", Integer),
    Column("moved_from", Instant),
    owner("engagements", nullable=True),
    Column("units", Exact),
    Column("circle", words(CircleKind)),
    Column("invited_on", Date),
    # The events of the Cercle, a few among all.
    Index("ix_appointments_circle_start", "start", sqlite_where=text("circle IS NOT NULL")),
    # The first appointment that answers each request.
    Index(
        "ix_appointments_request_id_status_start",
        "request_id",
        "status",
        "start",
        sqlite_where=text("request_id IS NOT NULL"),
    ),
    # What is still "à renseigner", however long ago.
    Index("ix_appointments_planned_start", "start", sqlite_where=text("status = 'planned'")),
    Index("ix_appointments_practitioner_id_start", "practitioner_id", "start"),
    Index("ix_appointments_start", "start"),
    Index("ix_appointments_room_id_start", "room_id", "start"),
    # The last and the next meeting of every agent, read from the index alone.
    Index("ix_appointments_agent_id_start_status", "agent_id", "start", "status"),
)

session_seats = records(
    "session_seats",
    owner("appointments"),
    owner("authorities"),
    Column("seats", Integer, nullable=False),
    owner("engagements", nullable=True),
    Column("came", Integer),
    new_text("contact"),
    UniqueConstraint("appointment_id", "authority_id"),
)

participations = records(
    "participations",
    owner("appointments"),
    owner("agents"),
    owner("authorities"),
    Column("status", words(AppointmentStatus), nullable=False),
    UniqueConstraint("appointment_id", "agent_id"),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("transaction_id", Uuid, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("person_id", Uuid),
    Column("table_name", String(64), nullable=False),
    Column("record_id", Uuid, nullable=False, index=True),
    Column("act", String(8), nullable=False),
    Column("field", String(64)),
    Column("old", Text),
    Column("new", Text),
)

search_entries = Table(
    "search_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", Uuid, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
)
"""What can be found; `search_index` (FTS5, in the migrations) follows it by triggers."""

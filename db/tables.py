"""The tables of the store. A change here goes with a migration (`make check` compares both)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
    false,
    text,
    true,
)

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode, Requester, Subject
from cigdesk.domain.authority import AuthorityKind
from cigdesk.domain.membership import Convention, MembershipState
from cigdesk.domain.people import AgentStatus, Civility, Function
from cigdesk.domain.quote import QuoteState
from cigdesk.domain.request import RequestOutcome
from db.types import Cents, Exact, Instant, WordList, words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _records(name: str, *items: Any) -> Table:
    """A table of records: UUIDv7 key, and a revision that a stale write trips over."""
    key = Column("id", Uuid, primary_key=True)
    return Table(name, metadata, key, Column("rev", Integer, nullable=False), *items)


def _text(name: str, length: int | None = None) -> Column[str]:
    return Column(name, String(length) if length else Text, nullable=False, default="")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=False)


def _minutes(name: str, default: int) -> Column[int]:
    return Column(name, Integer, nullable=False, default=default, server_default=str(default))


_SINGULAR = {"authorities": "authority", "permanence_series": "series"}


def _owner(table: str, *, nullable: bool = False, index: bool = True) -> Column[Any]:
    """A reference. Nothing cascades in the database: every deletion passes before the journal.

    Without `index` where one of several columns begins with it.
    """
    singular = _SINGULAR.get(table, table.removesuffix("s"))
    target = ForeignKey(f"{table}.id", ondelete="RESTRICT")
    return Column(f"{singular}_id", Uuid, target, nullable=nullable, index=index)


def _span() -> tuple[Column[Any], Column[Any]]:
    return Column("start", Instant, nullable=False), Column("end", Instant, nullable=False)


centres = _records(
    "centres",
    *map(
        _text, ("name", "short_name", "service", "address", "postcode", "city", "siret", "website", "phone")
    ),
    *map(_text, ("mail", "deliberation", "signatory", "signatory_title", "vat_mention", "holidays", "zone")),
    _text("quote_prefix"),
    Column("quote_validity_months", Integer, nullable=False),
    _text("catalogue_family"),
    Column("whit_monday", Boolean, nullable=False, default=True, server_default=true()),
    _minutes("travel_minutes", 30),
    Column("slot_step_minutes", Integer),
    _flag("demo"),
)

closures = _records(
    "closures",
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    _text("label"),
)

authorities = _records(
    "authorities",
    _text("name"),
    Column("kind", words(AuthorityKind), nullable=False),
    *map(_text, ("siren", "siret", "insee", "department", "address", "postcode", "city")),
    Column("population", Integer),
    *map(_text, ("group_name", "phone", "mail", "chorus_service")),
    *map(_flag, ("other_acfi", "affiliated", "optional_contribution", "archived")),
    _text("sort_key"),
    Index("ix_authorities_sort_key", "sort_key"),
    # Several may have none, but no two the same, whoever writes at the same instant.
    Index("ix_authorities_siren", "siren", unique=True, sqlite_where=text("siren != ''")),
)

contacts = _records(
    "contacts",
    _owner("authorities"),
    *map(_text, ("name", "role", "phone", "mail")),
    _flag("signs_quotes"),
)

headcounts = _records(
    "headcounts",
    _owner("authorities"),
    Column("year", Integer, nullable=False),
    Column("heads", Integer, nullable=False),
    Column("declared_on", Date),
    UniqueConstraint("authority_id", "year"),
)

subscriptions = _records(
    "subscriptions",
    _owner("authorities"),
    _text("offer"),
    Column("year", Integer, nullable=False),
    UniqueConstraint("authority_id", "offer", "year"),
)

memberships = _records(
    "memberships",
    _owner("authorities"),
    Column("convention", words(Convention), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("state", words(MembershipState), nullable=False),
    Column("signed_on", Date),
    Column("denounced_on", Date),
    Column("denounced_effect", Date),
    _text("reason"),
    _flag("pending_recruitment"),
    _flag("waiting_list"),
)

sites = _records(
    "sites",
    _owner("authorities", nullable=True),
    *map(_text, ("name", "address", "postcode", "city")),
    _flag("archived"),
)

rooms = _records("rooms", _owner("sites"), _text("name"), _flag("archived"))

practitioners = _records(
    "practitioners",
    *map(_text, ("first_name", "last_name")),
    Column("function", words(Function), nullable=False),
    *map(_text, ("colour", "phone", "mail")),
    _flag("active"),
    _text("sort_key"),
)

persons = _records("persons", _text("name"), _owner("practitioners", nullable=True))

working_hours = _records(
    "working_hours",
    _owner("practitioners"),
    Column("weekday", Integer, nullable=False),
    Column("start", Time, nullable=False),
    Column("end", Time, nullable=False),
)

agents = _records(
    "agents",
    Column("civility", words(Civility), nullable=False),
    *map(_text, ("first_name", "last_name")),
    _owner("authorities"),
    Column("status", words(AgentStatus)),
    *map(_text, ("phone", "mail")),
    _flag("archived"),
    _text("sort_key"),
    Index("ix_agents_sort_key", "sort_key"),
)

sick_leaves = _records(
    "sick_leaves",
    _owner("agents"),
    Column("start", Date, nullable=False),
    Column("end", Date),
)

permanence_series = _records(
    "permanence_series",
    _owner("practitioners"),
    _owner("authorities", nullable=True),
    _owner("sites", nullable=True),
    _owner("rooms", nullable=True),
    _text("rule"),
    *_span(),
    Column("second_start", Instant),
    Column("second_end", Instant),
    Column("slot_minutes", Integer, nullable=False),
    _minutes("buffer_minutes", 0),
    Column("subjects", WordList(Subject), nullable=False, default=(), server_default=text("''")),
)

permanences = _records(
    "permanences",
    _owner("practitioners"),
    _owner("authorities", nullable=True),
    _owner("sites", nullable=True),
    _owner("rooms", nullable=True, index=False),
    *_span(),
    Column("slot_minutes", Integer, nullable=False),
    _flag("cancelled"),
    _minutes("buffer_minutes", 0),
    Column("subjects", WordList(Subject), nullable=False, default=(), server_default=text("''")),
    _owner("permanence_series", nullable=True),
    Column("occurrence", Instant),
    Column("changed", Boolean, nullable=False, default=False, server_default=false()),
    Index("ix_permanences_practitioner_id_start", "practitioner_id", "start"),
    Index("ix_permanences_start", "start"),
    Index("ix_permanences_room_id_start", "room_id", "start"),
)

absences = _records(
    "absences",
    _owner("practitioners"),
    *_span(),
    _text("label"),
    Column("series_id", Uuid, index=True),
    Index("ix_absences_practitioner_id_start", "practitioner_id", "start"),
)

requests = _records(
    "requests",
    Column("requester", words(Requester), nullable=False),
    Column("received_on", Date, nullable=False, index=True),
    _owner("agents", nullable=True),
    _owner("authorities"),
    _owner("contacts", nullable=True),
    _text("partner"),
    Column("subject", words(Subject), nullable=False),
    _owner("practitioners", nullable=True),
    Column("closed_on", Date),
    Column("outcome", words(RequestOutcome)),
)

appointments = _records(
    "appointments",
    _owner("practitioners"),
    Column("kind", words(AppointmentKind), nullable=False),
    Column("mode", words(PlaceMode), nullable=False),
    *_span(),
    Column("status", words(AppointmentStatus), nullable=False),
    _owner("agents", nullable=True, index=False),
    _owner("authorities", nullable=True),
    _owner("sites", nullable=True),
    _owner("rooms", nullable=True, index=False),
    _owner("permanences", nullable=True),
    Column("subject", words(Subject), nullable=False),
    Column("requester", words(Requester)),
    *map(_text, ("phone", "video_link", "title", "overlap_reason")),
    _minutes("buffer_minutes", 0),
    _owner("requests", nullable=True),
    Column("seats", Integer),
    Column("moved_from", Instant),
    Index("ix_appointments_practitioner_id_start", "practitioner_id", "start"),
    Index("ix_appointments_start", "start"),
    Index("ix_appointments_room_id_start", "room_id", "start"),
    # The last and the next meeting of every agent, read from the index alone.
    Index("ix_appointments_agent_id_start_status", "agent_id", "start", "status"),
)

session_seats = _records(
    "session_seats",
    _owner("appointments"),
    _owner("authorities"),
    Column("seats", Integer, nullable=False),
    UniqueConstraint("appointment_id", "authority_id"),
)

participations = _records(
    "participations",
    _owner("appointments"),
    _owner("agents"),
    _owner("authorities"),
    Column("status", words(AppointmentStatus), nullable=False),
    UniqueConstraint("appointment_id", "agent_id"),
)

_QUOTE_LISTING = (
    *("authority_id", "state", "id", "service_day", "prefix", "year", "sequence", "revision"),
    *("created_at", "issued_on", "valid_until", "total", "object"),
)

quotes = _records(
    "quotes",
    _owner("authorities", index=False),
    _text("object"),
    Column("service_day", Date, nullable=False),
    Column("state", words(QuoteState), nullable=False),
    Column("year", Integer),
    Column("sequence", Integer),
    Column("revision", Integer, nullable=False),
    _text("prefix"),
    Column("replaces_id", Uuid, ForeignKey("quotes.id", ondelete="RESTRICT")),
    *map(_text, ("catalogue", "follower")),
    Column("contact_id", Uuid, ForeignKey("contacts.id", ondelete="RESTRICT")),
    Column("created_at", Instant, nullable=False),
    Column("issued_on", Date),
    Column("valid_until", Date),
    Column("state_on", Date),
    _text("reason"),
    Column("headcount", Integer),
    Column("total", Cents),
    Column("total_with_options", Cents),
    _text("snapshot"),
    _text("pdf_sha256"),
    UniqueConstraint("year", "sequence", "revision"),
    # The list of quotes and its sorts, read from the index alone: a row holds the page of its quote.
    Index("ix_quotes_listing", *_QUOTE_LISTING),
)

quote_lines = _records(
    "quote_lines",
    _owner("quotes", index=False),
    Column("position", Integer, nullable=False),
    _text("offer"),
    Column("quantity", Exact),
    Column("participants", Integer),
    _text("format"),
    _flag("exploratory"),
    Column("prescription", Date),
    _flag("optional"),
    *map(_text, ("label", "detail", "unit")),
    Column("unit_price", Cents),
    Column("amount", Cents),
    # What the accepted quotes of an authority hold.
    Index("ix_quote_lines_quote_id_optional_offer", "quote_id", "optional", "offer"),
)

quote_counters = _records(
    "quote_counters",
    Column("year", Integer, nullable=False, unique=True),
    Column("last", Integer, nullable=False),
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

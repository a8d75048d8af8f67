"""The tables of inspection days, of what they found and of its photos; `db.tables` gives them all."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, UniqueConstraint, text

from cigdesk.domain.inspection import DaySpan, DocumentSeen, InspectionKind, InspectionState
from cigdesk.domain.inspection_report import Departing
from cigdesk.domain.letters import Way
from cigdesk.domain.observation import FollowUpState, RiskFamily, Severity
from db.columns import owner, records, text_column
from db.types import Instant, Lines, WordList, words

inspections = records(
    "inspections",
    owner("authorities", index=False),
    owner("practitioners", index=False),
    Column("kind", words(InspectionKind), nullable=False),
    Column("day", Date, nullable=False),
    Column("span", words(DaySpan), nullable=False),
    Column("people", Lines, nullable=False),
    Column("documents", WordList(DocumentSeen), nullable=False),
    text_column("risk_document_version"),
    Column("other_documents", Lines, nullable=False),
    text_column("summary"),
    Column("state", words(InspectionState), nullable=False),
    Column("closed_at", Instant),
    text_column("reopened_reason"),
    owner("appointments", nullable=True, index=False),
    Column("report_year", Integer),
    Column("report_sequence", Integer),
    Column("sent_on", Date),
    text_column("report_sha256"),
    Column("reminded_on", Date),
    UniqueConstraint("appointment_id"),
    UniqueConstraint("report_year", "report_sequence"),
    Index("ix_inspections_authority_id_day", "authority_id", "day"),
    # The list of a year.
    Index("ix_inspections_day", "day", "state", "kind", "practitioner_id"),
)

inspection_sites = records(
    "inspection_sites",
    owner("inspections", index=False),
    owner("sites"),
    Column("position", Integer, nullable=False),
    UniqueConstraint("inspection_id", "site_id"),
)

observations = records(
    "observations",
    owner("inspections", index=False),
    Column("position", Integer, nullable=False),
    owner("sites", nullable=True),
    text_column("place"),
    Column("family", words(RiskFamily)),
    Column("severity", words(Severity), nullable=False),
    *map(text_column, ("text", "reference", "measure", "responsible")),
    Column("due", Date),
    text_column("alerted"),
    Column("follow_up", words(FollowUpState), nullable=False),
    Column("answered_on", Date),
    *map(text_column, ("answered_by", "answer")),
    Column("planned_for", Date),
    Column("done_on", Date),
    Index("ix_observations_inspection_id_position", "inspection_id", "position"),
    # What an authority still has to answer or to mend.
    Index(
        "ix_observations_open",
        "inspection_id",
        "due",
        sqlite_where=text("follow_up IN ('open', 'planned', 'in-progress')"),
    ),
)

observation_photos = records(
    "observation_photos",
    owner("observations", index=False),
    Column("position", Integer, nullable=False),
    *map(text_column, ("caption", "photo_sha256")),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("added_at", Instant, nullable=False),
    Index("ix_observation_photos_observation_id_position", "observation_id", "position"),
)

observation_answers = records(
    "observation_answers",
    owner("observations", index=False),
    Column("state", words(FollowUpState), nullable=False),
    Column("answered_on", Date, nullable=False),
    *map(text_column, ("answered_by", "answer")),
    Column("planned_for", Date),
    Column("done_on", Date),
    Column("noted_at", Instant, nullable=False),
    Index("ix_observation_answers_observation_id_noted_at", "observation_id", "noted_at"),
)
"""Every answer that was noted; an observation carries the last one."""

inspection_reports = records(
    "inspection_reports",
    owner("inspections", index=False),
    Column("revision", Integer, nullable=False),
    text_column("reason"),
    Column("issued_on", Date, nullable=False),
    text_column("report_sha256"),
    UniqueConstraint("inspection_id", "revision"),
)
"""The reports of a day as they were sent: the first, then those that correct it."""

inspection_departures = records(
    "inspection_departures",
    owner("inspections", index=False),
    Column("at", Instant, nullable=False),
    Column("what", words(Departing), nullable=False),
    Column("way", words(Way), nullable=False),
    text_column("recipient"),
    Index("ix_inspection_departures_inspection_id_at", "inspection_id", "at"),
)

report_counters = records(
    "report_counters",
    Column("year", Integer, nullable=False, unique=True),
    Column("last", Integer, nullable=False),
)
"""Each report that is sent takes the next number of its year, under the lock of the store."""

"""The tables of social support; `db.tables` gives them all."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Uuid

from cigdesk.domain.appointment import PlaceMode, Requester, Subject
from cigdesk.domain.people import AgentStatus
from cigdesk.domain.support import CaseKind, CaseScope
from cigdesk.domain.support_time import Charge, Task, WorkKind
from db.columns import flag, owner, records, text_column
from db.types import words

cases = records(
    "cases",
    Column("sequence", Integer, nullable=False, unique=True),
    owner("authorities"),
    owner("agents", nullable=True),
    Column("kind", words(CaseKind), nullable=False),
    Column("scope", words(CaseScope)),
    text_column("group_name"),
    Column("requester", words(Requester), nullable=False),
    text_column("partner"),
    Column("subject", words(Subject), nullable=False),
    Column("agent_status", words(AgentStatus)),
    flag("on_sick_leave"),
    Column("employer_consulted_on", Date),
    Column(
        "referent_id", Uuid, ForeignKey("practitioners.id", ondelete="RESTRICT"), nullable=False, index=True
    ),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    owner("requests", nullable=True),
    Column("archived_on", Date),
    Column("kept_until", Date),
    Column("eliminated_on", Date),
)

case_counters = records("case_counters", Column("last", Integer, nullable=False))

billing_agreements = records(
    "billing_agreements",
    owner("cases"),
    Column("given_on", Date, nullable=False),
    text_column("given_by"),
    Column("most_minutes", Integer),
)

time_entries = records(
    "time_entries",
    owner("authorities", nullable=True, index=False),
    owner("practitioners", index=False),
    owner("cases", nullable=True),
    Column("day", Date, nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    Column("work", words(WorkKind), nullable=False),
    Column("mode", words(PlaceMode), nullable=False),
    Column("task", words(Task), nullable=False),
    Column("charge", words(Charge), nullable=False),
    owner("engagements", nullable=True),
    # Nothing is counted twice, whoever writes at the same instant.
    Column("appointment_id", Uuid, ForeignKey("appointments.id", ondelete="RESTRICT"), unique=True),
    Column("rest_of_id", Uuid, ForeignKey("time_entries.id", ondelete="RESTRICT"), index=True),
    Index("ix_time_entries_authority_id_day", "authority_id", "day"),
    Index("ix_time_entries_practitioner_id_day", "practitioner_id", "day"),
)

"""The domain's classes are the persisted ones: mapped here, once, to the tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, event
from sqlalchemy.orm import configure_mappers, registry, relationship

from cigdesk.domain.agent_doubles import DistinctAgents
from cigdesk.domain.appointment import Absence, Appointment, Permanence
from cigdesk.domain.authority import Authority, Contact, Headcount, Subscription
from cigdesk.domain.campaign import CampaignLetter, HeadcountCampaign
from cigdesk.domain.carry import Carry
from cigdesk.domain.centre import Centre
from cigdesk.domain.circle import CircleProgramme
from cigdesk.domain.closure import Closure
from cigdesk.domain.days_change import DaysChange
from cigdesk.domain.elimination import Elimination, EliminationCase, EliminationCounter
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.erasure import Erasure, PersonRequest, Redaction
from cigdesk.domain.inspection import Inspection, InspectionSite, ReportCounter
from cigdesk.domain.inspection_report import InspectionDeparture, InspectionReport
from cigdesk.domain.kept_document import KeptDocument
from cigdesk.domain.membership import Membership
from cigdesk.domain.membership_terms import Amendment, MembershipTerms
from cigdesk.domain.observation import Observation, ObservationPhoto
from cigdesk.domain.observation_answer import ObservationAnswer
from cigdesk.domain.people import Agent, Person, Practitioner, SickLeave, WorkingHours
from cigdesk.domain.place import Room, Site
from cigdesk.domain.quote import Quote, QuoteCounter, QuoteLine, QuoteSending
from cigdesk.domain.request import Request
from cigdesk.domain.retention import CaseDecision
from cigdesk.domain.series import PermanenceSeries
from cigdesk.domain.session import Participation, SessionSeats
from cigdesk.domain.statement import Statement, StatementCorrection, StatementCounter, StatementLine
from cigdesk.domain.stored_catalogue import CatalogueEdit, StoredCatalogue
from cigdesk.domain.support import BillingAgreement, Case, CaseCounter
from cigdesk.domain.support_time import TimeEntry
from cigdesk.domain.text import fold
from cigdesk.domain.vat import VatRegime
from db import tables

_registry = registry(metadata=tables.metadata)

KINDS: dict[type[Any], Table] = {
    Centre: tables.centres,
    VatRegime: tables.vat_regimes,
    StoredCatalogue: tables.catalogues,
    CatalogueEdit: tables.catalogue_edits,
    Person: tables.persons,
    Carry: tables.carries,
    Authority: tables.authorities,
    Contact: tables.contacts,
    Headcount: tables.headcounts,
    Subscription: tables.subscriptions,
    HeadcountCampaign: tables.headcount_campaigns,
    CampaignLetter: tables.campaign_letters,
    Membership: tables.memberships,
    MembershipTerms: tables.membership_terms,
    Amendment: tables.amendments,
    Site: tables.sites,
    Room: tables.rooms,
    Practitioner: tables.practitioners,
    WorkingHours: tables.working_hours,
    Agent: tables.agents,
    SickLeave: tables.sick_leaves,
    DistinctAgents: tables.distinct_agents,
    Closure: tables.closures,
    PermanenceSeries: tables.permanence_series,
    Permanence: tables.permanences,
    Absence: tables.absences,
    Request: tables.requests,
    Appointment: tables.appointments,
    SessionSeats: tables.session_seats,
    Participation: tables.participations,
    Quote: tables.quotes,
    QuoteLine: tables.quote_lines,
    QuoteSending: tables.quote_sendings,
    QuoteCounter: tables.quote_counters,
    Engagement: tables.engagements,
    KeptDocument: tables.kept_documents,
    Case: tables.cases,
    CaseCounter: tables.case_counters,
    BillingAgreement: tables.billing_agreements,
    TimeEntry: tables.time_entries,
    CaseDecision: tables.case_decisions,
    Elimination: tables.eliminations,
    EliminationCase: tables.elimination_cases,
    EliminationCounter: tables.elimination_counters,
    Inspection: tables.inspections,
    InspectionSite: tables.inspection_sites,
    Observation: tables.observations,
    ObservationPhoto: tables.observation_photos,
    ObservationAnswer: tables.observation_answers,
    InspectionReport: tables.inspection_reports,
    InspectionDeparture: tables.inspection_departures,
    ReportCounter: tables.report_counters,
    CircleProgramme: tables.circle_programmes,
    DaysChange: tables.days_changes,
    Statement: tables.statements,
    StatementLine: tables.statement_lines,
    StatementCorrection: tables.statement_corrections,
    StatementCounter: tables.statement_counters,
    PersonRequest: tables.person_requests,
    Redaction: tables.redactions,
    Erasure: tables.erasures,
}

OWNED = {
    Practitioner: ("hours", WorkingHours, tables.working_hours.c.weekday),
    Agent: ("leaves", SickLeave, tables.sick_leaves.c.start),
    Site: ("rooms", Room, tables.rooms.c.name),
    Quote: ("lines", QuoteLine, tables.quote_lines.c.position),
}
"""Lists that live and die with their owner."""

_SORTED = {Authority: "name", Agent: "last_name", Practitioner: "last_name"}


def _properties(kind: type[Any]) -> dict[str, Any]:
    if kind not in OWNED:
        return {}
    name, part, order = OWNED[kind]
    return {name: relationship(part, cascade="all, delete-orphan", order_by=order, lazy="selectin")}


def map_all() -> bool:
    """Map every class; gives whether it was done now (mapping twice would raise)."""
    if any(_registry.mappers):
        return False
    for kind, table in KINDS.items():
        _registry.map_imperatively(kind, table, properties=_properties(kind), version_id_col=table.c.rev)
    for kind in _SORTED:
        _keep_sort_key(kind)
    configure_mappers()
    return True


def _keep_sort_key(kind: type[Any]) -> None:
    """ORDER BY knows no accents: the folded name is kept beside the name."""

    def fill(_mapper: object, _connection: object, record: Any) -> None:
        record.sort_key = sort_key_of(record)

    event.listen(kind, "before_insert", fill)
    event.listen(kind, "before_update", fill)


def sort_key_of(record: Any) -> str:
    """What an authority, an agent or a practitioner is sorted by."""
    return fold(getattr(record, _SORTED[type(record)]) + " " + getattr(record, "first_name", ""))

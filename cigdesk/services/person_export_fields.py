"""Which attributes of which records an export of one person tells, in which words.

A test holds this against the schema: a column that is neither told nor named as technical fails it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from cigdesk.domain.agenda import words
from cigdesk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentStatus,
    CircleKind,
    PlaceMode,
    Requester,
    ShownStatus,
    Subject,
)
from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.circle import EVENTS
from cigdesk.domain.elimination import Elimination, EliminationCase
from cigdesk.domain.engagement import Engagement
from cigdesk.domain.erasure import ASKED_FOR, DECISIONS, AskedFor, Decision, PersonRequest
from cigdesk.domain.people import Agent, AgentStatus, Civility, Person, Practitioner, SickLeave
from cigdesk.domain.place import Room, Site
from cigdesk.domain.request import OUTCOMES, REQUESTERS, Request, RequestOutcome
from cigdesk.domain.retention import ACTS, CaseDecision, RetentionAct
from cigdesk.domain.session import Participation
from cigdesk.domain.statement import (
    CorrectionKind,
    DueGroup,
    Source,
    Statement,
    StatementCorrection,
    StatementLine,
)
from cigdesk.domain.support import CASE_KINDS, SCOPES, BillingAgreement, Case, CaseKind, CaseScope
from cigdesk.domain.support_time import CHARGES, TASKS, WORK_KINDS, Charge, Task, TimeEntry, WorkKind

TECHNICAL: Final = frozenset({"id", "rev", "sort_key"})
"""Of every record: its key, its revision, and what is computed from the rest."""


@dataclass(frozen=True)
class Told:
    """How the records of one class are told: key and title of their section, label of each attribute."""

    table: str
    """Under which the journal knows them."""
    key: str
    title: str
    labels: dict[str, str]
    technical: frozenset[str] = field(default_factory=frozenset)
    """Besides `TECHNICAL`: places in the program's own order, never something of the person."""


TOLD: Final[dict[type[Any], Told]] = {
    Agent: Told(
        "agents",
        "identity",
        "Identité",
        {
            "civility": "Civilité",
            "last_name": "Nom",
            "first_name": "Prénom",
            "authority_id": "Employeur",
            "status": "Statut",
            "phone": "Téléphone",
            "mail": "Courriel",
            "archived": "Fiche archivée",
        },
    ),
    SickLeave: Told(
        "sick_leaves",
        "leaves",
        "Congés pour raison de santé",
        {"start": "Premier jour", "end": "Dernier jour"},
    ),
    Request: Told(
        "requests",
        "requests",
        "Demandes d’accompagnement",
        {
            "received_on": "Reçue le",
            "requester": "Demandée par",
            "authority_id": "Employeur",
            "contact_id": "Contact de l’employeur",
            "partner": "Partenaire",
            "subject": "Domaine",
            "practitioner_id": "À traiter par",
            "closed_on": "Close le",
            "outcome": "Suite",
        },
    ),
    Appointment: Told(
        "appointments",
        "appointments",
        "Rendez-vous",
        {
            "start": "Début",
            "end": "Fin",
            "kind": "Nature",
            "mode": "Modalité",
            "status": "Statut",
            "practitioner_id": "Intervenant",
            "authority_id": "Employeur",
            "site_id": "Lieu",
            "room_id": "Salle",
            "subject": "Domaine",
            "requester": "Demandé par",
            "request_id": "Répond à la demande",
            "phone": "Téléphone appelé",
            "video_link": "Lien de visioconférence",
            "title": "Objet",
            "overlap_reason": "Confirmation donnée",
            "moved_from": "Déplacé depuis",
            "engagement_id": "Sur la commande",
            "units": "Unités de la commande",
            "invited_on": "Invitation préparée le",
            "circle": "Rencontre du Cercle",
            "seats": "Places",
            "buffer_minutes": "Minutes gardées libres après",
        },
        frozenset({"permanence_id"}),
    ),
    Participation: Told(
        "participations",
        "participations",
        "Participations à des séances",
        {"appointment_id": "Séance", "authority_id": "Employeur", "status": "Statut"},
    ),
    Case: Told(
        "cases",
        "cases",
        "Dossiers d’accompagnement social",
        {
            "sequence": "Numéro",
            "kind": "Nature",
            "authority_id": "Employeur",
            "scope": "Pour qui",
            "group_name": "Groupe",
            "requester": "Demandé par",
            "partner": "Partenaire",
            "subject": "Domaine",
            "agent_status": "Statut à l’ouverture",
            "on_sick_leave": "En congé pour raison de santé à l’ouverture",
            "employer_consulted_on": "Échange avec l’employeur le",
            "referent_id": "Référent",
            "opened_on": "Ouvert le",
            "closed_on": "Clos le",
            "request_id": "Vient de la demande",
            "archived_on": "En archive intermédiaire depuis le",
            "kept_until": "Gardé jusqu’au",
            "eliminated_on": "Éliminé le",
        },
    ),
    CaseDecision: Told(
        "case_decisions",
        "decisions",
        "Décisions de conservation",
        {
            "case_id": "Dossier",
            "act": "Décision",
            "reason": "Motif",
            "decided_on": "Décidée le",
            "person_id": "Décidée par",
            "until": "Jusqu’au",
        },
    ),
    EliminationCase: Told(
        "elimination_cases",
        "eliminations",
        "Bordereaux d’élimination",
        {"case_id": "Dossier", "elimination_id": "Bordereau"},
    ),
    BillingAgreement: Told(
        "billing_agreements",
        "agreements",
        "Accords de l’employeur",
        {
            "case_id": "Dossier",
            "given_on": "Donné le",
            "given_by": "Donné par",
            "most_minutes": "Minutes au plus",
        },
    ),
    TimeEntry: Told(
        "time_entries",
        "time",
        "Temps passé",
        {
            "day": "Jour",
            "minutes": "Minutes",
            "practitioner_id": "Intervenant",
            "case_id": "Dossier",
            "authority_id": "Employeur",
            "work": "Travail",
            "mode": "Modalité",
            "task": "Tâche",
            "charge": "Imputation",
            "engagement_id": "Sur la commande",
            "appointment_id": "Du rendez-vous",
        },
        frozenset({"rest_of_id"}),
    ),
    StatementLine: Told(
        "statement_lines",
        "billing",
        "Lignes de relevés",
        {
            "statement_id": "Relevé",
            "day": "Jour",
            "group": "Imputation",
            "source": "Origine",
            "appointment_id": "Rendez-vous",
            "authority_id": "Employeur",
            "offer": "Prestation",
            "label": "Libellé",
            "quantity": "Quantité",
            "unit": "Unité",
            "unit_price": "Prix unitaire en euros",
            "amount": "Montant en euros",
            "reason": "Motif",
            "order": "Commande",
            "case_number": "Dossier",
            "mode": "Modalité",
            "corrects": "Corrige",
            "why": "Raison de la correction",
        },
        frozenset({"position", "permanence_id", "time_entry_id", "term_id", "quote_line_id"}),
    ),
    StatementCorrection: Told(
        "statement_corrections",
        "corrections",
        "Corrections de relevés",
        {
            "kind": "Correction",
            "month": "Mois",
            "source": "Origine",
            "appointment_id": "Rendez-vous",
            "authority_id": "Employeur",
            "quantity": "Quantité",
            "unit_price": "Prix unitaire en euros",
            "reason": "Raison",
            "made_at": "Faite le",
            "made_by": "Faite par",
            "statement_id": "Sur le relevé",
        },
        frozenset({"permanence_id", "time_entry_id", "term_id", "quote_line_id"}),
    ),
    PersonRequest: Told(
        "person_requests",
        "rights",
        "Demandes sur ses données",
        {
            "asked_for": "Demande",
            "received_on": "Reçue le",
            "due_on": "Réponse due le",
            "extension": "Motif de la prolongation",
            "decision": "Décision",
            "reason": "Motif du refus",
            "decided_on": "Décidée le",
            "person_id": "Décidée par",
            "done_on": "Exécutée le",
        },
    ),
}
"""In the order of the export. `agent_id` is whom it is about, and needs no telling."""

REFERENCES: Final[dict[str, type[Any]]] = {
    "authority_id": Authority,
    "contact_id": Contact,
    "practitioner_id": Practitioner,
    "referent_id": Practitioner,
    "person_id": Person,
    "site_id": Site,
    "room_id": Room,
    "engagement_id": Engagement,
    "case_id": Case,
    "request_id": Request,
    "appointment_id": Appointment,
    "statement_id": Statement,
    "elimination_id": Elimination,
}
"""What each reference leads to: it is told by the name of that record."""

_STATUSES: Final = {
    each: "prévu" if each is AppointmentStatus.PLANNED else words.STATUSES[ShownStatus(each.value)]
    for each in AppointmentStatus
}
_SOURCES: Final = {
    Source.APPOINTMENT: "rendez-vous",
    Source.PERMANENCE: "permanence",
    Source.ENTRY: "temps passé",
    Source.TERM: "adhésion",
    Source.ORDER: "commande",
}
_CORRECTIONS: Final = {
    CorrectionKind.UNITS: "unités ou prix corrigés",
    CorrectionKind.ASIDE: "mis de côté pour le relevé suivant",
}
WORDS: Final[dict[type[Any], dict[Any, str]]] = {
    AgentStatus: words.AGENT_STATUSES,
    AppointmentKind: words.KINDS,
    AppointmentStatus: _STATUSES,
    AskedFor: ASKED_FOR,
    CaseKind: CASE_KINDS,
    CaseScope: SCOPES,
    Charge: CHARGES,
    CircleKind: EVENTS,
    CorrectionKind: _CORRECTIONS,
    Decision: DECISIONS,
    DueGroup: {each: each.label for each in DueGroup},
    PlaceMode: words.MODES,
    RequestOutcome: OUTCOMES,
    Requester: REQUESTERS,
    RetentionAct: ACTS,
    Source: _SOURCES,
    Subject: words.SUBJECTS,
    Task: TASKS,
    WorkKind: WORK_KINDS,
    Civility: {each: each.value for each in Civility},
}
"""By enumeration, how each member is said."""

LABELS: Final = {told.table: told.labels for told in TOLD.values()}
"""By table, the label of each column that is told."""

"""What every text column of the store may say of an agent, so that none is forgotten by an erasure.

A test walks the schema: a text column that is in none of these lists fails it.
"""

from __future__ import annotations

from typing import Final

_Columns = dict[str, tuple[str, ...]]

WIPED: Final[_Columns] = {
    "agents": ("first_name", "last_name", "phone", "mail", "sort_key"),
    "requests": ("partner",),
    "cases": ("group_name", "partner"),
    "case_decisions": ("reason",),
    "billing_agreements": ("given_by",),
    "appointments": ("phone", "video_link", "title", "overlap_reason"),
    "person_requests": ("extension", "reason"),
    "journal": ("old", "new"),
    "search_entries": ("words",),
    # Deleted whole with the records that they speak of; what they say of others, nobody can look through.
    "confidential_notes": ("sealed",),
    "confidential_versions": ("sealed",),
}
"""Emptied on the records of the person, by `cigdesk.services.erasing`."""

TEXTS: Final[_Columns] = {
    "absences": ("label", "overlap_reason"),
    "amendments": ("object", "changes"),
    "appointments": ("title", "overlap_reason"),
    "authorities": ("group_name",),
    "billing_agreements": ("given_by",),
    "carries": ("label", "reason"),
    "case_decisions": ("reason",),
    "cases": ("group_name", "partner"),
    "closures": ("label",),
    "days_changes": ("reason",),
    "eliminations": ("reason",),
    "inspections": ("people", "other_documents", "summary", "reopened_reason"),
    "inspection_reports": ("reason",),
    "kept_documents": ("title",),
    "membership_terms": ("note",),
    "memberships": ("reason",),
    "observation_answers": ("answered_by", "answer"),
    "observation_photos": ("caption",),
    "observations": ("place", "text", "measure", "responsible", "alerted", "answered_by", "answer"),
    "permanences": ("overlap_reason",),
    "quote_lines": ("text", "free_reason", "detail"),
    "quotes": ("object", "reason", "late_confirmation"),
    "requests": ("partner",),
    "rooms": ("name",),
    "session_seats": ("contact",),
    "sites": ("name",),
    "statement_corrections": ("reason",),
    "statement_lines": ("reason", "why"),
    "statements": ("note",),
}
"""Typed by hand about something else: the name of a person is looked for in them, and taken out."""

FROZEN: Final[_Columns] = {
    "contacts": ("name",),
    "eliminations": ("snapshot",),
    "headcounts": ("declared_by",),
    "inspection_departures": ("recipient",),
    "persons": ("name",),
    "quote_sendings": ("recipient",),
    "quotes": ("snapshot", "signed_by"),
    "statements": ("snapshot", "closed_by"),
    "statement_corrections": ("made_by",),
    "days_changes": ("by",),
}
"""Looked through and told, but kept: what was handed over, and colleagues and contacts in their own right."""

IMPERSONAL: Final[_Columns] = {
    "access_anchors": ("hash",),
    "accesses": ("kind", "previous", "hash"),
    "authorities": (
        *("name", "siren", "siret", "insee", "department", "address", "postcode", "city", "phone", "mail"),
        *("chorus_service", "sort_key"),
    ),
    "catalogue_edits": ("offer", "path", "value"),
    "catalogues": ("code", "family", "label", "content", "based_on", "deliberation"),
    "centres": (
        *("name", "short_name", "service", "address", "postcode", "city", "siret", "website", "phone"),
        *("mail", "deliberation", "signatory", "signatory_title", "holidays", "zone", "quote_prefix"),
        "catalogue_family",
    ),
    "carries": ("slots",),
    "contacts": ("role", "phone", "mail"),
    "eliminations": ("archives_service", "pdf_sha256", "visa_reference"),
    "engagements": ("offer", "label", "unit"),
    "inspections": ("risk_document_version", "report_sha256"),
    "inspection_reports": ("report_sha256",),
    "journal": ("table_name", "act", "field"),
    "kept_documents": ("media_type", "sha256"),
    "membership_terms": ("offer",),
    "memberships": ("authority_deliberation", "centre_deliberation"),
    "observation_photos": ("photo_sha256",),
    "observations": ("reference",),
    "permanence_series": ("rule",),
    "persons": ("public_key",),
    "practitioners": ("first_name", "last_name", "colour", "phone", "mail", "sort_key"),
    "quote_lines": ("offer", "free_unit", "format", "label", "unit"),
    "quotes": (
        *("prefix", "catalogue", "follower", "pdf_sha256", "engagement_number", "purchase_order"),
        *("service_code", "signed_as"),
    ),
    "search_entries": ("kind",),
    "redactions": ("field",),
    "sites": ("address", "postcode", "city"),
    "statement_lines": ("offer", "label", "unit", "order", "case_number", "corrects"),
    "statements": ("siret", "service_code", "engagement_number", "purchase_order", "pdf_sha256"),
    "subscriptions": ("offer",),
    "vat_regimes": ("mention",),
    "vault_epochs": ("link",),
    "vault_grants": ("public_key", "sealed_key", "voucher"),
    "vault_recoveries": ("public_key",),
}
"""Codes, tariffs, addresses of bodies, the people of the centre: nothing of an agent."""

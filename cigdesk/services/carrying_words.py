"""The words of departures and returns, for the window and the command line."""

from __future__ import annotations

from typing import Final

from cigdesk.french import plural
from cigdesk.ports.carrying import Written

_NOUNS: Final = {
    "appointments": ("rendez-vous", "rendez-vous"),
    "requests": ("demande", "demandes"),
    "cases": ("dossier", "dossiers"),
    "confidential_notes": ("note", "notes"),
    "agents": ("agent", "agents"),
    "authorities": ("collectivité", "collectivités"),
    "contacts": ("contact", "contacts"),
    "quotes": ("devis", "devis"),
    "memberships": ("adhésion", "adhésions"),
    "engagements": ("forfait", "forfaits"),
    "inspections": ("journée d’inspection", "journées d’inspection"),
    "observations": ("observation", "observations"),
    "statements": ("relevé", "relevés"),
    "time_entries": ("temps noté", "temps notés"),
    "permanences": ("permanence", "permanences"),
    "absences": ("absence", "absences"),
    "kept_documents": ("document", "documents"),
    "persons": ("personne", "personnes"),
}


def figures(written: Written) -> tuple[str, ...]:
    """« 12 rendez-vous », « 3 dossiers », « 4 autres fiches »: what was created, changed or deleted."""
    known = [plural(written[name], *nouns) for name, nouns in _NOUNS.items() if written.get(name)]
    rest = sum(count for name, count in written.items() if name not in _NOUNS)
    return (*known, plural(rest, "autre fiche", "autres fiches")) if rest else tuple(known)


def in_one_line(written: Written) -> str:
    """« 12 rendez-vous, 3 dossiers et 4 autres fiches », « rien »."""
    said = figures(written)
    return " et ".join(filter(None, (", ".join(said[:-1]), *said[-1:]))) or "rien"

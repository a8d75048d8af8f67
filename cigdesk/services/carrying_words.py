"""The words of departures and returns, for the window and the command line."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from cigdesk.domain.carry import CarryState, Side
from cigdesk.french import date_medium, plural, time_of_day
from cigdesk.ports.carrying import CarryRow, Written

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


def headline(carry: CarryRow, zone: tzinfo) -> str:
    """How a store stands, in one sentence."""
    left = f"le {day(carry.taken_at, zone)} par {carry.by} sur «\u00a0{carry.label}\u00a0»"
    closed = day(carry.closed_at, zone) if carry.closed_at else ""
    if carry.side is Side.RETURNING:
        return f"Copie de retour d’une base emportée {left}\u00a0: elle se lit et ne s’écrit pas."
    if carry.side is Side.TRAVELLING:
        if carry.state is CarryState.RETURNED:
            return f"Copie rapportée le {closed}\u00a0: elle se lit et ne s’écrit plus."
        return f"Copie emportée {left}\u00a0: à rapporter une fois le travail fait."
    if carry.state is CarryState.OUT:
        return f"Base emportée {left}\u00a0: ici, elle se lit et ne s’écrit plus."
    if carry.state is CarryState.RETURNED:
        return f"Base emportée {left}, revenue le {closed}."
    return f"Base ouverte ici le {closed} par {carry.closed_by}, sans attendre la copie emportée {left}."


def day(at: datetime, zone: tzinfo) -> str:
    """« 12 nov. 2026 » in the zone of the centre."""
    return date_medium(at.astimezone(zone).date())


def moment(at: datetime, zone: tzinfo) -> str:
    """« 12 nov. 2026 à 10 h 42 »."""
    return f"{day(at, zone)} à {time_of_day(at.astimezone(zone))}"


def on_the_other_computer(lacking: int) -> str:
    """What to do with a copy that was just written."""
    said = "Copiez tout son dossier sur le disque de l’autre ordinateur, puis ouvrez-y la base. "
    said += "Effacez ensuite le dossier de la clé\u00a0: il contient toute la base."
    missing = plural(lacking, "document manquait", "documents manquaient")
    return f"{said} {missing} déjà ici." if lacking else said


def after_the_way_back(lacking: int) -> str:
    """What to do with a copy of the way back."""
    said = "Portez tout son dossier à l’ordinateur d’origine, puis Réglages, Emporter, Reprendre la copie."
    missing = plural(lacking, "document manquait", "documents manquaient")
    return f"{said} {missing} déjà ici." if lacking else said

"""The words of these screens. No Qt, no rule."""

from __future__ import annotations

from cigdesk.french import NBSP, plural

SETTINGS = {
    "name": "nom",
    "short_name": "nom d’usage",
    "service": "service",
    "address": "adresse",
    "postcode": "code postal",
    "city": "ville",
    "phone": "téléphone",
    "mail": "courriel",
    "website": "site internet",
    "siret": "SIRET",
    "deliberation": "délibération tarifaire",
    "signatory": "signataire",
    "signatory_title": "qualité du signataire",
    "quote_prefix": "préfixe des numéros",
    "quote_validity_months": "validité des devis",
    "holidays": "jours fériés",
    "zone": "fuseau horaire",
    "catalogue_family": "catalogue",
    "whit_monday": "lundi de Pentecôte",
    "no_show_charged": "heures d’absence non excusée",
    "mask_small_counts": "petits effectifs des rapports d’activité",
    "travel_minutes": "temps de trajet",
    "slot_step_minutes": "pas des créneaux",
    "case_retention_months": "conservation des dossiers",
}
"""What each setting of the centre is called in a sentence."""

COLOURS = {
    "accent": "Bleu canard",
    "indigo": "Indigo",
    "plum": "Prune",
    "brown": "Brun",
    "ok": "Vert",
    "warn": "Ambre",
}
"""The colours of practitioners."""

TO_COMPLETE = f"À compléter{NBSP}: bloque l’émission des devis."


def missing_text(count: int) -> str:
    """« 3 réglages manquent pour émettre un devis. »."""
    verb = "manque" if count == 1 else "manquent"
    return f"{plural(count, 'réglage')} {verb} pour émettre un devis."


def changed_text(names: tuple[str, ...]) -> str:
    """« Réglage modifié : SIRET », « Réglages modifiés : adresse, ville »."""
    said = ", ".join(SETTINGS[name] for name in names)
    head = "Réglage modifié" if len(names) == 1 else "Réglages modifiés"
    return f"{head}{NBSP}: {said}"

"""The centre de gestion that runs the program: what its documents print, which rules of place it follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cigdesk.domain import accesses, retention
from cigdesk.domain.identifiers import (
    bare,
    line_fault,
    mail_fault,
    phone_fault,
    postcode_fault,
    siret_fault,
    tidy,
    tidy_name,
)
from cigdesk.domain.values import Check, first_faults, only_faults, read_values, required
from cigdesk.french import NBSP, phone

HOLIDAY_REGIONS: Final = {"FR": "Métropole", "FR-MQ": "Martinique"}
"""Regions whose public holidays are known, with their French name."""

ZONES: Final = {
    "Europe/Paris": "Métropole (Paris)",
    "America/Martinique": "Martinique (Fort-de-France)",
    "America/Guadeloupe": "Guadeloupe (Pointe-à-Pitre)",
    "America/Cayenne": "Guyane (Cayenne)",
    "Indian/Reunion": "La Réunion (Saint-Denis)",
    "Indian/Mayotte": "Mayotte (Mamoudzou)",
    "America/Miquelon": "Saint-Pierre-et-Miquelon",
}
"""Time zones in which a centre de gestion lies, with their French name; others are accepted, not proposed."""

SHORTEST_VALIDITY, LONGEST_VALIDITY = 1, 24
"""Months for which a quote holds, both included."""

LONGEST_TRAVEL, LONGEST_STEP = 240, 480
"""Minutes, both included; a step is a minute at least."""

_CEDEX: Final = re.compile(r"\s+cedex\b.*", re.IGNORECASE)

LONGEST_SHORT_NAME, LONGEST_PREFIX = 40, 12
"""Characters of what stands on the rail, and before the number of a quote."""


@dataclass(eq=False, kw_only=True)
class Centre:
    """One row per store. Empty text means "not filled in yet" and is shown as missing."""

    id: UUID
    rev: int = 1
    name: str
    short_name: str
    service: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    siret: str = ""
    website: str = ""
    phone: str = ""
    mail: str = ""
    deliberation: str = ""
    """Reference and date of the issuer's own tariff deliberation."""
    signatory: str = ""
    signatory_title: str = ""
    holidays: str = "FR"
    """Region of public holidays: `FR`, or `FR-MQ` for Martinique's own days."""
    zone: str = "Europe/Paris"
    quote_prefix: str = ""
    quote_validity_months: int = 3
    catalogue_family: str = ""
    """Which shipped catalogues are this centre's: `cig-petite-couronne`, `cdg-martinique`, or none."""
    whit_monday: bool = True
    """Whether Whit Monday is a public holiday here; elsewhere it is the day of solidarity, worked."""
    travel_minutes: int = 30
    """Between two appointments of a practitioner at different places; 0 for no margin."""
    slot_step_minutes: int | None = None
    """How far apart the slots that are proposed begin; None for the duration and its buffer."""
    mask_small_counts: bool = True
    """Whether reports leave out the figures behind which stand fewer than five people."""
    no_show_charged: bool = False
    """Whether an hour to which nobody came is charged; it is listed at 0 otherwise."""
    access_months: int = accesses.USUAL_KEPT
    """How long it is kept who opened what (`accesses.LEGAL_NOTE`)."""
    case_retention_months: int = retention.USUAL_MONTHS
    """After the last contact, how long a case of social support stays among those of every day."""
    demo: bool = False
    """Demonstration stores alone accept values marked "(démo)" on documents."""

    @property
    def town(self) -> str:
        """The city without its postal « cedex »: where a letter is written."""
        return _CEDEX.sub("", self.city)

    @property
    def zone_info(self) -> ZoneInfo:
        """The zone in which every wall-clock time of the centre is read."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, kw_only=True)
class CentreSettings:
    """What a person may set of the centre of a store: every field of `Centre` but its identity."""

    name: str
    short_name: str
    service: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    siret: str = ""
    website: str = ""
    phone: str = ""
    mail: str = ""
    deliberation: str = ""
    signatory: str = ""
    signatory_title: str = ""
    holidays: str = "FR"
    zone: str = "Europe/Paris"
    quote_prefix: str = ""
    quote_validity_months: int = 3
    catalogue_family: str = ""
    whit_monday: bool = True
    travel_minutes: int = 30
    slot_step_minutes: int | None = None
    mask_small_counts: bool = True
    no_show_charged: bool = False
    access_months: int = accesses.USUAL_KEPT
    case_retention_months: int = retention.USUAL_MONTHS

    def tidied(self) -> CentreSettings:
        """As it is kept."""
        lines: dict[str, Any] = {name: tidy_name(getattr(self, name)) for name in _LINES}
        lines |= {name: tidy(getattr(self, name)) for name in ("website", "mail")}
        siret = tidy(self.siret) if marked_demo(self.siret) else bare(self.siret)
        return replace(
            self,
            **lines,
            siret=siret,
            postcode=bare(self.postcode),
            phone=phone(tidy(self.phone)),
            quote_prefix=bare(self.quote_prefix),
        )


_LINES: Final = (
    "name",
    "short_name",
    "service",
    "address",
    "city",
    "deliberation",
    "signatory",
    "signatory_title",
)
_DEMO: Final = "(démo)"
_WEBSITE: Final = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?")
_PREFIX: Final = re.compile(r"[A-Za-z0-9._/-]*")


def settings_of(centre: Centre) -> CentreSettings:
    """The settings of a kept centre, to edit them."""
    return read_values(centre, CentreSettings)


def marked_demo(text: str) -> bool:
    """Whether the value says of itself that it is invented: « … (démo) »."""
    return tidy(text).casefold().endswith(_DEMO)


def check_centre(values: CentreSettings, demo: bool) -> dict[str, str]:
    """What keeps these settings from being kept, by field; an empty text is "not filled in yet", not a fault.

    Values marked "(démo)" are accepted in a demonstration store alone: no real quote may carry them.
    """
    found = first_faults(values, _CHECKS)
    for name in ("siret", "deliberation", "signatory"):
        found[name] = _demo_fault(getattr(values, name), demo, found.get(name, ""))
    return only_faults(found)


def _demo_fault(text: str, demo: bool, otherwise: str) -> str:
    if not marked_demo(text):
        return otherwise
    return "" if demo else f"Une valeur «{NBSP}(démo){NBSP}» n’est acceptée que dans une démonstration."


def _short_name_fault(text: str) -> str:
    count = len(tidy(text))
    if not count:
        return "Indiquez le nom d’usage du centre, par exemple CDG 24."
    return (
        "" if count <= LONGEST_SHORT_NAME else f"{count}{NBSP}caractères, la limite est {LONGEST_SHORT_NAME}."
    )


def _website_fault(text: str) -> str:
    fine = not text.strip() or _WEBSITE.fullmatch(text.strip())
    return "" if fine else "Une adresse de site s’écrit comme www.exemple.fr."


def _prefix_fault(text: str) -> str:
    kept = bare(text)
    if not _PREFIX.fullmatch(kept):
        return "Un préfixe s’écrit en lettres sans accent, chiffres, tirets, points ou barres."
    count = len(kept)
    return "" if count <= LONGEST_PREFIX else f"{count}{NBSP}caractères, la limite est {LONGEST_PREFIX}."


def _zone_fault(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return "Choisissez un fuseau de la liste."
    return ""


def _travel_fault(minutes: int) -> str:
    if 0 <= minutes <= LONGEST_TRAVEL:
        return ""
    return f"Le temps de trajet va de 0 à {LONGEST_TRAVEL}{NBSP}min."


def _step_fault(minutes: int | None) -> str:
    if minutes is None or 1 <= minutes <= LONGEST_STEP:
        return ""
    return f"Le pas des créneaux va de 1 à {LONGEST_STEP}{NBSP}min."


def _validity_fault(months: int) -> str:
    if SHORTEST_VALIDITY <= months <= LONGEST_VALIDITY:
        return ""
    return f"Un devis vaut de {SHORTEST_VALIDITY} à {LONGEST_VALIDITY}{NBSP}mois."


_CHECKS: Final[dict[str, tuple[Check, ...]]] = {
    **dict.fromkeys(_LINES, (line_fault,)),
    "name": (line_fault, required("Indiquez le nom du centre de gestion.")),
    "short_name": (line_fault, _short_name_fault),
    "postcode": (postcode_fault,),
    "siret": (siret_fault,),
    "website": (_website_fault,),
    "phone": (phone_fault,),
    "mail": (mail_fault,),
    "holidays": (lambda region: "" if region in HOLIDAY_REGIONS else "Choisissez une région de la liste.",),
    "zone": (_zone_fault,),
    "quote_prefix": (_prefix_fault,),
    "quote_validity_months": (_validity_fault,),
    "travel_minutes": (_travel_fault,),
    "slot_step_minutes": (_step_fault,),
    "access_months": (accesses.months_fault,),
    "case_retention_months": (retention.months_fault,),
}

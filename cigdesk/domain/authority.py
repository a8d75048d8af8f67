"""The employer: commune, EPT, CCAS, caisse des écoles, syndicat, office…"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from cigdesk.domain.departments import department_code, department_of
from cigdesk.domain.identifiers import (
    bare,
    insee_fault,
    line_fault,
    mail_fault,
    phone_fault,
    postcode_fault,
    siren_fault,
    siret_fault,
    tidy,
    tidy_name,
)
from cigdesk.domain.text import fold
from cigdesk.domain.values import by_field, first_faults, only_faults, read_values, required
from cigdesk.french import phone as french_phone


class AuthorityKind(StrEnum):
    """Kinds of public employers, in the order in which they are offered."""

    COMMUNE = "commune"
    EPT = "EPT"
    CA = "CA"
    CC = "CC"
    CCAS = "CCAS"
    SCHOOL_FUND = "caisse des écoles"
    SYNDICATE = "syndicat"
    HOUSING_OFFICE = "office public de l'habitat"
    DEPARTMENT = "département"
    REGION = "région"
    SDIS = "SDIS"
    OTHER = "autre"

    @property
    def label(self) -> str:
        """« Commune », « EPT », « Caisse des écoles »."""
        return self.value[0].upper() + self.value[1:].replace("'", "’")


@dataclass(eq=False, kw_only=True)
class Authority:
    """A collectivité or établissement public."""

    id: UUID
    rev: int = 1
    name: str
    kind: AuthorityKind
    siren: str = ""
    siret: str = ""
    insee: str = ""
    department: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    population: int | None = None
    group_name: str = ""
    """The EPT or agglomeration that it belongs to."""
    phone: str = ""
    mail: str = ""
    chorus_service: str = ""
    """Code of the service to bill in Chorus Pro."""
    requires_service_code: bool = False
    requires_engagement: bool = False
    """Wants its engagement number on what is billed to it; the same for the two beside it."""
    requires_purchase_order: bool = False
    other_acfi: bool = False
    """Has an inspector (ACFI) other than the centre's own package."""
    affiliated: bool = True
    optional_contribution: bool = False
    """Pays the optional contribution that finances the assessment (MQ-EDL)."""
    archived: bool = False


@dataclass(eq=False, kw_only=True)
class Contact:
    """Somebody to call at an authority."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    name: str
    role: str = ""
    phone: str = ""
    mail: str = ""
    signs_quotes: bool = False


@dataclass(eq=False, kw_only=True)
class Headcount:
    """Agents of an authority, declared once per year: heads, a whole number of 1 or more."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    year: int
    heads: int
    declared_on: date | None = None
    declared_by: str = ""
    """Who said so at the authority."""


@dataclass(eq=False, kw_only=True)
class Subscription:
    """An offer that the authority already has for a year, though no quote of this store granted it."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    offer: str
    year: int


LARGEST_POPULATION: Final = 20_000_000
"""Above every region of France: a larger figure is a slip of the keyboard."""

_SYNONYMS: Final = {
    "ville": AuthorityKind.COMMUNE,
    "mairie": AuthorityKind.COMMUNE,
    "etablissement public territorial": AuthorityKind.EPT,
    "communaute d agglomeration": AuthorityKind.CA,
    "communaute de communes": AuthorityKind.CC,
    "centre communal d action sociale": AuthorityKind.CCAS,
    "cde": AuthorityKind.SCHOOL_FUND,
    "syndicat mixte": AuthorityKind.SYNDICATE,
    "syndicat intercommunal": AuthorityKind.SYNDICATE,
    "oph": AuthorityKind.HOUSING_OFFICE,
    "conseil departemental": AuthorityKind.DEPARTMENT,
    "conseil regional": AuthorityKind.REGION,
    "service departemental d incendie et de secours": AuthorityKind.SDIS,
}
_KINDS: Final = {fold(kind.value): kind for kind in AuthorityKind} | _SYNONYMS

_SHORT_WORDS: Final = {"saint": "st", "sainte": "ste", "saints": "sts", "saintes": "stes"}
_ABBREVIATIONS: Final = _SHORT_WORDS | {short: whole for whole, short in _SHORT_WORDS.items()}


def authority_kind(text: str) -> AuthorityKind | None:
    """The kind that is meant, whatever the case, the accents or the form: « C.C.A.S. », « Ville »."""
    return _KINDS.get(fold(text.replace(".", "")))


def search_words(authority: Authority) -> str:
    """By what an authority is found; « st denis » finds Saint-Denis, « lhay » L’Haÿ-les-Roses."""
    facts = (authority.name, authority.kind, authority.siren, authority.siret, authority.insee)
    place = (authority.postcode, authority.city, authority.group_name)
    words = fold(" ".join((*facts, *place))).split()
    elided = [first + then for first, then in pairwise(words) if first in ("l", "d")]
    return " ".join([*words, *elided, *(_ABBREVIATIONS[word] for word in words if word in _ABBREVIATIONS)])


@dataclass(frozen=True, kw_only=True)
class AuthorityValues:
    """What a person may write on the sheet of an authority, as typed or as kept."""

    name: str
    kind: AuthorityKind
    siren: str = ""
    siret: str = ""
    insee: str = ""
    department: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    population: int | None = None
    group_name: str = ""
    phone: str = ""
    mail: str = ""
    chorus_service: str = ""
    requires_service_code: bool = False
    requires_engagement: bool = False
    requires_purchase_order: bool = False
    other_acfi: bool = False
    affiliated: bool = True
    optional_contribution: bool = False

    def tidied(self) -> AuthorityValues:
        """As it is kept: spaces put right, curly apostrophes, what follows from the rest filled in."""
        lines: dict[str, Any] = {name: tidy(getattr(self, name)) for name in _LINES}
        lines |= {name: bare(getattr(self, name)).upper() for name in _NUMBERS}
        lines |= {name: tidy_name(getattr(self, name)) for name in _NAMES}
        return replace(self, **lines)._completed()

    def _completed(self) -> AuthorityValues:
        department = department_code(self.department) or self.department
        return replace(
            self,
            siren=self.siren or (self.siret[:9] if not siret_fault(self.siret) else ""),
            department=department or department_of(self.insee, self.postcode),
            phone=french_phone(self.phone),
        )


_NUMBERS: Final = ("siren", "siret", "insee", "postcode")
_NAMES: Final = ("name", "city", "group_name")
_LINES: Final = (*_NAMES, "department", "address", "phone", "mail", "chorus_service")


def authority_faults(values: AuthorityValues) -> dict[str, str]:
    """What keeps these values from being kept, by field name; each sentence says the rule and the gap."""
    return first_faults(values, _CHECKS) | only_faults({"siret": siret_fault(values.siret, values.siren)})


def _department_fault(text: str) -> str:
    if not text.strip() or department_code(text):
        return ""
    return "Ce département n’existe pas. Tapez son numéro ou son nom, par exemple 94 ou Val-de-Marne."


def _population_fault(population: int | None) -> str:
    if population is None or 0 <= population <= LARGEST_POPULATION:
        return ""
    return "Ce nombre d’habitants n’est pas celui d’une collectivité."


_CHECKS: Final = {
    **dict.fromkeys(_LINES, (line_fault,)),
    "name": (line_fault, required("Indiquez le nom de la collectivité.")),
    "siren": (siren_fault,),
    "insee": (insee_fault,),
    "postcode": (postcode_fault,),
    "department": (line_fault, _department_fault),
    "population": (_population_fault,),
    "phone": (line_fault, phone_fault),
    "mail": (line_fault, mail_fault),
}


BILLING_REQUIREMENTS: Final = {
    "requires_service_code": "code service",
    "requires_engagement": "numéro d’engagement",
    "requires_purchase_order": "bon de commande",
}
"""What an authority may want to read on what is billed to it, as Chorus Pro names it."""


def requirements_of(values: AuthorityValues) -> tuple[str, ...]:
    """What this one wants, in words."""
    return tuple(words for name, words in BILLING_REQUIREMENTS.items() if getattr(values, name))


def values_of(authority: Authority) -> AuthorityValues:
    """The values of a kept authority, to edit them or to complete them."""
    return read_values(authority, AuthorityValues)


def completed(kept: AuthorityValues, other: AuthorityValues) -> AuthorityValues:
    """What is kept, its empty fields filled from the other; what is filled in never changes."""
    missing = [name for name, value in by_field(kept).items() if value in ("", None)]
    return replace(kept, **{name: getattr(other, name) for name in missing})


@dataclass(frozen=True, kw_only=True)
class ContactValues:
    """What a person may write about somebody to call."""

    name: str
    role: str = ""
    phone: str = ""
    mail: str = ""
    signs_quotes: bool = False

    def tidied(self) -> ContactValues:
        """As it is kept."""
        lines: dict[str, Any] = {name: tidy(getattr(self, name)) for name in ("name", "role", "mail")}
        return replace(self, **lines, phone=french_phone(tidy(self.phone)))


def contact_faults(values: ContactValues) -> dict[str, str]:
    """What keeps these values from being kept, by field name."""
    return first_faults(values, _CONTACT_CHECKS)


_CONTACT_CHECKS: Final = {
    "name": (line_fault, required("Indiquez le nom du contact.")),
    "role": (line_fault,),
    "phone": (line_fault, phone_fault),
    "mail": (line_fault, mail_fault),
}

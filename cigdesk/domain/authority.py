"""The employer: commune, EPT, CCAS, caisse des écoles, syndicat, office…"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


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


@dataclass(eq=False, kw_only=True)
class Subscription:
    """An offer that the authority already has for a year, though no quote of this store granted it."""

    id: UUID
    rev: int = 1
    authority_id: UUID
    offer: str
    year: int

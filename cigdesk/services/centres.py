"""The centres that the program ships, and the settings of the centre of a store."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from uuid import UUID

from cigdesk.domain.centre import Centre, CentreSettings, check_centre
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.people import Person
from cigdesk.domain.values import by_field
from cigdesk.domain.vat import FIRST_DAY, VatRegime
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id


@dataclass(frozen=True, kw_only=True)
class CentreValues:
    """What a centre is made of when a store is created; anything may be filled in later but the names.

    `catalogue_family` is one of `catalogue_families`, for a centre of one's own too, or "" for none yet.
    """

    name: str
    short_name: str
    service: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    website: str = ""
    phone: str = ""
    mail: str = ""
    holidays: str = "FR"
    zone: str = "Europe/Paris"
    catalogue_family: str = ""


@dataclass(frozen=True)
class ShippedCentre:
    """A centre of resources/centres, with the list of real authorities that goes with it."""

    id: str
    values: CentreValues
    authorities_file: str


def shipped_centres() -> tuple[ShippedCentre, ...]:
    """The centres that the program knows, the first one proposed first."""
    folder = files("resources").joinpath("centres")
    return tuple(
        _shipped(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text(encoding="utf-8")))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name, reverse=True)
        if entry.name.endswith(".toml")
    )


def _shipped(name: str, content: dict[str, Any]) -> ShippedCentre:
    authorities = content.pop("authorities")
    return ShippedCentre(name, CentreValues(**content), authorities)


def authorities_file(centre: Centre) -> str:
    """The name of the shipped list of that centre's authorities; empty for a centre of one's own.

    A centre that starts from the catalogue of another one does not have its authorities.
    """
    return next((each.authorities_file for each in shipped_centres() if _is_shipped(centre, each.values)), "")


def _is_shipped(centre: Centre, values: CentreValues) -> bool:
    same_catalogue = centre.catalogue_family == values.catalogue_family
    return same_catalogue and (centre.name == values.name or centre.short_name == values.short_name)


@dataclass(frozen=True)
class CatalogueFamily:
    """The catalogues of one centre through the years: what another centre may start from."""

    id: str
    label: str


def catalogue_families() -> tuple[CatalogueFamily, ...]:
    """The shipped ones, by the centre whose offers they hold."""
    return tuple(
        CatalogueFamily(each.values.catalogue_family, each.values.short_name) for each in shipped_centres()
    )


def found_store(
    uow: UnitOfWork,
    values: CentreValues,
    person_name: str,
    *,
    demo: bool = False,
    person_id: UUID | None = None,
    public_key: str = "",
) -> UUID:
    """Put the centre and the first person, who has every role, into a new store; gives the person's id.

    Raises `InvalidInput` by field, `person` for a person without name.
    """
    settings = CentreSettings(**by_field(values))
    faults = check_centre(settings, demo)
    if not person_name.strip():
        faults["person"] = "Indiquez votre nom, il signe vos modifications."
    if faults:
        raise InvalidInput(faults)
    kept = settings.tidied()
    centre = Centre(id=new_id(), demo=demo, **by_field(kept))
    person = Person(id=person_id or new_id(), name=person_name.strip(), public_key=public_key)
    uow.add(centre)
    uow.add(VatRegime(id=new_id(), start=FIRST_DAY))
    uow.add(person)
    return person.id

"""The centres that the program ships, and the settings of the centre of a store."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any
from uuid import UUID

from cigdesk.domain.centre import Centre
from cigdesk.domain.people import Person
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import new_id


@dataclass(frozen=True, kw_only=True)
class CentreValues:
    """What a centre is made of when a store is created; anything may be filled in later but the names."""

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
    """The name of the shipped list of that centre's authorities; empty for a centre of one's own."""
    shipped = {each.values.catalogue_family: each.authorities_file for each in shipped_centres()}
    return shipped.get(centre.catalogue_family, "")


def found_store(uow: UnitOfWork, values: CentreValues, person_name: str, *, demo: bool = False) -> UUID:
    """Put the centre and the first person into a new store; gives the person's id."""
    centre = Centre(
        id=new_id(), demo=demo, **{each.name: getattr(values, each.name) for each in fields(values)}
    )
    person = Person(id=new_id(), name=person_name.strip())
    uow.add(centre)
    uow.add(person)
    return person.id

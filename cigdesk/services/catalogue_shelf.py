"""The catalogues that price a centre's days: those shipped with the program and those voted in its store."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cigdesk.domain.catalogue import Catalogue, in_force, in_succession
from cigdesk.domain.centre import Centre
from cigdesk.domain.stored_catalogue import CatalogueState, StoredCatalogue
from cigdesk.french import NBSP, NNBSP, date_long
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_reading import read_catalogue
from cigdesk.services.catalogues import shipped_catalogues

NO_CATALOGUE = "Aucun catalogue n’est en vigueur à la date de la prestation. Changez cette date."

_KEPT_READ = 64
"""Catalogues whose reading is remembered: more than a store gathers in its life."""


def pricing_catalogues(uow: UnitOfWork, centre: Centre) -> tuple[Catalogue, ...]:
    """Every catalogue that may price a day of the centre, oldest first, each ending where the next starts.

    Drafts are not among them. An archived one still prices its own days.
    """
    family = centre.catalogue_family
    shipped = [each for each in shipped_catalogues().values() if each.centre == family]
    voted = [catalogue_of(each) for each in uow.find(StoredCatalogue, family=family) if _voted(each)]
    return in_succession([*shipped, *voted])


def catalogue_on(uow: UnitOfWork, centre: Centre, day: date) -> Catalogue | None:
    """The centre's catalogue of that day, if any."""
    return in_force(pricing_catalogues(uow, centre), centre.catalogue_family, day)


def why_no_catalogue(uow: UnitOfWork, centre: Centre, day: date) -> str:
    """Why no price can be given for a day that no catalogue covers, in a sentence."""
    drafts = uow.find(StoredCatalogue, family=centre.catalogue_family, state=CatalogueState.DRAFT)
    covering = [each for each in drafts if each.effective_from <= day]
    if not covering:
        return NO_CATALOGUE
    draft = max(covering, key=lambda each: each.effective_from)
    start = date_long(draft.effective_from)
    return (
        f"Le catalogue «{NBSP}{draft.label}{NBSP}», prévu à partir du {start}, n’est pas encore voté{NBSP}: "
        "aucun prix n’est en vigueur à la date de la prestation. Votez-le, ou changez cette date."
    )


def deliberation_of(uow: UnitOfWork, catalogue: Catalogue | None) -> str:
    """What voted a catalogue of the store, « n° 2026-118 du 10 décembre 2026 »; nothing for a shipped one."""
    found = uow.find(StoredCatalogue, code=catalogue.id) if catalogue else []
    if not found or found[0].voted_on is None:
        return ""
    number = found[0].deliberation
    named = number if number.casefold().startswith("n") else f"n°{NNBSP}{number}"
    return f"{named} du {date_long(found[0].voted_on)}"


def catalogue_of(stored: StoredCatalogue) -> Catalogue:
    """What a stored catalogue says, a draft's edits apart; raises `CatalogueFault`."""
    return _read(stored.content, stored.code)


def _voted(stored: StoredCatalogue) -> bool:
    return stored.state is not CatalogueState.DRAFT


@lru_cache(maxsize=_KEPT_READ)
def _read(content: str, code: str) -> Catalogue:
    """Remembered by the text itself: a store restored from a backup may give an id and `rev` other words."""
    return read_catalogue(content, f"{code}.toml")

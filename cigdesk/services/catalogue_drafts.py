"""The catalogues of the store, found by id and read with their edits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.centre import Centre
from cigdesk.domain.errors import Refused
from cigdesk.domain.stored_catalogue import CatalogueEdit, CatalogueState, StoredCatalogue
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_edits import edited_catalogue
from cigdesk.services.catalogue_shelf import catalogue_of, pricing_catalogues
from cigdesk.services.catalogues import shipped_catalogues


def content_of(uow: UnitOfWork, stored: StoredCatalogue) -> Catalogue:
    """What a stored catalogue says, a draft's edits included."""
    if stored.state is not CatalogueState.DRAFT:
        return catalogue_of(stored)
    return edited_catalogue(stored, uow.find(CatalogueEdit, catalogue_id=stored.id))


def base_of(uow: UnitOfWork, stored: StoredCatalogue) -> Catalogue | None:
    """What it was copied from: a draft keeps it, a voted one names it; none once that is nowhere."""
    if stored.state is CatalogueState.DRAFT:
        return catalogue_of(stored)
    return catalogue_coded(uow, stored.based_on)


def catalogue_coded(uow: UnitOfWork, code: str) -> Catalogue | None:
    """The catalogue of that code, shipped or of the store, whatever its state."""
    if shipped := shipped_catalogues().get(code):
        return shipped
    return next((content_of(uow, each) for each in uow.find(StoredCatalogue, code=code)), None)


def next_year(uow: UnitOfWork, centre: Centre, today: date) -> int:
    """The civil year after that of the last catalogue, a draft or not, and after this one."""
    known = [each.effective_from for each in pricing_catalogues(uow, centre)]
    drafts = [each.effective_from for each in uow.find(StoredCatalogue, family=centre.catalogue_family)]
    return max([today.year, *(day.year for day in (*known, *drafts) if day)]) + 1


def draft_of(uow: UnitOfWork, catalogue_id: UUID) -> StoredCatalogue:
    """The draft of that id; raises `NotFound`, `Refused` for one that was voted: it never changes."""
    stored = uow.get(StoredCatalogue, catalogue_id)
    refuse_voted(stored)
    return stored


def refuse_voted(stored: StoredCatalogue) -> None:
    """Raise `Refused` unless it is a draft."""
    if stored.state is not CatalogueState.DRAFT:
        raise Refused(
            f"Le catalogue «{NBSP}{stored.label}{NBSP}» est {stored.state.label}{NBSP}: il ne change plus. "
            "Préparez-en un autre, qui prendra sa suite."
        )


def still_a_draft(catalogue_id: UUID) -> Callable[[UnitOfWork], None]:
    """What is asked before an edit of a draft is taken back or done again."""

    def check(uow: UnitOfWork) -> None:
        draft_of(uow, catalogue_id)

    return check

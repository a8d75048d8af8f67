"""The catalogues of the centre, to be read: in force, in preparation, voted for later, archived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from cigdesk.domain.catalogue import Catalogue, Offer
from cigdesk.domain.catalogue.comparison import Difference, differences
from cigdesk.domain.catalogue.wording import period_text
from cigdesk.domain.rights import Right
from cigdesk.domain.stored_catalogue import CatalogueState, StoredCatalogue
from cigdesk.french import date_long
from cigdesk.ports import UnitOfWork
from cigdesk.services.catalogue_drafts import base_of, content_of, next_year
from cigdesk.services.catalogue_shelf import pricing_catalogues
from cigdesk.services.context import Context, centre_of


class Standing(StrEnum):
    """Where a catalogue stands today."""

    IN_FORCE = "in-force"
    UPCOMING = "upcoming"
    DRAFT = "draft"
    PAST = "past"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """« en vigueur », « voté, à venir », « en préparation »…"""
        return _LABELS[self]


_LABELS: Final = {
    Standing.IN_FORCE: "en vigueur",
    Standing.UPCOMING: "voté, à venir",
    Standing.DRAFT: "en préparation",
    Standing.PAST: "remplacé",
    Standing.ARCHIVED: "archivé",
}


@dataclass(frozen=True)
class CatalogueChoice:
    """A catalogue that can be shown."""

    id: str
    """Its code."""
    label: str
    standing: Standing

    @property
    def current(self) -> bool:
        """In force today."""
        return self.standing is Standing.IN_FORCE


@dataclass(frozen=True)
class StoredFacts:
    """What is known of a catalogue of the store beside its offers."""

    id: UUID
    state: CatalogueState
    based_on: str
    base: Catalogue | None
    """None once the catalogue it was copied from is nowhere."""
    deliberation: str
    voted_on: date | None
    may_edit: bool = True

    @property
    def editable(self) -> bool:
        """Whether it is a draft, and the person at the keyboard may change it."""
        return self.may_edit and self.state is CatalogueState.DRAFT


@dataclass(frozen=True)
class CatalogueView:
    """What the page of the catalogue shows; no catalogue for a centre that has none."""

    catalogue: Catalogue | None
    choices: tuple[CatalogueChoice, ...]
    """Drafts first, the nearest one at their head; then the newest."""
    period: str
    today: date
    next_year: int
    """The year that would be prepared now."""
    stored: StoredFacts | None = None
    """None for a catalogue that is shipped with the program: it was voted, and is only read."""

    @property
    def editable(self) -> bool:
        """Whether its offers may be changed."""
        return self.stored is not None and self.stored.editable

    @property
    def standing(self) -> Standing | None:
        """Where the catalogue shown stands; none without one."""
        shown = self.catalogue.id if self.catalogue else ""
        return next((each.standing for each in self.choices if each.id == shown), None)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What it says otherwise than the catalogue it was copied from."""
        if self.catalogue is None or self.stored is None or self.stored.base is None:
            return ()
        return differences(self.stored.base, self.catalogue)

    @property
    def retired(self) -> tuple[Offer, ...]:
        """The offers of its base that it no longer has."""
        if self.catalogue is None or self.stored is None or self.stored.base is None:
            return ()
        kept = self.catalogue.offers
        return tuple(each for code, each in self.stored.base.offers.items() if code not in kept)


class CatalogueBrowser:
    """Reading the catalogues of the centre."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def pricing(self) -> dict[str, Catalogue]:
        """Every catalogue that prices a day of the centre, by code: shipped or voted, never a draft."""
        with self._context.reading() as uow:
            return {each.id: each for each in pricing_catalogues(uow, centre_of(uow))}

    def view(self, catalogue_id: str = "") -> CatalogueView:
        """The catalogue of that id; without one, or when the centre has no such one, that of today."""
        today = self._context.today()
        with self._context.reading() as uow:
            centre = centre_of(uow)
            pricing = pricing_catalogues(uow, centre)
            stored = uow.find(StoredCatalogue, family=centre.catalogue_family)
            drafts = {each.code: each for each in stored if each.state is CatalogueState.DRAFT}
            archived = {each.code for each in stored if each.state is CatalogueState.ARCHIVED}
            shown = _drafted(uow, drafts, catalogue_id) or _shown(pricing, catalogue_id, today)
            found = next((each for each in stored if shown and each.code == shown.id), None)
            may_edit = self._context.actor.may(Right.MANAGE_CATALOGUE)
            facts = replace(_facts(uow, found), may_edit=may_edit) if found else None
            year = next_year(uow, centre, today)
        nearest = sorted(drafts.values(), key=lambda each: each.effective_from)
        choices = [CatalogueChoice(each.code, each.label, Standing.DRAFT) for each in nearest]
        choices += [_choice(each, today, archived) for each in reversed(pricing)]
        period = "" if shown is None else _period(shown, today, drafted=shown.id in drafts)
        return CatalogueView(shown, tuple(choices), period, today, year, facts)


def _drafted(uow: UnitOfWork, drafts: dict[str, StoredCatalogue], catalogue_id: str) -> Catalogue | None:
    return content_of(uow, drafts[catalogue_id]) if catalogue_id in drafts else None


def _shown(pricing: Sequence[Catalogue], catalogue_id: str, today: date) -> Catalogue | None:
    """The one asked, else that of today, else the last one."""
    wanted = [each for each in pricing if each.id == catalogue_id]
    current = [each for each in pricing if each.in_force_on(today)]
    return next(iter([*wanted, *current, *reversed(pricing)]), None)


def _facts(uow: UnitOfWork, stored: StoredCatalogue) -> StoredFacts:
    return StoredFacts(
        id=stored.id,
        state=stored.state,
        based_on=stored.based_on,
        base=base_of(uow, stored),
        deliberation=stored.deliberation,
        voted_on=stored.voted_on,
    )


def _choice(catalogue: Catalogue, today: date, archived: set[str]) -> CatalogueChoice:
    return CatalogueChoice(catalogue.id, _label(catalogue), _standing(catalogue, today, archived))


def _standing(catalogue: Catalogue, today: date, archived: set[str]) -> Standing:
    if catalogue.id in archived:
        return Standing.ARCHIVED
    if catalogue.in_force_on(today):
        return Standing.IN_FORCE
    past = catalogue.until is not None and catalogue.until <= today
    return Standing.PAST if past else Standing.UPCOMING


def _period(catalogue: Catalogue, today: date, *, drafted: bool) -> str:
    if drafted and catalogue.effective_from:
        return f"Prévu à partir du {date_long(catalogue.effective_from)}"
    return period_text(catalogue, today)


def _label(catalogue: Catalogue) -> str:
    """« 2026 », or its name for one that has no year."""
    return str(catalogue.effective_from.year) if catalogue.effective_from else catalogue.label

"""The catalogues of the centre, to be read: the one in force, and those of other years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cigdesk.domain.catalogue import Catalogue
from cigdesk.domain.catalogue.wording import period_text
from cigdesk.services.catalogue_shelf import pricing_catalogues
from cigdesk.services.context import Context, centre_of


@dataclass(frozen=True)
class CatalogueChoice:
    """A catalogue that can be shown."""

    id: str
    label: str
    current: bool
    """In force today."""


@dataclass(frozen=True)
class CatalogueView:
    """What the page of the catalogue shows; no catalogue for a centre that has none."""

    catalogue: Catalogue | None
    choices: tuple[CatalogueChoice, ...]
    """The newest first."""
    period: str
    today: date


class CatalogueBrowser:
    """Reading the catalogues of the centre."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, catalogue_id: str = "") -> CatalogueView:
        """The catalogue of that id; without one, or when the centre has no such one, that of today."""
        with self._context.reading() as uow:
            own = pricing_catalogues(uow, centre_of(uow))
        today = self._context.today()
        current = next((each for each in own if each.in_force_on(today)), None)
        shown = next((each for each in own if each.id == catalogue_id), current or (own[-1] if own else None))
        choices = tuple(
            CatalogueChoice(each.id, _label(each), current is not None and each.id == current.id)
            for each in reversed(own)
        )
        return CatalogueView(shown, choices, period_text(shown, today) if shown else "", today)


def _label(catalogue: Catalogue) -> str:
    """« 2026 », or its name for one that has no year."""
    return str(catalogue.effective_from.year) if catalogue.effective_from else catalogue.label

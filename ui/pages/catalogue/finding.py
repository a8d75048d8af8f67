"""Offers in the palette (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cigdesk.domain.catalogue.wording import found_by, price_text
from cigdesk.services.desk import Services
from ui.page import Workbench
from ui.pages.catalogue.targets import PAGE_ID
from ui.palette import PaletteItem, Provider

GROUP = "Catalogue"
SHOWN = 5


def offer_provider(bench: Workbench) -> Provider:
    """Finds offers of the catalogue in force by code or words, and shows them."""
    services: Services = bench.services

    def find(text: str) -> Sequence[PaletteItem]:
        catalogue = services.catalogue.view().catalogue
        offers = catalogue.offers.values() if catalogue else ()
        found = [offer for offer in offers if found_by(offer, text)]
        return [
            PaletteItem(
                GROUP,
                offer.label,
                f"{offer.code}, {price_text(offer)}",
                "book-2",
                partial(bench.go, PAGE_ID, offer.code),
                words=text,
            )
            for offer in found[:SHOWN]
        ]

    return find

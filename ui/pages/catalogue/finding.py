"""Offers in the palette (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cigdesk.domain.catalogue import Offer
from cigdesk.domain.catalogue.wording import found_by, price_text
from cigdesk.services.desk import Services
from ui.page import Workbench
from ui.pages.catalogue.targets import PAGE_ID
from ui.palette_items import PaletteItem, PaletteRest, PaletteRow, Provider

GROUP = "Catalogue"
SHOWN = 5


def offer_provider(bench: Workbench) -> Provider:
    """Finds offers of the catalogue in force by code or words, and shows them."""
    services: Services = bench.services

    def find(text: str) -> Sequence[PaletteRow]:
        catalogue = services.catalogue.view().catalogue
        found = found_by(catalogue.offers.values() if catalogue else (), text)
        return [*_rows(bench, found.exact, near=False), *_rows(bench, found.near, near=True)]

    return find


def _rows(bench: Workbench, offers: Sequence[Offer], *, near: bool) -> list[PaletteRow]:
    rows: list[PaletteRow] = [
        PaletteItem(
            GROUP,
            offer.label,
            f"{offer.code}, {price_text(offer)}",
            "book-2",
            partial(bench.go, PAGE_ID, offer.code),
            near=near,
        )
        for offer in offers[:SHOWN]
    ]
    rest = len(offers) - len(rows)
    return [*rows, PaletteRest(GROUP, rest, near=near)] if rest else rows

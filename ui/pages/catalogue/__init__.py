"""The catalogue of the centre, to be read: offers, prices, conditions, and what is our reading of them."""

from __future__ import annotations

from ui.page import Page, PageSpec, Workbench
from ui.pages.catalogue.targets import PAGE_ID


def _make(bench: Workbench) -> Page:
    from ui.pages.catalogue.view import CataloguePage

    return CataloguePage(bench)


SPEC = PageSpec(PAGE_ID, "Catalogue", "book-2", _make, foot=True, module="ui.pages.catalogue.view")

"""Accueil: the page of the morning."""

from __future__ import annotations

from ui.page import Page, PageSpec, Workbench

PAGE_ID = "home"


def _make(bench: Workbench) -> Page:
    """Made when first shown."""
    from ui.pages.home.view import HomePage

    return HomePage(bench)


SPEC = PageSpec(PAGE_ID, "Accueil", "home", _make, module="ui.pages.home.view")

"""Prévention: the days ordered for a year, and whether they keep up."""

from __future__ import annotations

from ui.page import Page, PageSpec, Workbench
from ui.prevention_targets import PAGE_ID

__all__ = ["PAGE_ID", "SPEC"]


def _make(bench: Workbench) -> Page:
    """Made when first shown."""
    from ui.pages.prevention.page import PreventionPage

    return PreventionPage(bench)


SPEC = PageSpec(PAGE_ID, "Prévention", "shield-check", _make, module="ui.pages.prevention.page")

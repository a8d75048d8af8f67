"""Relevés: what is due for the work done, and the activity report of the year."""

from __future__ import annotations

from ui.page import Page, PageSpec, Workbench

PAGE_ID = "statements"


def _make(bench: Workbench) -> Page:
    """Made when first shown."""
    from ui.pages.statements.page import StatementsPage

    return StatementsPage(bench)


SPEC = PageSpec(PAGE_ID, "Relevés", "receipt", _make, module="ui.pages.statements.page")

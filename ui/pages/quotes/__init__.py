"""Quotes: the list, and the editor with the live page."""

from __future__ import annotations

from typing import Any

from ui.page import Page, PageSpec, Waiting, Workbench
from ui.pages.quotes.targets import PAGE_ID, NewQuote

__all__ = ["SPEC", "NewQuote"]


def _make(bench: Workbench) -> Page:
    """Made when first shown: the start of the window does not wait for it."""
    from ui.pages.quotes.view import QuotesPage

    return QuotesPage(bench)


def _due(services: Any) -> int:
    count: int = services.quote_follow_up.due_count()
    return count


SPEC = PageSpec(
    PAGE_ID,
    "Devis",
    "file-text",
    _make,
    module="ui.pages.quotes.view",
    waiting=Waiting(_due, frozenset({"quotes", "quote_sendings", "authorities"})),
)

"""Quotes in the palette (Ctrl+K): found by number, authority or object; begun by « dev » and a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from cigdesk.domain.rights import Right
from cigdesk.french import fold
from cigdesk.ports.search import FoundKind, QuoteHit
from ui.page import Workbench
from ui.pages.quotes.states import PILLS
from ui.pages.quotes.targets import PAGE_ID, NewQuote
from ui.palette_items import ACTIONS, PaletteItem, Provider

GROUP: Final = "Devis"
MOST_NEW: Final = 3
_VERBS: Final = ("devis", "nouveau")
_LEAST_LETTERS: Final = 2


def quote_item(bench: Workbench, quote: QuoteHit) -> PaletteItem:
    """« 2026-0187  Choisy-le-Roi, envoyé » opens the quote."""
    state = PILLS[bench.services.search.standing(quote)].text
    told = state.lower() if quote.number else ""
    detail = ", ".join(part for part in (quote.authority, quote.object, told) if part)
    run = partial(bench.go, PAGE_ID, quote.id)
    return PaletteItem(GROUP, quote.number or state, detail, "file-text", run)


def new_quote_provider(bench: Workbench) -> Provider:
    """« dev choi » offers to begin a quote for Choisy-le-Roi, to whoever may."""

    def find(text: str) -> Sequence[PaletteItem]:
        return _new_ones(bench, text) if bench.may(Right.MANAGE_QUOTES) else []

    return find


def _new_ones(bench: Workbench, text: str) -> list[PaletteItem]:
    verb, _, rest = fold(text).partition(" ")
    asked = len(verb) >= _LEAST_LETTERS and any(word.startswith(verb) for word in _VERBS)
    if not asked or len(rest) < _LEAST_LETTERS:
        return []
    found = bench.services.search.find(rest, most=MOST_NEW, kinds=[FoundKind.AUTHORITY]).authorities
    return [
        PaletteItem(
            ACTIONS,
            "Nouveau devis",
            f"pour {authority.name}",
            "plus",
            partial(bench.go, PAGE_ID, NewQuote(authority.id)),
        )
        for authority in found.best or found.near
        if not authority.archived
    ]

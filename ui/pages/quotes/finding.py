"""Quotes in the palette (Ctrl+K): found by number, authority or object; begun by « dev » and a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from cigdesk.french import fold
from cigdesk.services.quotes import QuoteItem
from ui.page import Workbench
from ui.pages.quotes.states import PILLS
from ui.pages.quotes.targets import PAGE_ID, NewQuote
from ui.palette import ACTIONS, PaletteItem, Provider

GROUP: Final = "Devis"
MOST, MOST_NEW = 6, 3
_VERBS: Final = ("devis", "nouveau")
_LEAST_LETTERS: Final = 2


def quote_provider(bench: Workbench) -> Provider:
    """« 2026-0187  Choisy-le-Roi, envoyé » opens the quote; « dev choi » offers to begin one."""

    def find(text: str) -> Sequence[PaletteItem]:
        found = bench.services.quotes.listing(text)[:MOST]
        return [*_new_ones(bench, text), *(_item(bench, each, text) for each in found)]

    return find


def _item(bench: Workbench, item: QuoteItem, text: str) -> PaletteItem:
    row = item.row
    state = PILLS[item.standing].text.lower()
    detail = ", ".join(part for part in (row.authority, row.object, state if row.number else "") if part)
    run = partial(bench.go, PAGE_ID, row.id)
    return PaletteItem(GROUP, row.number or PILLS[item.standing].text, detail, "file-text", run, words=text)


def _new_ones(bench: Workbench, text: str) -> list[PaletteItem]:
    verb, _, rest = fold(text).partition(" ")
    asked = len(verb) >= _LEAST_LETTERS and any(word.startswith(verb) for word in _VERBS)
    if not asked or len(rest) < _LEAST_LETTERS:
        return []
    rows = bench.services.authorities.listing(rest).rows[:MOST_NEW]
    return [
        PaletteItem(
            ACTIONS,
            "Nouveau devis",
            f"pour {row.name}",
            "plus",
            partial(bench.go, PAGE_ID, NewQuote(row.id)),
            words=text,
        )
        for row in rows
    ]

"""Closed statements in the palette (Ctrl+K)."""

from __future__ import annotations

from functools import partial

from cigdesk.french import month_year
from cigdesk.ports.search import StatementHit
from ui.page import Workbench
from ui.pages.statements import PAGE_ID
from ui.pages.statements.targets import ShowStatement
from ui.palette_items import PaletteItem

GROUP = "Relevés"


def statement_item(bench: Workbench, found: StatementHit) -> PaletteItem:
    """« RI-2026-0042  Pantin, octobre 2026 » opens the month with that statement."""
    detail = f"{found.authority}, {month_year(found.month)}"
    run = partial(bench.go, PAGE_ID, ShowStatement(found.month, found.authority_id))
    return PaletteItem(GROUP, found.number, detail, "receipt", run)

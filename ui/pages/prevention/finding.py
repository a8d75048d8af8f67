"""Inspection days in the palette (Ctrl+K)."""

from __future__ import annotations

from functools import partial

from cigdesk.french import date_short
from cigdesk.ports.search import InspectionHit
from ui.page import Workbench
from ui.palette_items import PaletteItem
from ui.prevention_targets import PAGE_ID, OpenDay

GROUP = "Journées d’inspection"


def inspection_item(bench: Workbench, found: InspectionHit) -> PaletteItem:
    """« Rapport 2026-0042  Pantin, ven. 23 oct. 2026 » opens the day; before its report, by what it is."""
    title = f"Rapport {found.number}" if found.number else found.kind.label
    detail = f"{found.authority}, {date_short(found.day)}"
    run = partial(bench.go, PAGE_ID, OpenDay(found.id))
    return PaletteItem(GROUP, title, detail, "shield-check", run)

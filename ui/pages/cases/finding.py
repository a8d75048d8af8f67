"""Cases of social support in the palette (Ctrl+K)."""

from __future__ import annotations

from functools import partial

from cigdesk.ports.search import CaseHit
from ui.names import masked_name
from ui.page import Workbench
from ui.palette_items import PaletteItem
from ui.support_targets import PAGE_ID, ShowCase

GROUP = "Dossiers"


def case_item(bench: Workbench, case: CaseHit) -> PaletteItem:
    """« SST-0148  Haddad Leïla, Pantin » opens the sheet of the case; masked, the initials alone."""
    masked = bench.masking.masked
    agent = masked_name(case.first_name, case.last_name, masked=masked) if case.last_name else ""
    told = (agent or case.group or "Groupe", case.authority, "clos" if case.closed else "")
    detail = ", ".join(each for each in told if each)
    return PaletteItem(GROUP, case.number, detail, "folder", partial(bench.go, PAGE_ID, ShowCase(case.id)))

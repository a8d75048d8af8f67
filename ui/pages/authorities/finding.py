"""Authorities in the palette (Ctrl+K)."""

from __future__ import annotations

from functools import partial

from cigdesk.domain.departments import department_name
from cigdesk.french import plural
from cigdesk.ports.search import AuthorityHit
from ui.page import Workbench
from ui.pages.authorities.targets import PAGE_ID
from ui.palette_items import PaletteItem

GROUP = "Collectivités"


def authority_item(bench: Workbench, authority: AuthorityHit) -> PaletteItem:
    """« Choisy-le-Roi  Val-de-Marne, 1 284 agents » opens the sheet."""
    heads = plural(authority.headcount, "agent") if authority.headcount is not None else ""
    place = department_name(authority.department) or authority.kind.label
    archived = "archivée" if authority.archived else ""
    detail = ", ".join(part for part in (place, heads, archived) if part)
    run = partial(bench.go, PAGE_ID, authority.id)
    return PaletteItem(GROUP, authority.name, detail, "building-community", run)

"""What the palette finds: authorities, by any words of their names and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cigdesk.domain.departments import department_name
from cigdesk.french import plural
from cigdesk.ports.authorities import AuthorityRow
from ui.page import Workbench
from ui.pages.authorities.targets import PAGE_ID
from ui.palette import PaletteItem, Provider

MOST = 8


def authority_provider(bench: Workbench) -> Provider:
    """« Choisy-le-Roi  Val-de-Marne, 1 284 agents »: opens the sheet."""

    def find(text: str) -> Sequence[PaletteItem]:
        rows = bench.services.authorities.listing(text).rows[:MOST]
        return [_item(bench, row) for row in rows]

    return find


def _item(bench: Workbench, row: AuthorityRow) -> PaletteItem:
    heads = plural(row.headcount, "agent") if row.headcount is not None else ""
    place = department_name(row.department) or row.kind.label
    detail = ", ".join(part for part in (place, heads) if part)
    run = partial(bench.go, PAGE_ID, row.id)
    words = f"{row.siren} {row.postcode} {row.group_name}"
    return PaletteItem("Collectivités", row.name, detail, "building-community", run, words=words)

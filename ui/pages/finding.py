"""Records in the palette (Ctrl+K), of every kind, looked for at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from cigdesk.ports.search import Hit, Hits
from cigdesk.services.desk import Services
from ui.page import Workbench
from ui.palette_items import PaletteItem, PaletteRest, PaletteRow

_KEY = "r"
"""Before the id of a record among the keys of answers; keys of acts hold a point."""

ItemOf = Callable[[Workbench, Any], PaletteItem]
"""How a record of one kind is shown and opened."""


class RecordFinder:
    """Finds what the person may see by what is typed, and the latest choices by their keys."""

    def __init__(self, bench: Workbench, item_of: Mapping[type[Hit], ItemOf]) -> None:
        self._bench, self._item_of = bench, item_of
        self._recent: tuple[UUID, ...] = ()

    def __call__(self, text: str) -> Sequence[PaletteRow]:
        services: Services = self._bench.services
        found = services.search.find(text, recent=self._recent)
        return [
            *self._rows(found.authorities),
            *self._rows(found.agents),
            *self._rows(found.cases),
            *self._rows(found.quotes),
            *self._rows(found.inspections),
            *self._rows(found.statements),
        ]

    def recall(self, keys: Sequence[str]) -> Sequence[PaletteItem]:
        """The records of these keys that are still there, in their order."""
        services: Services = self._bench.services
        self._recent = tuple(record for key in keys if (record := _record(key)) is not None)
        return [self._item(hit) for hit in services.search.known(self._recent)]

    def _rows(self, hits: Hits[Hit]) -> list[PaletteRow]:
        exact: list[PaletteRow] = [self._item(hit) for hit in hits.best]
        near: list[PaletteRow] = [replace(self._item(hit), near=True) for hit in hits.near]
        if exact and hits.more:
            exact.append(PaletteRest(_group(exact), hits.more, hits.countless))
        if near and hits.more_near:
            near.append(PaletteRest(_group(near), hits.more_near, hits.countless, near=True))
        return [*exact, *near]

    def _item(self, hit: Hit) -> PaletteItem:
        return replace(self._item_of[type(hit)](self._bench, hit), key=f"{_KEY}{hit.id.hex}")


def _group(rows: Sequence[PaletteRow]) -> str:
    return rows[0].group


def _record(key: str) -> UUID | None:
    try:
        return UUID(hex=key.removeprefix(_KEY)) if key.startswith(_KEY) else None
    except ValueError:
        return None

"""The edits of a draft: rows that say which values of which offers differ from its base. No store here."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from cigdesk.domain.catalogue import Catalogue, Offer
from cigdesk.domain.stored_catalogue import CatalogueEdit, StoredCatalogue
from cigdesk.services.catalogue_reading import read_document
from cigdesk.services.catalogue_writing import Document, offer_table, tables_by_code

ADDED: Final = "added"
"""The path of an offer that the base has not: its value is the whole offer."""
RETIRED: Final = "retired"
"""The path of an offer of the base that the draft no longer has."""

_TIER_PRICE: Final = "tiers."
_EXACT: Final = frozenset({"price", "step"})


def edited_catalogue(stored: StoredCatalogue, edits: Iterable[CatalogueEdit]) -> Catalogue:
    """What a stored catalogue says with its edits; raises `CatalogueFault` where they don't fit together."""
    document = deepcopy(_parsed(stored.content))
    _apply(document, tuple(edits))
    document |= {"id": stored.code, "label": stored.label, "effective_from": stored.effective_from}
    return read_document(document, f"{stored.code}.toml")


def edits_of(base: Offer | None, offer: Offer) -> dict[str, str]:
    """The rows that make `offer` of that of the base: JSON by path; all of it where there is none."""
    table = offer_table(offer)
    if base is None:
        return {ADDED: encoded(table)}
    old = offer_table(base)
    changed = {key: table.get(key) for key in old | table if old.get(key) != table.get(key)}
    if "tiers" in changed:
        changed |= _of_scale(old.get("tiers"), changed.pop("tiers"))
    return {path: encoded(value) for path, value in changed.items()}


def encoded(value: object) -> str:
    """As JSON; exact numbers as texts, so that no float ever stands for a price."""
    return json.dumps(value, ensure_ascii=False, default=str)


def decoded(path: str, text: str) -> Any:
    """What was encoded."""
    value = json.loads(text, object_hook=_exact)
    return _number(value) if path in _EXACT or path.startswith(_TIER_PRICE) else value


@lru_cache(maxsize=8)
def _parsed(content: str) -> Document:
    return tomllib.loads(content, parse_float=Decimal)


def _apply(document: Document, edits: tuple[CatalogueEdit, ...]) -> None:
    offers = tables_by_code(document)
    for each in edits:
        if each.path == ADDED:
            offers[each.offer] = decoded(each.path, each.value)
    for each in edits:
        if each.path not in {ADDED, RETIRED}:
            _write(offers[each.offer], each.path, decoded(each.path, each.value))
    gone = {each.offer for each in edits if each.path == RETIRED}
    document["offers"] = [table for code, table in offers.items() if code not in gone]


def _write(table: Document, path: str, value: Any) -> None:
    if path.startswith(_TIER_PRICE):
        table["tiers"][int(path.removeprefix(_TIER_PRICE))]["price"] = value
    elif value is None:
        table.pop(path, None)
    else:
        table[path] = value


def _of_scale(old: list[Document] | None, new: list[Document] | None) -> dict[str, object]:
    """The prices that moved, or the whole scale where its brackets did."""
    if not old or not new or _brackets(old) != _brackets(new):
        return {"tiers": new}
    pairs = enumerate(zip(old, new, strict=True))
    return {f"{_TIER_PRICE}{at}": now["price"] for at, (was, now) in pairs if was != now}


def _brackets(rows: list[Document]) -> list[Document]:
    return [{**row, "price": None} for row in rows]


def _exact(table: Mapping[str, Any]) -> Document:
    return {key: _number(value) if key in _EXACT else value for key, value in table.items()}


def _number(value: Any) -> Any:
    return Decimal(value) if isinstance(value, str) else value

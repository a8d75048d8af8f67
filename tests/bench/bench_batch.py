"""A series of a thousand issued quotes: what each takes beside a bare document, and what memory keeps of it.

It fills the store that it is given: a working copy.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from uuid import UUID

from bench_quote import bare_document, pieces_of
from figures import FLAT, MEBIBYTES, Aim, Figure, Row, figure
from resident import resident_mib

from cigdesk.bootstrap import Desk, open_store
from cigdesk.services.demonstration import PASSPHRASE
from cigdesk.services.in_turn import Item
from cigdesk.services.quote_batch import BatchLine, BatchOrder

ROWS = (
    Row(
        "batch",
        "One quote of a series of 1 000: priced, numbered, drawn, kept, journaled",
        "a bare platypus document of the same text with the same fonts",
        Aim(ratio=4, growth=FLAT),
    ),
    Row(
        "batch.memory",
        "– memory after 1 000 quotes of the series",
        "memory after the first 100 of them",
        Aim(ratio=1.1),
        MEBIBYTES,
    ),
)
QUOTES, AT_ONCE, BARE = 1_000, 50, 10
_WARM = 100
OFFER = "COACH"
"""It may be quoted any number of times in a year."""


def measure(store: Path) -> Iterator[Figure]:
    """Fifty quotes by the program, then ten bare documents, and again."""
    desk = open_store(store, PASSPHRASE)
    batch = desk.services.quote_batch
    order = BatchOrder(lines=(BatchLine(OFFER),), service_day=desk.services.context.today(), object="Série")
    items = islice(cycle(_allowed(desk, order)), QUOTES)
    ours, floor, memory = [], [], []
    pieces: list[tuple[str, str, float]] = []
    while part := list(islice(items, AT_ONCE)):
        gc.collect()
        start = perf_counter()
        report = batch.issue(order, part).report
        ours.append((perf_counter() - start) * 1000 / AT_ONCE)
        pieces = pieces or pieces_of(desk.services.quotes.issuing.sheet(_only_done(report.ids)))
        floor.append(_bare(pieces))
        memory.append(resident_mib())
    yield figure("batch", ours, floor)
    yield figure("batch.memory", [memory[-1]], [memory[_WARM // AT_ONCE - 1]])
    desk.close()


def _allowed(desk: Desk, order: BatchOrder) -> list[Item]:
    """The authorities that the rules allow such a quote, by name."""
    people = {each.id: each.name for each in desk.services.quote_batch.survey(order.service_day).authorities}
    prices = desk.services.quote_batch.prices(order, list(people))
    return [Item(key, people[key]) for key, price in prices.items() if not price.refusals]


def _only_done(ids: tuple[UUID, ...]) -> UUID:
    if len(ids) != AT_ONCE:
        raise RuntimeError(f"{len(ids)} quotes of {AT_ONCE} were issued")
    return ids[0]


def _bare(pieces: list[tuple[str, str, float]]) -> float:
    gc.collect()
    start = perf_counter()
    for _ in range(BARE):
        bare_document(pieces)
    return (perf_counter() - start) * 1000 / BARE

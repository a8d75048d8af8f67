"""Where the arrows go: from item to item, and through the empty half-hours between them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.pages.agenda.board import DAY, Board, ItemKind

CELL = 30
"""Minutes of an empty cell."""
_FILLING = (ItemKind.APPOINTMENT, ItemKind.SLOT, ItemKind.MISSED_SLOT)


@dataclass(frozen=True, order=True)
class Stop:
    """A place where the keyboard can be: an item by its row, or an empty cell (row −1)."""

    start: int
    rank: int
    row: int
    end: int


def stops(board: Board, column: int) -> list[Stop]:
    """Every stop of a column, from midnight to midnight."""
    items = [(row, item) for row, item in enumerate(board.items) if item.column == column]
    ranks = {ItemKind.ABSENCE: 0, ItemKind.BAND: 1}
    found = [Stop(item.start, ranks.get(item.kind, 2), row, item.end) for row, item in items]
    filled = [(item.start, item.end) for _, item in items if item.kind in _FILLING]
    for start in range(0, DAY, CELL):
        if not any(begin < start + CELL and start < end for begin, end in filled):
            found.append(Stop(start, 3, -1, start + CELL))
    return sorted(found)


def neighbour(board: Board, column: int, row: int, minute: int, step: int) -> Stop:
    """The stop after (step 1) or before (−1) the one that the keyboard is on, within the column."""
    every = stops(board, column)
    here = _place(every, row, minute)
    return every[min(max(here + step, 0), len(every) - 1)]


def beside(board: Board, column: int, minute: int) -> Stop:
    """The stop of a column that holds that minute; an appointment or a slot rather than what lies behind."""
    holding = [each for each in stops(board, column) if each.start <= minute < each.end]
    return max(holding, key=lambda each: (each.rank == 2, each.rank == 3, each.start))


def _place(every: list[Stop], row: int, minute: int) -> int:
    for place, each in enumerate(every):
        if each.row == row and (row >= 0 or each.start <= minute < each.end):
            return place
    return next(place for place, each in enumerate(every) if each.end > minute)

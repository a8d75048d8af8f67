"""Where overlapping items stand beside each other: shared by the window and the printed week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end in minutes, half-open."""


@dataclass(frozen=True)
class Place:
    """One item's share of the width: from `column` on, over `width` of the `columns` of its group."""

    column: int
    columns: int
    width: int = 1


def side_by_side(spans: Sequence[Span]) -> list[Place]:
    """A place for each span, in the same order.

    Items that overlap, directly or through others, share the width; each takes the first free column, the
    longer first when two begin together, and spreads over the columns that nothing holds at its right.
    """
    places: dict[int, Place] = {}
    for group in _groups(spans):
        places.update(_place_group(spans, group))
    return [places[index] for index in range(len(spans))]


def _groups(spans: Sequence[Span]) -> Iterator[list[int]]:
    order = sorted(range(len(spans)), key=lambda index: (spans[index][0], -spans[index][1], index))
    group: list[int] = []
    until = 0
    for index in order:
        start, end = spans[index]
        if group and start >= until:
            yield group
            group = []
        until = max(until, end) if group else end
        group.append(index)
    if group:
        yield group


def _place_group(spans: Sequence[Span], group: list[int]) -> dict[int, Place]:
    columns: list[list[int]] = []
    for index in group:
        _first_free(columns, spans, index).append(index)
    return {
        index: Place(number, len(columns), _spread(columns[number + 1 :], spans, index))
        for number, held in enumerate(columns)
        for index in held
    }


def _first_free(columns: list[list[int]], spans: Sequence[Span], index: int) -> list[int]:
    for held in columns:
        # Items come by start, so only the last one of a column can still be running.
        if spans[held[-1]][1] <= spans[index][0]:
            return held
    columns.append([])
    return columns[-1]


def _spread(to_the_right: list[list[int]], spans: Sequence[Span], index: int) -> int:
    width = 1
    for held in to_the_right:
        if any(_overlap(spans[index], spans[other]) for other in held):
            return width
        width += 1
    return width


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]

"""Which figures of a table may not be told, because too few people stand behind them.

A figure that concerns one to four people is not given, be it a number of people or of what was done with
them; zero is, for it concerns nobody. A figure that is left out alone could be had back from a sum, so
others are left out with it until none can. The method is the usual one of statistical offices (suppression
by a threshold, then of other cells along closed chains); docs/decisions says how far it goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import heappop, heappush
from itertools import count
from typing import Final

THRESHOLD: Final = 5
"""The fewest people that a figure may stand for."""

Place = tuple[int, int]
"""Row and column; the last of each is the total."""
Node = tuple[str, int]
_Line = Sequence[Place]
_Best = dict[Node, tuple[int, Node | None, Place | None]]
"""What it costs to reach each row and column, from where, through which cell."""
_SPARED: Final = 1000
"""How many times dearer a cell is that should rather be told."""


class Hidden(Enum):
    """Why a figure is not given."""

    FEW = "few"
    """It counts fewer people than the threshold."""
    WITHHELD = "withheld"
    """It stands for too few people, or another one could be had back from it."""


def hide_rows(people: Sequence[int], threshold: int = THRESHOLD) -> tuple[Hidden | None, ...]:
    """Why each of these numbers of people is not given, where their sum is; None for what is given.

    Whoever reads that a number is under the threshold knows that it is 1 at least and the threshold less 1 at
    most: what is left out is chosen so that even so none of it follows from the sum. Where every number is
    left out, their sum must be too.
    """
    few = {row for row, each in enumerate(people) if 0 < each < threshold}
    hidden = set(few)
    rest = sorted((each, row) for row, each in enumerate(people) if each >= threshold)
    while rest and not _uncertain([people[row] for row in hidden], threshold):
        hidden.add(rest.pop(0)[1])
    return tuple(_why(row, few, hidden) for row in range(len(people)))


def _why(row: int, few: Collection[int], hidden: Collection[int]) -> Hidden | None:
    if row in few:
        return Hidden.FEW
    return Hidden.WITHHELD if row in hidden else None


def _uncertain(left_out: Sequence[int], threshold: int) -> bool:
    """Whether each of the numbers left out may still be another one for who knows their sum and this rule."""
    few = sum(each < threshold for each in left_out)
    others, total = len(left_out) - few, sum(left_out)
    if not few:
        return True
    if len(left_out) < 2 or total < threshold:
        return False
    least, most = few + others * threshold, few * (threshold - 1)
    return total > least and (others > 0 or total < most)


def sum_told(people: Sequence[int], hidden: Sequence[Hidden | None], threshold: int = THRESHOLD) -> bool:
    """Whether the sum of these numbers may be given beside them."""
    return _uncertain([each for each, why in zip(people, hidden, strict=True) if why], threshold)


@dataclass(frozen=True)
class Crossed:
    """A table of what was done: in each cell how often, and with how many people.

    Rows and columns end with their totals, whose acts are sums; people are not, as somebody may come twice.
    """

    acts: Sequence[Sequence[int]]
    people: Sequence[Sequence[int]]

    @property
    def height(self) -> int:
        """Rows, the total included."""
        return len(self.acts)

    @property
    def width(self) -> int:
        """Columns, the total included."""
        return len(self.acts[0])

    def places(self) -> Iterator[Place]:
        """Every cell."""
        return ((row, column) for row in range(self.height) for column in range(self.width))

    def people_at(self, place: Place) -> int:
        """Behind that cell."""
        return self.people[place[0]][place[1]]

    def lines(self) -> Iterator[_Line]:
        """What adds up to a total: each row and each column, without its total."""
        for row in range(self.height):
            yield [(row, column) for column in range(self.width - 1)]
        for column in range(self.width):
            yield [(row, column) for row in range(self.height - 1)]


def hide_cells(
    table: Crossed,
    threshold: int = THRESHOLD,
    told: Collection[Place] = (),
    spared: Collection[int] = (),
) -> frozenset[Place]:
    """The cells whose acts are not given; `told` are given unless they concern too few people themselves.

    Where there is a choice, others than the columns `spared` are left out.

    No cell left out can be computed from those that are given: each lies on a closed chain of cells left out,
    along which one may be added and taken away in turn without any sum that is given moving. In every line
    the cells left out stand for `threshold` people at least: their sum tells of no small group either.
    """
    hidden = {place for place in table.places() if 0 < table.people_at(place) < threshold}
    search = _Search(table, threshold, frozenset(told) - hidden, frozenset(spared))
    while True:
        # Cells that close a chain lie on it themselves, and what is left out opens none: once each is enough.
        for place in sorted(hidden):
            hidden |= search.chain(place, hidden)
        more = next(filter(None, (search.one_more(line, hidden) for line in table.lines())), None)
        if more is None:
            return frozenset(hidden)
        hidden.add(more)


@dataclass(frozen=True)
class _Search:
    """What else must be left out, as cheaply as can be: a cell costs the people whom it leaves untold."""

    table: Crossed
    threshold: int
    kept: frozenset[Place]
    spared: frozenset[int]

    def _cost(self, place: Place) -> int:
        return self.table.people_at(place) * (_SPARED if place[1] in self.spared else 1)

    def one_more(self, line: _Line, hidden: set[Place]) -> Place | None:
        """The cheapest of a line whose cells left out stand for a small group."""
        left_out = sum(self.table.people_at(place) for place in line if place in hidden)
        if not left_out or left_out >= self.threshold:
            return None
        others = [place for place in line if place not in hidden | self.kept and self.table.people_at(place)]
        return min(others, key=lambda place: (self._cost(place), place), default=None)

    def chain(self, place: Place, hidden: set[Place]) -> set[Place]:
        """The cheapest closed chain of cells through that one."""
        start, goal = ("row", place[0]), ("column", place[1])
        best: _Best = {start: (0, None, None)}
        order = count()
        queue = [(0, next(order), start)]
        while queue:
            cost, _, node = heappop(queue)
            if cost > best[node][0]:
                continue
            for other, at in self._edges(node):
                if at == place or at in self.kept:
                    continue
                whole = cost + (0 if at in hidden else self._cost(at))
                if other not in best or whole < best[other][0]:
                    best[other] = (whole, node, at)
                    heappush(queue, (whole, next(order), other))
        return _walked(best, goal)

    def _edges(self, node: Node) -> Iterator[tuple[Node, Place]]:
        """The cells of a row or a column, each with the line that it crosses; an empty one hides nothing."""
        axis, line = node
        if axis == "row":
            cells = (((line, column), ("column", column)) for column in range(self.table.width))
        else:
            cells = (((row, line), ("row", row)) for row in range(self.table.height))
        return ((other, at) for at, other in cells if self.table.acts[at[0]][at[1]])


def _walked(best: _Best, goal: Node) -> set[Place]:
    found: set[Place] = set()
    node: Node | None = goal if goal in best else None
    while node is not None:
        _, node, place = best[node]
        if place is not None:
            found.add(place)
    return found

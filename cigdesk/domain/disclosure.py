"""Which figures of a table may not be told, because too few people stand behind them.

A figure that concerns one to four people is not given, be it a number of people or of what was done with
them; zero is, for it concerns nobody. A figure that is left out alone could be had back from a sum, so
others are left out with it until none can. The method is the usual one of statistical offices (suppression
by a threshold, then of other cells along closed chains); docs/decisions says how far it goes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
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
    while more := search.more(hidden):
        hidden |= more
    return frozenset(hidden)


@dataclass(frozen=True)
class _Search:
    """What else must be left out, as cheaply as can be: a cell costs the people whom it leaves untold."""

    table: Crossed
    threshold: int
    kept: frozenset[Place]
    spared: frozenset[int]

    def more(self, hidden: set[Place]) -> set[Place]:
        """What must be left out as well; nothing once all is safe."""
        for place in sorted(hidden):
            chain = self._chain(place, hidden)
            if chain - hidden:
                return chain - hidden
        for line in self.table.lines():
            if found := self._one_more(line, hidden):
                return {found}
        return set()

    def _cost(self, place: Place) -> int:
        return self.table.people_at(place) * (_SPARED if place[1] in self.spared else 1)

    def _one_more(self, line: _Line, hidden: set[Place]) -> Place | None:
        """The cheapest of a line whose cells left out stand for a small group."""
        left_out = sum(self.table.people_at(place) for place in line if place in hidden)
        if not left_out or left_out >= self.threshold:
            return None
        others = [place for place in line if place not in hidden | self.kept and self.table.people_at(place)]
        return min(others, key=lambda place: (self._cost(place), place), default=None)

    def _chain(self, place: Place, hidden: set[Place]) -> set[Place]:
        """The cheapest closed chain of cells through that one."""
        start, goal = ("row", place[0]), ("column", place[1])
        costs = self._costs(hidden, apart_from=place)
        best: _Best = {start: (0, None, None)}
        order = count()
        queue = [(0, next(order), start)]
        while queue:
            cost, _, node = heappop(queue)
            if cost > best[node][0]:
                continue
            for other, at, more in _edges(node, costs):
                if other not in best or cost + more < best[other][0]:
                    best[other] = (cost + more, node, at)
                    heappush(queue, (cost + more, next(order), other))
        return _walked(best, goal)

    def _costs(self, hidden: Collection[Place], *, apart_from: Place) -> Mapping[Place, int]:
        """Nothing for a cell that is left out anyway; an empty one hides nothing."""
        table = self.table
        return {
            place: 0 if place in hidden else self._cost(place)
            for place in table.places()
            if place != apart_from and place not in self.kept and table.acts[place[0]][place[1]]
        }


def _edges(node: Node, costs: Mapping[Place, int]) -> Iterator[tuple[Node, Place, int]]:
    axis = 0 if node[0] == "row" else 1
    for place, cost in costs.items():
        if place[axis] == node[1]:
            yield (("column", place[1]) if axis == 0 else ("row", place[0])), place, cost


def _walked(best: _Best, goal: Node) -> set[Place]:
    found: set[Place] = set()
    node: Node | None = goal if goal in best else None
    while node is not None:
        _, node, place = best[node]
        if place is not None:
            found.add(place)
    return found

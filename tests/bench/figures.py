"""What a bench measures and what is aimed at: rows of the table, samples, medians, verdicts."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles
from time import perf_counter
from typing import Any

FLAT = 1.2
"""A figure that grows by less than this from a tenth of the store to the whole is called flat."""
MILLISECONDS, MEBIBYTES = "ms", "MiB"


@dataclass(frozen=True)
class Aim:
    """What is aimed at; what is None does not matter. A figure without any aim is only told.

    Attributes:
        most: the figure itself, in its unit.
        ratio: the figure over its floor.
        growth: the figure on the whole store over the one on a tenth.
    """

    most: float | None = None
    ratio: float | None = None
    growth: float | None = None

    def __str__(self) -> str:
        said = [f"≤ {self.most:g} ms"] if self.most is not None else []
        said += [f"≤ {self.ratio:g} × floor"] if self.ratio is not None else []
        said += ["flat"] if self.growth is not None else []
        return ", ".join(said) or "–"

    def missed(self, figure: Figure, growth: float | None) -> list[str]:
        """What is over, in words; empty when all that is aimed at is met."""
        found = []
        if self.most is not None and figure.ours.median > self.most:
            found.append("figure")
        if self.ratio is not None and (figure.ratio or 0.0) > self.ratio:
            found.append("ratio")
        if self.growth is not None and growth is not None and growth > self.growth:
            found.append("growth")
        return found


@dataclass(frozen=True)
class Row:
    """A row of the table: what is timed, and the floor that it is held against."""

    key: str
    title: str
    floor: str = ""
    aim: Aim = field(default_factory=Aim)
    unit: str = MILLISECONDS


@dataclass(frozen=True)
class Samples:
    """Repeats of one measure, in the unit of its row."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def spread(self) -> float:
        """Half of the distance between the quartiles."""
        if len(self.values) < 4:
            return (max(self.values) - min(self.values)) / 2
        first, _, third = quantiles(self.values, n=4)
        return (third - first) / 2


@dataclass(frozen=True)
class Figure:
    """One row on one store. `floor` has as many repeats as `ours`, each taken right after one of ours."""

    key: str
    ours: Samples
    floor: Samples | None = None

    @property
    def ratio(self) -> float | None:
        """The median over the median of the floor."""
        return self.ours.median / self.floor.median if self.floor else None

    def to_plain(self) -> dict[str, Any]:
        """As JSON can carry it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Figure:
        """The way back from `to_plain`."""
        floor = plain["floor"]
        return cls(plain["key"], Samples(tuple(plain["ours"]["values"])), floor and Samples(**floor))


def figure(key: str, ours: list[float], floor: list[float] | None = None) -> Figure:
    """A figure from lists of repeats, in the unit of its row."""
    return Figure(key, Samples(tuple(ours)), Samples(tuple(floor)) if floor else None)


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, without the garbage of what was done before."""
    gc.collect()
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def alternately(
    key: str, ours: Callable[[], object], floor: Callable[[], object], repeats: int, *, warm_up: int = 2
) -> Figure:
    """Time both in turns, so that whatever else the machine does weighs on both; the first turns are lost."""
    pairs = [(milliseconds(ours), milliseconds(floor)) for _ in range(warm_up + repeats)][warm_up:]
    return figure(key, [pair[0] for pair in pairs], [pair[1] for pair in pairs])

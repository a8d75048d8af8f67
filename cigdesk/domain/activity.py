"""What was done in a year, counted, and what of it may be told when too few people stand behind a figure.

Appointments are acts, agents are people: somebody who came four times is four appointments and one agent. The
rule of `cigdesk.domain.disclosure` looks at the people, whatever the figure counts.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode, Subject
from cigdesk.domain.disclosure import THRESHOLD, Crossed, Hidden, hide_cells, hide_rows, sum_told

Told = int | Hidden
"""A figure, or why it is not given."""
K = TypeVar("K", bound=Hashable)
C = TypeVar("C", bound=Hashable)

KNOWN: Final = (AppointmentStatus.DONE, AppointmentStatus.EXCUSED, AppointmentStatus.NO_SHOW)
"""The outcomes that are told, in their order."""
MONTHS: Final = tuple(range(1, 13))
FIRST_YEAR, LAST_YEAR = 2001, 2099
"""The years of which there may be a report, both included: each is held against the one before."""
NO_MASK: Final = 1
"""The threshold under which nothing lies: everything is told."""


@dataclass(frozen=True)
class Tally:
    """How often, with how many people, how long together."""

    acts: int = 0
    people: int = 0
    minutes: int = 0


_NONE: Final = Tally()


@dataclass(frozen=True)
class MeetingCounts:
    """Appointments of agents of a year. Ways and subjects are those of what took place alone."""

    outcomes: Mapping[tuple[int, AppointmentStatus], Tally] = field(default_factory=dict)
    months: Mapping[int, Tally] = field(default_factory=dict)
    statuses: Mapping[AppointmentStatus, Tally] = field(default_factory=dict)
    whole: Tally = _NONE
    ways: Mapping[tuple[AppointmentKind, PlaceMode], Tally] = field(default_factory=dict)
    kinds: Mapping[AppointmentKind, Tally] = field(default_factory=dict)
    modes: Mapping[PlaceMode, Tally] = field(default_factory=dict)
    subjects: Mapping[Subject, Tally] = field(default_factory=dict)

    @property
    def done(self) -> Tally:
        """All that took place."""
        return self.statuses.get(AppointmentStatus.DONE, _NONE)


@dataclass(frozen=True)
class Outcomes:
    """What became of the appointments of a month, or of the year."""

    done: Told
    excused: Told
    no_show: Told
    total: Told
    minutes: Told

    @property
    def attendance(self) -> float | Hidden | None:
        """The share that took place, from 0 to 1, where it may be told; None without any."""
        if isinstance(self.done, Hidden) or isinstance(self.total, Hidden):
            return Hidden.WITHHELD
        return self.done / self.total if self.total else None


@dataclass(frozen=True)
class YearOutcomes:
    """Month by month, and all together."""

    months: tuple[Outcomes, ...]
    whole: Outcomes


@dataclass(frozen=True)
class Crossing(Generic[K]):
    """What took place, by kind and mode; the last of each row is its total."""

    rows: tuple[tuple[K, tuple[Told, ...], Told], ...]
    """The kind, its cells, its minutes."""
    totals: tuple[Told, ...]


@dataclass(frozen=True)
class Share(Generic[K]):
    """One line of a breakdown."""

    key: K
    people: Told
    acts: Told
    minutes: Told


@dataclass(frozen=True)
class Breakdown(Generic[K]):
    """Lines that add up to the whole; somebody may be counted in several of them."""

    shares: tuple[Share[K], ...]
    people: Told
    acts: Told
    minutes: Told


def outcomes_of(counts: MeetingCounts, threshold: int = THRESHOLD) -> YearOutcomes:
    """The appointments of agents by month and outcome."""
    table = _crossed(MONTHS, KNOWN, counts.outcomes, counts.months, counts.statuses, whole=counts.whole)
    hidden = hide_cells(table, threshold, [(len(MONTHS), 0)], spared=[0])
    minutes = [counts.outcomes.get((month, KNOWN[0]), _NONE).minutes for month in MONTHS]
    lines = []
    for row, length in enumerate([*minutes, counts.done.minutes]):
        done, excused, no_show, total = _told_row(table, row, hidden)
        lines.append(Outcomes(done, excused, no_show, total, _as(done, length)))
    return YearOutcomes(tuple(lines[:-1]), lines[-1])


def ways_of(
    counts: MeetingCounts,
    kinds: Sequence[AppointmentKind],
    modes: Sequence[PlaceMode],
    threshold: int = THRESHOLD,
) -> Crossing[AppointmentKind]:
    """What took place, by kind and by mode."""
    table = _crossed(kinds, modes, counts.ways, counts.kinds, counts.modes, whole=counts.done)
    hidden = hide_cells(table, threshold, [(len(kinds), len(modes))])
    rows = tuple(
        (
            kind,
            _told_row(table, row, hidden),
            _as(_at(table, (row, len(modes)), hidden), counts.kinds.get(kind, _NONE).minutes),
        )
        for row, kind in enumerate(kinds)
    )
    return Crossing(rows, _told_row(table, len(kinds), hidden))


def breakdown(
    keys: Sequence[K], tallies: Mapping[K, Tally], whole: Tally, threshold: int = THRESHOLD
) -> Breakdown[K]:
    """Each line, and the whole; a line that is left out is left out with all its figures."""
    found = [tallies.get(key, _NONE) for key in keys]
    people = [each.people for each in found]
    hidden = hide_rows(people, threshold)
    shares = tuple(map(_share, keys, found, hidden))
    few = Hidden.FEW if 0 < whole.people < threshold else None
    why = few or (None if sum_told(people, hidden, threshold) else Hidden.WITHHELD)
    # The people of all lines could tell too much, where what was done with them is told elsewhere anyway.
    acts, minutes = _withheld(few, whole.acts, whole.minutes)
    return Breakdown(shares, whole.people if why is None else why, acts, minutes)


def people_told(count: int, threshold: int = THRESHOLD) -> Told:
    """A number of people that stands by itself."""
    return Hidden.FEW if 0 < count < threshold else count


def _share(key: K, tally: Tally, why: Hidden | None) -> Share[K]:
    acts, minutes = _withheld(why, tally.acts, tally.minutes)
    return Share(key, tally.people if why is None else why, acts, minutes)


def _withheld(why: Hidden | None, acts: int, minutes: int) -> tuple[Told, Told]:
    return (acts, minutes) if why is None else (Hidden.WITHHELD, Hidden.WITHHELD)


def _crossed(
    rows: Sequence[K],
    columns: Sequence[C],
    cells: Mapping[tuple[K, C], Tally],
    of_rows: Mapping[K, Tally],
    of_columns: Mapping[C, Tally],
    *,
    whole: Tally,
) -> Crossed:
    table = [
        [*(cells.get((row, column), _NONE) for column in columns), of_rows.get(row, _NONE)] for row in rows
    ]
    table.append([*(of_columns.get(column, _NONE) for column in columns), whole])
    return Crossed(
        [[each.acts for each in line] for line in table], [[each.people for each in line] for line in table]
    )


def _at(table: Crossed, place: tuple[int, int], hidden: frozenset[tuple[int, int]]) -> Told:
    return Hidden.WITHHELD if place in hidden else table.acts[place[0]][place[1]]


def _told_row(table: Crossed, row: int, hidden: frozenset[tuple[int, int]]) -> tuple[Told, ...]:
    return tuple(_at(table, (row, column), hidden) for column in range(table.width))


def _as(of: Told, figure: int) -> Told:
    """The figure, told where another one of the same people is."""
    return of if isinstance(of, Hidden) else figure

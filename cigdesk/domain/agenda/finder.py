"""The free slots of permanences: what is open, less what is closed or taken, cut by a step.

Sources: DOMAIN.md « Rules of the agenda » and « States »; docs/decisions/0006-readings-of-the-agenda.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from heapq import merge
from itertools import groupby, islice
from operator import ne
from typing import Any, Final, Generic, TypeVar
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval, all_without, merged
from cigdesk.domain.agenda.recurrence import Series, held_time, open_time
from cigdesk.domain.agenda.wall import LAST_DAY, is_repeated, whole_days

Who = TypeVar("Who")
"""What names a practitioner: compared and sorted, otherwise unread."""

AHEAD: Final = timedelta(days=366)
"""How far the next free slot is looked for."""
FIRST_LOOK: Final = timedelta(days=7)
_NOTHING: Final = timedelta()
_DAY: Final = timedelta(days=1)
_INSTANT: Final = timedelta.resolution
_EARLIEST: Final = datetime(1999, 12, 1, tzinfo=UTC)
_LATEST: Final = datetime(LAST_DAY.year + 2, 1, 1, tzinfo=UTC)
"""Nothing is planned before or after."""


def _never(_: date) -> bool:
    return False


@dataclass(frozen=True)
class Opening:
    """Permanences at a place: a series on the wall, or one whose instants are known already.

    `place` is compared (see `Sought.apart`), otherwise unread.
    """

    permanence: Series | Interval
    place: object = None

    def time(self, around: Interval, zone: ZoneInfo) -> Iterable[Interval]:
        """What it opens that meets the interval, in no order."""
        if isinstance(self.permanence, Series):
            return open_time(self.permanence, around, zone)
        meets = self.permanence.start <= around.end and around.start <= self.permanence.end
        return (self.permanence,) if meets else ()


@dataclass(frozen=True)
class Held:
    """Time taken by an appointment that holds it; `buffer` minutes more after its end."""

    span: Interval
    buffer: int = 0
    place: object = None


@dataclass(frozen=True, kw_only=True)
class Diary(Generic[Who]):
    """All that decides of the free time of one practitioner."""

    practitioner: Who
    openings: Sequence[Opening] = ()
    absences: Sequence[Series] = ()
    held: Sequence[Held] = ()


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What must fit; minutes.

    Attributes:
        duration: of the appointment, at least 1.
        buffer: kept free after it, at least 0.
        step: from a start to the next one in a free piece, at least 1; None for duration and buffer.
        margin: travel, between an appointment at one place and one at another; where either place is None,
            none is counted. The longer of margin and buffer counts, not both.
        apart: whether two places are so far from one another that the margin counts.
    """

    duration: int
    buffer: int = 0
    step: int | None = None
    margin: int = 0
    apart: Callable[[Any, Any], bool] = ne

    def __post_init__(self) -> None:
        """Refuse what would never end or go backwards."""
        if self.duration < 1 or self.buffer < 0 or self.margin < 0:
            raise ValueError("a duration is positive")
        if self.step is not None and self.step < 1:
            raise ValueError("a step goes forward")

    @property
    def room(self) -> timedelta:
        """What a free piece must hold from the start on."""
        return timedelta(minutes=self.duration + self.buffer)

    @property
    def stride(self) -> timedelta:
        """From a start to the next one."""
        return timedelta(minutes=self.duration + self.buffer if self.step is None else self.step)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The zone of every wall-clock time, the instant it is, and the days on which nothing is open."""

    zone: ZoneInfo
    now: datetime
    is_closed: Callable[[date], bool] = field(default=_never)


@dataclass(frozen=True)
class Slot(Generic[Who]):
    """A time that can be booked; the buffer after it is free too."""

    span: Interval
    practitioner: Who
    place: object = None


def find_slots(
    diaries: Iterable[Diary[Who]], sought: Sought, window: Interval, calendar: Calendar
) -> Iterator[Slot[Who]]:
    """The slots that start in the window and not before now, by start, then in the order of the diaries.

    What permanences open is merged, so that two that overlap or touch give one grid, which begins where the
    free piece does, in the window or before it. An hour that comes twice is offered the first time only.
    """
    search = _Search(sought, window, calendar)
    return merge(*(search.slots(each) for each in diaries), key=_start)


def next_free(
    load: Callable[[Interval], Iterable[Diary[Who]]],
    sought: Sought,
    calendar: Calendar,
    *,
    after: datetime | None = None,
    ahead: timedelta = AHEAD,
    wanted: int = 1,
) -> list[Slot[Who]]:
    """The first slots from `after` (by default now) up to `ahead`, at most `wanted`.

    `load` gives the diaries with at least the appointments that overlap an interval. It is asked for a week,
    then for longer and longer stretches, until enough is found.
    """
    found: list[Slot[Who]] = []
    for window in windows(max(after or calendar.now, calendar.now), ahead):
        if len(found) >= wanted:
            break
        slots = find_slots(load(_surroundings(window, sought)), sought, window, calendar)
        found.extend(islice(slots, wanted - len(found)))
    return found


def windows(start: datetime, ahead: timedelta = AHEAD) -> Iterator[Interval]:
    """A week from `start`, then longer and longer stretches, up to `ahead`: most end in the first."""
    end, look = start + ahead, FIRST_LOOK
    while start < end:
        window = Interval(start, min(start + look, end))
        yield window
        start, look = window.end, look * 2


def _surroundings(window: Interval, sought: Sought) -> Interval:
    return Interval(window.start - _DAY, window.end + _DAY + sought.room)


class _Search:
    """What is the same for every practitioner is worked out once."""

    def __init__(self, sought: Sought, window: Interval, calendar: Calendar) -> None:
        self._sought, self._window, self._calendar = sought, window, calendar
        self._room, self._stride = sought.room, sought.stride
        self._earliest = max(window.start, calendar.now)
        self._days = _Days(Interval(window.start - _DAY, window.end + _DAY), calendar)

    def slots(self, diary: Diary[Who]) -> Iterator[Slot[Who]]:
        """Those of one practitioner, who is offered once at a time even where two places are open."""
        last = None
        for slot in merge(*self._of_each_place(diary), key=_start):
            if slot.span.start != last:
                yield slot
            last = slot.span.start

    def _of_each_place(self, diary: Diary[Who]) -> Iterator[Iterator[Slot[Who]]]:
        by_place: dict[object, list[Opening]] = {}
        for place, openings in groupby(diary.openings, key=_place):
            by_place.setdefault(place, []).extend(openings)
        return (self._at_place(diary, place, openings) for place, openings in by_place.items())

    def _at_place(self, diary: Diary[Who], place: object, openings: Sequence[Opening]) -> Iterator[Slot[Who]]:
        opened = [piece for piece in self._opened(openings) if piece.duration >= self._room]
        if not opened:
            return
        days = self._days.covering(Interval(opened[0].start, opened[-1].end))
        for piece in all_without(opened, self._taken(diary, place, opened, days.closed)):
            for start in self._starts(piece, days):
                yield Slot(Interval.lasting(start, self._sought.duration), diary.practitioner, place)

    def _opened(self, openings: Sequence[Opening]) -> list[Interval]:
        """The merged open time that meets the window, looked at from so far that no piece of it is cut."""
        reach, zone = _DAY, self._calendar.zone
        while True:
            around, wider = self._around(reach), self._around(reach * 8)
            every = merged(span for each in openings for span in each.time(around, zone))
            pieces = [each for each in every if each.overlaps(self._window)]
            if not pieces or _whole(pieces, around, wider):
                return pieces
            reach *= 8

    def _around(self, reach: timedelta) -> Interval:
        start, end = self._window.start - reach, self._window.end + min(reach, self._room)
        return Interval(max(start, _EARLIEST), min(end, _LATEST))

    def _taken(
        self, diary: Diary[Who], place: object, opened: Sequence[Interval], closed: Iterable[Interval]
    ) -> Iterator[Interval]:
        within = Interval(opened[0].start, opened[-1].end)
        yield from closed
        yield from self._held(diary.held, place, within)
        for absence in diary.absences:
            yield from held_time(absence, within, self._calendar.zone)

    def _held(self, held: Iterable[Held], place: object, within: Interval) -> Iterator[Interval]:
        """What appointments take, each with its buffer, or with the way to the place where it is longer."""
        travel = timedelta(minutes=self._sought.margin)
        before = max(travel - timedelta(minutes=self._sought.buffer), _NOTHING)
        for each in held:
            start, end = each.span.start, each.span.end
            after = timedelta(minutes=each.buffer) if each.buffer else _NOTHING
            if travel and _told(place, each.place) and self._sought.apart(place, each.place):
                start, after = start - before, max(travel, after)
            if start < within.end and end + after > within.start:
                yield Interval(start, end + after)

    def _starts(self, piece: Interval, days: _Days) -> Iterator[datetime]:
        """The grid of a free piece, which begins where the piece does, whenever now is."""
        start, stride = piece.start, self._stride
        if start < self._earliest:
            start += -((start - self._earliest) // stride) * stride
        end = min(piece.end - self._room, self._window.end - _INSTANT)
        repeating = days.may_repeat(piece)
        while start <= end:
            if not (repeating and is_repeated(start, self._calendar.zone)):
                yield start
            start += stride


class _Days:
    """Of a stretch of the calendar: the days on which nothing is open, and those that are not of 24 hours."""

    def __init__(self, around: Interval, calendar: Calendar) -> None:
        self._around, self._calendar = around, calendar
        every = list(whole_days(around, calendar.zone))
        self.closed = [span for day, span in every if calendar.is_closed(day)]
        self._odd = [span for _, span in every if span.duration != _DAY]

    def covering(self, span: Interval) -> _Days:
        """These days, or longer ones where the interval goes on outside."""
        return self if self._around.covers(span) else _Days(span, self._calendar)

    def may_repeat(self, span: Interval) -> bool:
        """Whether an hour may come twice in the interval."""
        return any(each.overlaps(span) for each in self._odd)


def _place(opening: Opening) -> object:
    return opening.place


def _start(slot: Slot[Who]) -> datetime:
    return slot.span.start


def _whole(pieces: Sequence[Interval], around: Interval, wider: Interval) -> bool:
    """Whether no piece goes on outside, on a side where looking wider would tell more."""
    begun = around.start < pieces[0].start or around.start == wider.start
    return begun and (pieces[-1].end < around.end or around.end == wider.end)


def _told(*places: object) -> bool:
    return None not in places

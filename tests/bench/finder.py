"""How long the slot finder takes over 60 practitioners: `.venv/bin/python tests/bench/finder.py`.

The rules alone, without a store: each practitioner has three permanences a week since ten years.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.finder import Calendar, Diary, Held, Opening, Sought, find_slots, next_free
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.recurrence import Series, WallSpan, occurrences
from cigdesk.domain.agenda.rule import read_rule

RUNS = 7
PRACTITIONERS = 60
PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
CALENDAR = Calendar(zone=PARIS, now=NOW)
SOUGHT = Sought(duration=45, buffer=10, margin=30)


def permanence(weekday: int) -> Opening:
    """Every week since ten years, from 9 to 12."""
    start = datetime.fromisoformat("2016-01-04T09:00") + timedelta(days=weekday)
    rule = read_rule("FREQ=WEEKLY", PARIS)
    return Opening(Series(span=WallSpan(start, start + timedelta(hours=3)), rule=rule))


def mornings(days: int) -> list[Held]:
    """So many whole mornings taken from now on."""
    every = (NOW + timedelta(days=day) for day in range(days))
    return [Held(Interval(morning - timedelta(hours=1), morning + timedelta(hours=4))) for morning in every]


SERIES = [permanence(weekday) for weekday in (0, 2, 4)]


def half_days(window: Interval) -> list[Opening]:
    """The permanences of the window, each kept by itself."""
    around = Interval(window.start - timedelta(days=1), window.end + timedelta(days=1))
    series = (each.permanence for each in SERIES if isinstance(each.permanence, Series))
    return [Opening(each.span) for one in series for each in occurrences(one, around, PARIS)]


def loader(taken: list[Held], *, kept: bool = False) -> Callable[[Interval], list[Diary[int]]]:
    """What a store would give: the diaries with the appointments of the window."""

    def load(window: Interval) -> list[Diary[int]]:
        held = [each for each in taken if each.span.overlaps(window)]
        openings = half_days(window) if kept else SERIES
        return [Diary(practitioner=name, openings=openings, held=held) for name in range(PRACTITIONERS)]

    return load


def timings() -> dict[str, float]:
    """Median seconds by what is looked for."""
    week = Interval(NOW, NOW + timedelta(days=7))
    year = Interval(NOW, NOW + timedelta(days=366))
    return {
        "next free slot, this week": timed(lambda: next_free(loader([]), SOUGHT, CALENDAR)),
        "next free slot, in eleven weeks": timed(lambda: next_free(loader(mornings(77)), SOUGHT, CALENDAR)),
        "no free slot within a year": timed(lambda: next_free(loader(mornings(400)), SOUGHT, CALENDAR)),
        "the same, half-days kept": timed(
            lambda: next_free(loader(mornings(400), kept=True), SOUGHT, CALENDAR)
        ),
        "every slot of a week": timed(lambda: list(find_slots(loader([])(week), SOUGHT, week, CALENDAR))),
        "every slot of a year": timed(lambda: list(find_slots(loader([])(year), SOUGHT, year, CALENDAR))),
    }


def timed(work: Callable[[], object]) -> float:
    """Median seconds of several runs, after one that warms up."""
    work()
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    """Print each time."""
    for looked_for, seconds in timings().items():
        print(f"{looked_for:32} {seconds * 1000:7.1f} ms")


if __name__ == "__main__":
    main()

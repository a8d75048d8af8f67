"""The numbers of quotes: two processes that issue across the end of a year, and kill -9 while one issues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from outcome import Outcome
from soundness import faults_of
from stage import PASSPHRASE, Says, StoppedClock, Victim, base_in, copied, opened

from cigdesk.bootstrap import Desk, open_store
from cigdesk.domain.authority import Authority
from cigdesk.domain.quote import Quote
from cigdesk.ports import Clock

MIDNIGHT = datetime(2026, 12, 31, 23, tzinfo=UTC)
"""The year ends then in Paris."""
_BETWEEN_ISSUES = timedelta(seconds=20)
_LONGEST_DELAY_SECONDS = 0.25
_MOST_ISSUES = 4
_RUNS_PER_STORE = 25
Issued = tuple[UUID, str]


class WalkingClock:
    """Goes on when it is told to; half of what is done by it falls after the end of the year."""

    def __init__(self, steps: int) -> None:
        self._now = MIDNIGHT - steps // 2 * _BETWEEN_ISSUES

    def now(self) -> datetime:
        """The instant reached."""
        return self._now

    def walk(self) -> None:
        """To the next quote."""
        self._now += _BETWEEN_ISSUES


def _opened(path: Path, clock: Clock) -> Desk:
    """A store whose pages are stand-ins: drawing them is not what is tried here."""
    desk = open_store(path, PASSPHRASE, clock=clock)
    return replace(desk, services=replace(desk.services, render_quote=lambda sheet: f"%PDF {sheet}".encode()))


def _issue(desk: Desk, town: UUID) -> Issued:
    quotes = desk.services.quotes
    quote = quotes.drafting.create(town).ids[0]
    quotes.drafting.add_line(quote, "COACH")
    quotes.issuing.issue(quote)
    return quote, quotes.view(quote).number


def _town(desk: Desk) -> UUID:
    with desk.services.context.reading() as uow:
        return uow.find(Authority)[0].id


def issue_across(says: Says, path: Path, count: int) -> None:
    """So many quotes, the first half on the last day of the year."""
    clock = WalkingClock(count)
    desk = _opened(path, clock)
    town = _town(desk)
    for _ in range(count):
        says.send(_issue(desk, town))
        clock.walk()
    desk.store.close()


def run_across(times: int, folder: Path, _random: Random) -> Outcome:
    """As many quotes, half by each of two processes: in each year, numbers without hole or double."""
    outcome = Outcome("two processes issue across the end of a year", times)
    path = copied(base_in(folder), folder / "store")
    both = [Victim(issue_across, path, times // 2) for _ in range(2)]
    said = dict(each for process in both for each in process.finish())
    outcome.counts["acknowledged"] = len(said)
    with opened(path) as desk:
        outcome.lose(times, _number_faults(desk, said, outcome.counts))
        outcome.lose(times, faults_of(desk))
    if len(said) != times // 2 * 2:
        outcome.lose(times, [f"{len(said)} issues acknowledged of {times}"])
    return outcome


def _number_faults(desk: Desk, said: dict[UUID, str], counts: Counter[str]) -> Iterator[str]:
    years: defaultdict[int | None, list[int]] = defaultdict(list)
    with desk.services.context.reading() as uow:
        for quote in uow.find(Quote):
            if quote.sequence is not None:
                years[quote.year].append(quote.sequence)
                if quote.issued_on is None or quote.issued_on.year != quote.year:
                    yield f"quote {quote.number} was issued on {quote.issued_on}"
            if said.get(quote.id, quote.number) != quote.number:
                yield f"{said[quote.id]} was said of {quote.number}"
    for year, numbers in years.items():
        counts[f"of {year}"] = len(numbers)
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield f"{year}: numbers with a hole or a double"


def issue_until_killed(says: Says, path: Path) -> None:
    """Quote after quote, each acknowledged."""
    desk = _opened(path, StoppedClock())
    town = _town(desk)
    says.send("open")
    while True:
        says.send(_issue(desk, town))


def run_kills(times: int, folder: Path, random: Random) -> Outcome:
    """Kill so many processes that issue: never a number without its quote, its prices and its page."""
    outcome = Outcome("kill -9 while issuing", times)
    base, path = base_in(folder), folder / "store"
    acknowledged: dict[UUID, str] = {}
    for number in range(times):
        if number % _RUNS_PER_STORE == 0:
            path, acknowledged = copied(base, folder / "store"), {}
        victim = Victim(issue_until_killed, path)
        # After some quotes, at any moment of the next one.
        heard = [victim.hear() for _ in range(1 + random.randrange(_MOST_ISSUES))]
        heard += victim.kill_after(random.uniform(0, _LONGEST_DELAY_SECONDS))
        acknowledged |= dict(each for each in heard if each != "open")
        outcome.lose(number, _lost(path, acknowledged, outcome.counts))
    return outcome


def _lost(path: Path, acknowledged: dict[UUID, str], counts: Counter[str]) -> list[str]:
    with opened(path) as desk:
        with desk.services.context.reading() as uow:
            there = {each.id: each.number for each in uow.find(Quote)}
        drafts = sum(not number for number in there.values())
        counts["most numbers on a store"] = max(counts["most numbers on a store"], len(there) - drafts)
        gone = [f"{number} is gone" for each, number in acknowledged.items() if there.get(each) != number]
        return [*gone, *faults_of(desk)]

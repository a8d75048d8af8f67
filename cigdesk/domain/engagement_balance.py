"""What was granted, what is done and planned on its account, and what is left.

An outcome says whether work counts: planned, done or no-show use up what was ordered, because the time was
held for it; excused and cancelled use up nothing (DOMAIN.md, States). A permanence that was held is due
whatever its attendance (PSY-IND).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.engagement_offers import HELD_ON_SITE, held_by
from cigdesk.domain.engagement_units import HALF, Measure, half_days, measure_of, unlimited, use_of
from cigdesk.domain.people import Function

ZERO: Final = Decimal(0)


class Outcome(Enum):
    """What counted work is."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    """Held, and nobody came."""


OUTCOMES: Final[Mapping[AppointmentStatus, Outcome]] = {
    AppointmentStatus.PLANNED: Outcome.PLANNED,
    AppointmentStatus.DONE: Outcome.DONE,
    AppointmentStatus.NO_SHOW: Outcome.MISSED,
}
"""The others use up nothing."""


@dataclass(frozen=True, kw_only=True)
class Granted:
    """An engagement as it is counted on."""

    id: UUID
    authority_id: UUID
    offer: str
    unit: str
    granted: Decimal
    start: date
    end: date

    @property
    def measure(self) -> Measure:
        """How work uses it up."""
        return measure_of(self.unit)

    @property
    def held_on_site(self) -> bool:
        """Whether a permanence may be its work by itself."""
        return self.measure.by_length and self.offer in HELD_ON_SITE

    def covers(self, day: date) -> bool:
        """Whether work of that day may be on its account."""
        return self.start <= day <= self.end


@dataclass(frozen=True, kw_only=True)
class Attached:
    """An appointment, or the seats of an authority in a session, put on account of an engagement.

    `day` is the day on the wall; `units` what a person wrote in place of what its length comes to.
    """

    engagement_id: UUID
    appointment_id: UUID
    day: date
    length: timedelta
    status: AppointmentStatus
    seats: int = 0
    units: Decimal | None = None
    permanence_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OnSite:
    """A permanence at an authority that is not cancelled; `held` once it is over."""

    id: UUID
    authority_id: UUID
    function: Function
    day: date
    length: timedelta
    held: bool


@dataclass(frozen=True, kw_only=True)
class Work:
    """What uses up an engagement: `use` in its unit."""

    engagement_id: UUID
    record_id: UUID
    day: date
    length: timedelta
    outcome: Outcome
    use: Decimal
    by_hand: bool = False


@dataclass(frozen=True)
class Balance:
    """Figures of one engagement, in its unit; `missed` is part of `done`, `times` counts meetings."""

    granted: Decimal
    done: Decimal = ZERO
    planned: Decimal = ZERO
    missed: Decimal = ZERO
    times_done: int = 0
    times_planned: int = 0
    next_day: date | None = None
    """The first day that is still planned."""
    endless: bool = False
    """Granted without limit: nothing is ever left over or overspent."""

    @property
    def used(self) -> Decimal:
        """Done or planned."""
        return self.done + self.planned

    @property
    def left(self) -> Decimal:
        """What can still be planned, 0 at least."""
        return max(self.granted - self.used, ZERO)

    @property
    def overspent(self) -> Decimal:
        """What goes beyond what was granted."""
        return ZERO if self.endless else max(self.used - self.granted, ZERO)


def together(one: Balance, other: Balance) -> Balance:
    """The figures of two engagements that are shown as one, in the same unit."""
    ahead = [day for day in (one.next_day, other.next_day) if day is not None]
    return Balance(
        one.granted + other.granted,
        one.done + other.done,
        one.planned + other.planned,
        one.missed + other.missed,
        one.times_done + other.times_done,
        one.times_planned + other.times_planned,
        min(ahead, default=None),
        one.endless or other.endless,
    )


def balances_of(granted: Sequence[Granted], works: Iterable[Work]) -> dict[UUID, Balance]:
    """The figures of each engagement."""
    by_engagement: defaultdict[UUID, list[Work]] = defaultdict(list)
    for work in works:
        by_engagement[work.engagement_id].append(work)
    return {each.id: _balance(each, by_engagement[each.id]) for each in granted}


def _balance(granted: Granted, works: Sequence[Work]) -> Balance:
    counted = list(_by_day(works)) if granted.measure is Measure.PRESENCE else works
    sums = dict.fromkeys(Outcome, ZERO)
    for each in counted:
        sums[each.outcome] += each.use
    ahead = [each.day for each in works if each.outcome is Outcome.PLANNED]
    return Balance(
        granted.granted,
        sums[Outcome.DONE] + sums[Outcome.MISSED],
        sums[Outcome.PLANNED],
        sums[Outcome.MISSED],
        len(works) - len(ahead),
        len(ahead),
        min(ahead, default=None),
        unlimited(granted.unit),
    )


def _by_day(works: Iterable[Work]) -> Iterator[Work]:
    """Presence is of days: all the work of one is counted by its whole length, done once any of it is."""
    days: defaultdict[date, list[Work]] = defaultdict(list)
    for work in works:
        if work.by_hand:
            yield work
        else:
            days[work.day].append(work)
    for each in days.values():
        length = sum((work.length for work in each), timedelta(0))
        yield Work(
            engagement_id=each[0].engagement_id,
            record_id=each[0].record_id,
            day=each[0].day,
            length=length,
            outcome=_together([work.outcome for work in each]),
            use=half_days(length) * HALF,
        )


def _together(outcomes: Collection[Outcome]) -> Outcome:
    for outcome in (Outcome.DONE, Outcome.MISSED):
        if outcome in outcomes:
            return outcome
    return Outcome.PLANNED


def works_of(
    granted: Sequence[Granted], attached: Sequence[Attached], on_site: Sequence[OnSite]
) -> Iterator[Work]:
    """All that uses up these engagements: what was put on their account, then the permanences.

    A permanence is on account of what one of its appointments was put on; else of an open engagement of the
    authority that such permanences do by themselves, the nearest end first, while something is left of it.
    """
    known = {each.id: each for each in granted}
    mine = [each for each in attached if each.engagement_id in known]
    own = [each for each in mine if not _of_permanence(each, known)]
    works = [work for each in own if (work := _work(each, known[each.engagement_id])) is not None]
    yield from works
    chosen = {each.permanence_id: each.engagement_id for each in mine if _of_permanence(each, known)}
    yield from _allotted(granted, on_site, chosen, works)


def _of_permanence(attached: Attached, known: Mapping[UUID, Granted]) -> bool:
    """The whole permanence counts, not each person received in it."""
    return attached.permanence_id is not None and known[attached.engagement_id].measure.by_length


def _work(attached: Attached, granted: Granted) -> Work | None:
    outcome = OUTCOMES.get(attached.status)
    if outcome is None:
        return None
    by_length = use_of(granted.unit, attached.length, attached.seats)
    return Work(
        engagement_id=granted.id,
        record_id=attached.appointment_id,
        day=attached.day,
        length=attached.length,
        outcome=outcome,
        use=by_length if attached.units is None else attached.units,
        by_hand=attached.units is not None,
    )


def _allotted(
    granted: Sequence[Granted],
    on_site: Sequence[OnSite],
    chosen: Mapping[UUID | None, UUID],
    works: Sequence[Work],
) -> Iterator[Work]:
    by_length = {each.id: each for each in granted if each.measure.by_length}
    held: defaultdict[tuple[UUID, Function], list[Granted]] = defaultdict(list)
    # Ids are compared as the numbers that they are: there are thousands.
    for each in sorted(by_length.values(), key=lambda each: (each.end, each.start, each.id.int)):
        for function in Function:
            if held_by(each.offer, function):
                held[each.authority_id, function].append(each)
    left = {each.id: each.granted for each in granted}
    for work in works:
        left[work.engagement_id] -= work.use
    for permanence in sorted(on_site, key=lambda each: (each.day, each.id.int)):
        if permanence.id in chosen:
            found = by_length.get(chosen[permanence.id])
        else:
            found = _account_of(permanence, held[permanence.authority_id, permanence.function], left)
        if found is not None:
            use = use_of(found.unit, permanence.length)
            left[found.id] -= use
            yield Work(
                engagement_id=found.id,
                record_id=permanence.id,
                day=permanence.day,
                length=permanence.length,
                outcome=Outcome.DONE if permanence.held else Outcome.PLANNED,
                use=use,
            )


def _account_of(permanence: OnSite, held: Sequence[Granted], left: Mapping[UUID, Decimal]) -> Granted | None:
    open_ones = [each for each in held if each.covers(permanence.day)]
    return next((each for each in open_ones if left[each.id] > 0), open_ones[-1] if open_ones else None)

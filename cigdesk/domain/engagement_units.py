"""In what an engagement is counted, how much of it a piece of work uses up, and how that is said.

Sources: OFFERS.md (units and steps of the catalogues). How a length becomes half-days is a reading of ours,
written in docs/decisions/0010-readings-of-the-engagements.md and shown where it is applied.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from enum import Enum
from typing import Final

from cigdesk.french import NBSP, NNBSP, agree, hours, plural, quantity

INSPECTION_DAY: Final = "inspection-day"
ADVICE_DAY: Final = "advice-day"
ERGONOMICS_DAY: Final = "ergonomics-day"
PACKAGE_DAYS: Final = (INSPECTION_DAY, ADVICE_DAY, ERGONOMICS_DAY)
"""The days of the ACFI package, fixed each year for each authority: entered, never derived."""
PRESENCE_DAY: Final = "presence-day"
"""A day of a social worker put at the disposal of the authority, granted month by month."""
HOUR: Final = "hour"
YEAR: Final = "year"

HALF_DAY_AT_MOST: Final = timedelta(hours=4, minutes=30)
"""Up to this length, included, work takes a half-day; any longer, a day."""
HALF: Final = Decimal("0.5")


class Measure(Enum):
    """How work uses up a unit."""

    HALF_DAYS = "half-days"
    DAYS = "days"
    PRESENCE = "presence"
    """Days, by all the work of each day together."""
    MINUTES = "minutes"
    TIMES = "times"
    """One for each meeting, whatever its length."""
    SEATS = "seats"
    SEAT_HALF_DAYS = "seat-half-days"
    BY_HAND = "by-hand"
    """Nothing by itself: only what a person writes."""

    @property
    def by_length(self) -> bool:
        """Whether a whole permanence is what counts, and not each person received in it."""
        return self in (Measure.HALF_DAYS, Measure.DAYS, Measure.PRESENCE)

    @property
    def by_seats(self) -> bool:
        """Whether the seats of the authority in a session are what counts."""
        return self in (Measure.SEATS, Measure.SEAT_HALF_DAYS)


_MEASURES: Final = {
    "half-day": Measure.HALF_DAYS,
    "day": Measure.DAYS,
    INSPECTION_DAY: Measure.DAYS,
    ADVICE_DAY: Measure.DAYS,
    ERGONOMICS_DAY: Measure.DAYS,
    PRESENCE_DAY: Measure.PRESENCE,
    HOUR: Measure.MINUTES,
    "session": Measure.TIMES,
    "intervention": Measure.TIMES,
    "seat": Measure.SEATS,
    "half-day-participant": Measure.SEAT_HALF_DAYS,
    "package": Measure.BY_HAND,
    YEAR: Measure.BY_HAND,
}

_WORDS: Final = {
    "half-day": ("demi-journée", "demi-journées"),
    "day": ("jour", "jours"),
    INSPECTION_DAY: ("jour d’inspection", "jours d’inspection"),
    ADVICE_DAY: ("jour de conseil", "jours de conseil"),
    ERGONOMICS_DAY: ("jour d’ergonomie", "jours d’ergonomie"),
    PRESENCE_DAY: ("jour de présence", "jours de présence"),
    "session": ("séance", "séances"),
    "intervention": ("intervention", "interventions"),
    "seat": ("place", "places"),
    "half-day-participant": ("demi-journée par participant", "demi-journées par participant"),
    "package": ("forfait", "forfaits"),
    YEAR: ("an", "ans"),
}
_SHORT: Final = {
    "half-day": "demi-j.",
    "day": "j",
    INSPECTION_DAY: "j",
    ADVICE_DAY: "j",
    ERGONOMICS_DAY: "j",
    PRESENCE_DAY: "j",
}


def measure_of(unit: str) -> Measure:
    """How work uses up that unit; one that is not known counts meetings."""
    return _MEASURES.get(unit, Measure.TIMES)


def unlimited(unit: str) -> bool:
    """Whether a year is granted without a limit on what is done in it (AST-DIST, CERCLE)."""
    return unit == YEAR


def sold_by_the_piece(unit: str) -> bool:
    """Whether what is ordered is a count of days, sessions or seats, and neither hours nor a year."""
    return unit in _MEASURES and unit not in (HOUR, YEAR)


def half_days(length: timedelta) -> int:
    """How many half-days work of that length takes: 1 or 2."""
    return 1 if length <= HALF_DAY_AT_MOST else 2


def use_of(unit: str, length: timedelta, seats: int = 0) -> Decimal:
    """What work of that length, with so many seats of the authority, uses up of the unit by itself."""
    halves = half_days(length)
    by_measure = {
        Measure.HALF_DAYS: Decimal(halves),
        Measure.DAYS: halves * HALF,
        Measure.PRESENCE: halves * HALF,
        Measure.MINUTES: Decimal(length // timedelta(minutes=1)),
        Measure.TIMES: Decimal(1),
        Measure.SEATS: Decimal(seats),
        Measure.SEAT_HALF_DAYS: Decimal(seats * halves),
        Measure.BY_HAND: Decimal(0),
    }
    return by_measure[measure_of(unit)]


def counted(unit: str, count: Decimal) -> str:
    """« 1,5 jour », « 2 demi-journées », « 7 h 20 » of minutes."""
    if unit == HOUR:
        return hours(int(count))
    singular, several = _WORDS.get(unit, ("unité", "unités"))
    return plural(count, singular, several)


def named(unit: str, count: Decimal) -> str:
    """The unit alone, as the count asks for it: « jours d’inspection »; "" for time, which says it itself."""
    if unit == HOUR:
        return ""
    return agree(count, *_WORDS.get(unit, ("unité", "unités")))


def figure(unit: str, count: Decimal) -> str:
    """The count without its unit: « 7,5 »; time keeps its own, « 7 h 20 », « 0 h »."""
    if unit == HOUR:
        return hours(int(count)) if count else f"0{NNBSP}h"
    return quantity(count)


def short(unit: str, count: Decimal) -> str:
    """As `counted`, in as few letters as can be understood: « 1,5 j »."""
    return f"{quantity(count)}{NBSP}{_SHORT[unit]}" if unit in _SHORT else counted(unit, count)

"""A permanence that comes back: what its occurrences have in common.

Each occurrence is a `Permanence` of its own, so that one can be moved, skipped or changed and keep its
appointments. The wall-clock hours of the first one hold for all, across every change of hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.recurrence import Series, WallSpan, occurrences
from cigdesk.domain.agenda.rule import read_rule
from cigdesk.domain.agenda.wall import day_of, wall_time
from cigdesk.domain.appointment import Subject, check_permanence
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP

LONGEST: Final = timedelta(days=3 * 366)
"""Three years: a series that goes farther is renewed by then, with the convention."""
MOST: Final = 400
"""Half-days in a series."""
LONGEST_BUFFER: Final = 120
"""Minutes kept free after each appointment."""


@dataclass(eq=False, kw_only=True)
class PermanenceSeries:
    """The rule by which permanences were opened. Instants are UTC, those of the first occurrence."""

    id: UUID
    rev: int = 1
    practitioner_id: UUID
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None
    rule: str
    """RFC 5545, without DTSTART; its UNTIL is a local day or hour, included."""
    start: datetime
    end: datetime
    second_start: datetime | None = None
    """The second block of the day, if there is one."""
    second_end: datetime | None = None
    slot_minutes: int = 45
    buffer_minutes: int = 0
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SeriesValues:
    """What a person decides of a series; `start` and `end` are those of its first half-day."""

    practitioner_id: UUID
    rule: str
    start: datetime
    end: datetime
    second_start: datetime | None = None
    second_end: datetime | None = None
    slot_minutes: int = 45
    buffer_minutes: int = 0
    subjects: tuple[Subject, ...] = ()
    authority_id: UUID | None = None
    site_id: UUID | None = None
    room_id: UUID | None = None

    @property
    def blocks(self) -> tuple[Interval, ...]:
        """The half-days of the first day. Raises `ValueError` for one that ends before it begins."""
        first = Interval(self.start, self.end)
        if self.second_start is None or self.second_end is None:
            return (first,)
        return first, Interval(self.second_start, self.second_end)


def check_series(values: SeriesValues, zone: ZoneInfo) -> dict[str, str]:
    """What is wrong with a series, by field."""
    faults = {
        **check_permanence(values.start, values.end, values.slot_minutes),
        **check_buffer(values.buffer_minutes),
        **_second_faults(values, zone),
        **_place_faults(values),
    }
    return only_faults(faults) or _rule_faults(values, zone)


def check_buffer(minutes: int) -> dict[str, str]:
    """What is wrong with the time kept free after each appointment."""
    if 0 <= minutes <= LONGEST_BUFFER:
        return {}
    return {"buffer_minutes": f"Le temps gardé libre va de 0 à {LONGEST_BUFFER}{NBSP}min."}


def _place_faults(values: SeriesValues) -> dict[str, str]:
    known = values.authority_id or values.site_id
    return {} if known else {"authority": "Indiquez où se tient la permanence."}


def _second_faults(values: SeriesValues, zone: ZoneInfo) -> dict[str, str]:
    start, end = values.second_start, values.second_end
    if start is None and end is None:
        return {}
    if start is None or end is None:
        return {"second_end" if end is None else "second_start": "Indiquez le début et la fin."}
    if start < values.end or day_of(start, zone) != day_of(values.start, zone):
        return {"second_start": "Le second bloc suit le premier, le même jour."}
    found = check_permanence(start, end, values.slot_minutes)
    return {f"second_{name}" if name in ("start", "end") else name: said for name, said in found.items()}


def _rule_faults(values: SeriesValues, zone: ZoneInfo) -> dict[str, str]:
    try:
        rule = read_rule(values.rule, zone)
    except ValueError as error:
        return {"rule": f"La règle {error}."}
    if rule.until is None and "COUNT" not in rule.text:
        return {"until": "Indiquez jusqu’à quand la permanence revient."}
    found = planned(values, zone, farther=True)
    if not found:
        return {"until": "Aucun jour ne tombe dans cette période."}
    if found[-1].start - values.start > LONGEST:
        return {"until": f"Une série va jusqu’à trois ans{NBSP}: prolongez-la ensuite."}
    if len(found) > MOST:
        return {"until": f"Une série compte {MOST}{NBSP}demi-journées au plus, celle-ci {len(found)}."}
    return {}


def planned(values: SeriesValues, zone: ZoneInfo, *, farther: bool = False) -> list[Interval]:
    """Every half-day of the series, by start; `farther` looks beyond what a series may hold.

    A half-day whose start falls in the hour that does not exist is left out.
    """
    rule = read_rule(values.rule, zone)
    within = Interval(values.start, values.start + LONGEST * (2 if farther else 1) + timedelta(days=1))
    found: list[Interval] = []
    for block in values.blocks:
        span = WallSpan(wall_time(block.start, zone), wall_time(block.end, zone))
        found += [each.span for each in occurrences(Series(span=span, rule=rule), within, zone)]
    return sorted(found)


def shortened(rule: str, before: datetime, zone: ZoneInfo) -> str:
    """The same rule, ended so that nothing begins from that instant on."""
    parts = [part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    last = day_of(before, zone) - timedelta(days=1)
    return ";".join([*parts, f"UNTIL={last:%Y%m%d}"])

"""The free slots of practitioners, asked from outside: JSON in, JSON out, no store.

The format is the one of `cigdesk slots --help`.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.finder import Calendar, Diary, Held, Opening, Slot, Sought, find_slots
from cigdesk.domain.agenda.holidays import REGIONS, is_public_holiday
from cigdesk.domain.agenda.recurrence import Series
from cigdesk.domain.agenda.wall import reached_instant
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.french import NBSP
from cigdesk.services.agenda_reading import (
    LARGEST_ANSWER,
    SERIES_KEYS,
    SERIES_REQUIRED,
    checked_length,
    is_null,
    objects,
    read_minutes,
    read_series,
    read_span,
    read_wall,
    read_window,
    read_zone,
    written_utc,
    written_wall,
)
from cigdesk.services.json_reading import Fields, parse, shown

LONGEST_WINDOW: Final = timedelta(days=3660)
"""Ten years: nobody books further, and a shorter answer comes at once."""

_REQUIRED: Final = ("zone", "now", "from", "to", "duration", "practitioners")
_ROOT: Final = (*_REQUIRED, "holidays", "work_on_holidays", "step", "buffer")
_PRACTITIONER: Final = ("id", "permanences", "absences", "appointments")
_APPOINTMENT: Final = ("start", "end", "status", "buffer")


def answer(data: bytes) -> str:
    """The slots by time, then practitioner; raises `Unreadable` for anything else."""
    fields = Fields(parse(data), "", allowed=_ROOT, required=_REQUIRED)
    zone = read_zone(fields)
    calendar, window, sought = _calendar(fields, zone), read_window(fields, zone), _sought(fields)
    diaries = sorted(_diaries(fields, zone), key=lambda each: each.practitioner)
    if window and window.duration > LONGEST_WINDOW:
        fields.refuse("to", "est à plus de dix ans de from")
    slots = find_slots(diaries, sought, window, calendar) if window else iter(())
    written = [_written(slot, zone) for slot in checked_length(list(islice(slots, LARGEST_ANSWER + 1)))]
    return json.dumps({"slots": written}, ensure_ascii=False, indent=2)


def _calendar(fields: Fields, zone: ZoneInfo) -> Calendar:
    region, works = _region(fields), fields.flag("work_on_holidays")
    now = reached_instant(read_wall(fields, "now"), zone)
    return Calendar(zone=zone, now=now, is_closed=_none if works else partial(is_public_holiday, region))


def _none(_: date) -> bool:
    return False


def _region(fields: Fields) -> str:
    if is_null(fields, "holidays"):
        return ""
    region = fields.text("holidays")
    if region not in REGIONS:
        fields.refuse("holidays", f"n’est pas une région connue (FR, FR-MQ){NBSP}: {shown(region)}")
    return region


def _sought(fields: Fields) -> Sought:
    return Sought(
        duration=read_minutes(fields, "duration", 1, least=1),
        buffer=read_minutes(fields, "buffer", 0, least=0),
        step=None if is_null(fields, "step") else read_minutes(fields, "step", 1, least=1),
    )


def _diaries(fields: Fields, zone: ZoneInfo) -> list[Diary[str]]:
    found: dict[str, Diary[str]] = {}
    for position, each in enumerate(objects(fields, "practitioners", _PRACTITIONER, ("id",))):
        name = each.text("id")
        if not name:
            each.refuse("id", "est vide")
        if name in found:
            each.refuse("id", f"est répété{NBSP}: {shown(name)}")
        found[name] = _diary(each, name, f"practitioners[{position}]", zone)
    return list(found.values())


def _diary(fields: Fields, name: str, place: str, zone: ZoneInfo) -> Diary[str]:
    appointments = objects(fields, f"{place}.appointments", _APPOINTMENT, ("start", "end"))
    return Diary(
        practitioner=name,
        openings=tuple(Opening(each) for each in _series(fields, f"{place}.permanences", zone)),
        absences=tuple(_series(fields, f"{place}.absences", zone)),
        held=tuple(held for each in appointments if (held := _held(each, zone)) is not None),
    )


def _series(fields: Fields, place: str, zone: ZoneInfo) -> list[Series]:
    return [
        read_series(each, f"{place}[{position}]", zone)
        for position, each in enumerate(objects(fields, place, SERIES_KEYS, SERIES_REQUIRED))
    ]


def _held(fields: Fields, zone: ZoneInfo) -> Held | None:
    """The time that an appointment holds; None when its status frees it, or a change of hour swallows it."""
    span = read_span(fields).held_in(zone)
    buffer = read_minutes(fields, "buffer", 0, least=0)
    return Held(span, buffer) if _status(fields).holds_time and span is not None else None


def _status(fields: Fields) -> AppointmentStatus:
    word = fields.text("status", AppointmentStatus.PLANNED.value)
    if word not in set(AppointmentStatus):
        fields.refuse("status", f"est inconnu{NBSP}: {shown(word)}")
    return AppointmentStatus(word)


def _written(slot: Slot[str], zone: ZoneInfo) -> dict[str, str]:
    return {
        "practitioner": slot.practitioner,
        "start": written_wall(slot.span.start, zone),
        "end": written_wall(slot.span.end, zone),
        "start_utc": written_utc(slot.span.start),
    }

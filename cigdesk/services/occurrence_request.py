"""The occurrences of a recurring stretch, asked from outside: JSON in, JSON out, no store.

The format is the one of `cigdesk occurrences --help`.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.agenda.recurrence import occurrences
from cigdesk.services.agenda_reading import (
    LARGEST_ANSWER,
    SERIES_KEYS,
    SERIES_REQUIRED,
    checked_length,
    read_series,
    read_window,
    read_zone,
    written_utc,
    written_wall,
)
from cigdesk.services.json_reading import Fields, parse

_REQUIRED: Final = ("zone", "from", "to", *SERIES_REQUIRED)


def answer(data: bytes) -> str:
    """The occurrences that start in the window, by time; raises `Unreadable` for anything else."""
    fields = Fields(parse(data), "", allowed=("zone", "from", "to", *SERIES_KEYS), required=_REQUIRED)
    zone = read_zone(fields)
    window, series = read_window(fields, zone), read_series(fields, "", zone)
    found = occurrences(series, window, zone) if window else []
    spans = (each.span for each in found if window and window.holds(each.span.start))
    written = [_written(span, zone) for span in checked_length(list(islice(spans, LARGEST_ANSWER + 1)))]
    return json.dumps({"occurrences": written}, ensure_ascii=False, indent=2)


def _written(span: Interval, zone: ZoneInfo) -> dict[str, str]:
    return {
        "start": written_wall(span.start, zone),
        "end": written_wall(span.end, zone),
        "start_utc": written_utc(span.start),
        "end_utc": written_utc(span.end),
    }

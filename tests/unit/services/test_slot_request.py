"""The slot finder beside a slow reference that walks every minute of the clock, changes of hour included.

The reference knows nothing of intervals, rules or zones but what the wall shows at each minute.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cigdesk.services.slot_request import answer

wall = datetime.fromisoformat
WALKED_DAYS = 20
HOLIDAYS = {"2021-04-05", "2021-11-01"}
"""What the French law says of the days walked: Easter Monday and All Saints."""
FIRST_DAYS = {
    "Europe/Paris": ["2021-03-20", "2021-10-23"],
    "America/Martinique": ["2021-03-20"],
    "Australia/Lord_Howe": ["2021-03-27", "2021-09-25"],
}
"""Days from which to walk, in zones that change by an hour, never, and by half an hour."""


@cache
def walk(zone, first):
    """What the wall shows at each minute, and whether it shows it again."""
    start = wall(first).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    seen, minutes = set(), []
    for minute in range(WALKED_DAYS * 1440):
        shown = (start + timedelta(minutes=minute)).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
        minutes.append((shown, shown in seen))
        seen.add(shown)
    return start, minutes


@cache
def minute_of(zone, first):
    """The first minute at which the wall shows each time."""
    found = {}
    for minute, (shown, _) in enumerate(walk(zone, first)[1]):
        found.setdefault(shown, minute)
    return found


class Reference:
    """The slots of a request, minute by minute."""

    def __init__(self, request, first):
        self.request, self.zone, self.first = request, request["zone"], first
        self.start, self.minutes = walk(self.zone, first)

    def slots(self):
        found = [slot for each in self.request["practitioners"] for slot in self.of(each)]
        return sorted(found, key=lambda slot: (slot["start_utc"], slot["practitioner"]))

    def of(self, practitioner):
        free = self.opened(practitioner) - self.taken(practitioner)
        room = self.request["duration"] + self.request.get("buffer", 0)
        step = self.request.get("step") or room
        since = max(self.reached(wall(self.request["from"])), self.reached(wall(self.request["now"])))
        before = self.reached(wall(self.request["to"]))
        origin = None
        for minute, (shown, again) in enumerate(self.minutes):
            if minute not in free:
                origin = None
                continue
            origin = minute if origin is None else origin
            on_grid = (minute - origin) % step == 0
            if (
                on_grid
                and since <= minute < before
                and not again
                and free.issuperset(range(minute, minute + room))
            ):
                yield self.written(practitioner["id"], minute, shown)

    def written(self, name, minute, shown):
        ended, _ = self.minutes[minute + self.request["duration"]]
        return {
            "practitioner": name,
            "start": f"{shown:%Y-%m-%dT%H:%M}",
            "end": f"{ended:%Y-%m-%dT%H:%M}",
            "start_utc": f"{self.start + timedelta(minutes=minute):%Y-%m-%dT%H:%M:%SZ}",
        }

    def reached(self, time):
        while time not in minute_of(self.zone, self.first):
            time += timedelta(minutes=1)
        return minute_of(self.zone, self.first)[time]

    def opened(self, practitioner):
        spans = [span for each in practitioner["permanences"] for span in self.spans(each)]
        exists = [span for span in spans if span[0] in minute_of(self.zone, self.first)]
        return self.between(exists)

    def taken(self, practitioner):
        held = [
            each for each in practitioner["appointments"] if each["status"] in ("planned", "done", "no-show")
        ]
        away = [span for each in practitioner["absences"] for span in self.spans(each)]
        return self.between(away).union(*(self.held(each) for each in held), self.closed())

    def closed(self):
        if not self.request["holidays"] or self.request["work_on_holidays"]:
            return set()
        days = {wall(day).date() for day in HOLIDAYS}
        return {minute for minute, (shown, _) in enumerate(self.minutes) if shown.date() in days}

    def held(self, appointment):
        end = self.reached(wall(appointment["end"])) + appointment.get("buffer", 0)
        return range(self.reached(wall(appointment["start"])), end)

    def between(self, spans):
        return {minute for start, end in spans for minute in range(self.reached(start), self.reached(end))}

    def spans(self, each):
        """What a series holds: day after day on a paper calendar."""
        start, end = wall(each["start"]), wall(each["end"])
        changed = {wall(one["occurrence"]): one for one in each.get("exceptions", ())}
        for day in range(WALKED_DAYS - 4):
            at = start + timedelta(days=day)
            if not self.falls(each["rrule"], day, at):
                continue
            one = changed.get(at)
            if one is None:
                yield at, at + (end - start)
            elif "start" in one:
                yield wall(one["start"]), wall(one["end"])

    def falls(self, rule, day, at):
        if rule is None:
            return day == 0
        parts = dict(pair.split("=") for pair in rule.split(";"))
        if at > wall(parts["UNTIL"]) or at >= wall(self.first) + timedelta(days=WALKED_DAYS - 3):
            return False
        if parts["FREQ"] == "DAILY":
            return day % int(parts["INTERVAL"]) == 0
        monday = at - timedelta(days=at.weekday())
        begun = at - timedelta(days=day)
        weeks = (monday - (begun - timedelta(days=begun.weekday()))).days // 7
        weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[at.weekday()]
        return weeks % int(parts["INTERVAL"]) == 0 and weekday in parts["BYDAY"]


ROUND = st.sampled_from([0, 0, 30, 15, 45, 7, 59])


@st.composite
def walls(draw, first, days=(2, 13)):
    """Near the change of hour more often than not."""
    day = draw(st.integers(*days) | st.just(8))
    return wall(first) + timedelta(
        days=day, hours=draw(st.integers(0, 4) | st.integers(0, 23)), minutes=draw(ROUND)
    )


@st.composite
def stretches(draw, first, longest=420):
    start = draw(walls(first))
    return {"start": start, "end": start + timedelta(minutes=draw(st.integers(1, longest)))}


@st.composite
def recurring(draw, first, longest=420):
    found = draw(stretches(first, longest)) | {"rrule": None}
    rule = draw(st.sampled_from([None, "FREQ=DAILY", "FREQ=WEEKLY"]))
    if rule is not None:
        until = wall(first) + timedelta(days=14)
        byday = ";BYDAY=SU,MO,TH" if rule == "FREQ=WEEKLY" else ""
        found["rrule"] = f"{rule};INTERVAL={draw(st.integers(1, 3))}{byday};UNTIL={until:%Y%m%dT%H%M%S}"
    return found


@st.composite
def permanences(draw, first):
    found = draw(recurring(first))
    days = draw(st.lists(st.integers(0, 9), max_size=2, unique=True))
    found["exceptions"] = [
        {"occurrence": found["start"] + timedelta(days=day)} | draw(st.just({}) | stretches(first))
        for day in days
    ]
    return found


@st.composite
def requests(draw):
    zone = draw(st.sampled_from(sorted(FIRST_DAYS)))
    first = draw(st.sampled_from(FIRST_DAYS[zone]))
    start = draw(walls(first, days=(3, 9)))
    appointments = st.builds(
        lambda span, more: span | more,
        stretches(first, 120),
        st.fixed_dictionaries(
            {"status": st.sampled_from(["planned", "done", "no-show", "excused", "cancelled"])},
            optional={"buffer": st.integers(0, 30)},
        ),
    )
    practitioners = [
        {
            "id": name,
            "permanences": draw(st.lists(permanences(first), min_size=1, max_size=3)),
            "absences": draw(st.lists(recurring(first, 600), max_size=1)),
            "appointments": draw(st.lists(appointments, max_size=3)),
        }
        for name in draw(st.sampled_from(["A", "BA"]))
    ]
    request = {
        "zone": zone,
        "holidays": draw(st.sampled_from(["FR", None])),
        "work_on_holidays": draw(st.booleans()),
        "now": draw(walls(first, days=(2, 7))),
        "from": start,
        "to": start + timedelta(minutes=draw(st.integers(1, 8000))),
        "duration": draw(st.sampled_from([60, 30, 45, 1, 20]) | st.integers(1, 90)),
        "practitioners": practitioners,
    }
    request |= draw(
        st.fixed_dictionaries(
            {}, optional={"buffer": st.integers(0, 20), "step": st.none() | st.integers(1, 90)}
        )
    )
    return json.loads(json.dumps(request, default=lambda time: f"{time:%Y-%m-%dT%H:%M}")), first


@settings(max_examples=60)
@given(requests())
def test_the_finder_offers_what_walking_every_minute_offers(drawn):
    request, first = drawn
    assert json.loads(answer(json.dumps(request).encode()))["slots"] == list(
        Reference(request, first).slots()
    )

"""The next free times across every practitioner, as they are proposed on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from driver import bare_cursor
from figures import Aim, Figure, Row, figure, milliseconds
from sight import window_on

from cigdesk.domain.agenda.finder import AHEAD, FIRST_LOOK
from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, PlaceMode
from cigdesk.services.slot_finding import SlotWish

RUNS = 15
LONGER_THAN_A_DAY = 715
"""Minutes: no day of work holds them."""
_READ = "the appointments and permanences of {} by the bare driver"
ROWS = (
    Row("slots.permanence", "Next free slots of permanences", _READ.format("a week"), Aim(most=50)),
    Row("slots.remote", "Next free times for a consultation", _READ.format("a week"), Aim(most=50)),
    Row("slots.none", "Nothing long enough within a year", _READ.format("a year"), Aim(most=50)),
    Row("slots.full", "Nothing free within a year, all taken", _READ.format("a year"), Aim(most=50)),
)
_SQL = 'SELECT practitioner_id, "start", "end" FROM {} WHERE "start" >= ? AND "start" < ?'


def measure(store: Path) -> Iterator[Figure]:
    """Twelve times among everybody; what is longer than any day; then a year in which everything is taken,
    so that all of it is read and cut for nothing."""
    permanence = SlotWish(kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE)
    remote = SlotWish(kind=AppointmentKind.REMOTE, mode=PlaceMode.PHONE)
    never = SlotWish(kind=AppointmentKind.REMOTE, mode=PlaceMode.PHONE, minutes=LONGER_THAN_A_DAY)
    with window_on(store) as (_, desk), bare_cursor(desk.store.engine) as cursor:
        now = desk.services.context.now()
        taken = tuple((each.id, Interval(now, now + AHEAD)) for each in desk.services.agenda.practitioners())

        def read(ahead: timedelta) -> None:
            span = (_seconds(now), _seconds(now + ahead))
            for table in ("appointments", "permanences"):
                cursor.execute(_SQL.format(table), span).fetchall()

        cases = (
            ("permanence", permanence, FIRST_LOOK),
            ("remote", remote, FIRST_LOOK),
            ("none", never, AHEAD),
            ("full", replace(remote, besides=taken), AHEAD),
        )
        for key, wish, ahead in cases:
            pairs = [
                (
                    milliseconds(lambda wish=wish: desk.services.slots.find(wish)),
                    milliseconds(lambda ahead=ahead: read(ahead)),
                )
                for _ in range(RUNS + 1)
            ][1:]
            yield figure(f"slots.{key}", [ours for ours, _ in pairs], [floor for _, floor in pairs])


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())

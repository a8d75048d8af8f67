"""The next free times across every practitioner, as they are proposed on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from driver import bare_cursor
from figures import Aim, Figure, Row, figure, milliseconds
from sight import window_on

from cigdesk.domain.agenda.finder import AHEAD, FIRST_LOOK
from cigdesk.domain.appointment import AppointmentKind, PlaceMode
from cigdesk.services.slot_finding import SlotWish

RUNS = 15
LONGER_THAN_A_DAY = 715
"""Minutes: no day of work holds them."""
_READ = "the appointments and permanences of {} by the bare driver"
ROWS = (
    Row("slots.permanence", "Next free slots of permanences", _READ.format("a week"), Aim(most=50)),
    Row("slots.remote", "Next free times for a consultation", _READ.format("a week"), Aim(most=50)),
    Row("slots.none", "No free slot within a year", _READ.format("a year"), Aim(most=50)),
)
_SQL = 'SELECT practitioner_id, "start", "end" FROM {} WHERE "start" >= ? AND "start" < ?'


def measure(store: Path) -> Iterator[Figure]:
    """Twelve times among everybody; then what fits nowhere, which takes the whole year."""
    permanence = SlotWish(kind=AppointmentKind.PERMANENCE, mode=PlaceMode.SITE)
    remote = SlotWish(kind=AppointmentKind.REMOTE, mode=PlaceMode.PHONE)
    never = SlotWish(kind=AppointmentKind.REMOTE, mode=PlaceMode.PHONE, minutes=LONGER_THAN_A_DAY)
    with window_on(store) as (_, desk), bare_cursor(desk.store.engine) as cursor:
        now = desk.services.context.now()

        def read(ahead: timedelta) -> None:
            span = (_seconds(now), _seconds(now + ahead))
            for table in ("appointments", "permanences"):
                cursor.execute(_SQL.format(table), span).fetchall()

        cases = (
            ("permanence", permanence, FIRST_LOOK),
            ("remote", remote, FIRST_LOOK),
            ("none", never, AHEAD),
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

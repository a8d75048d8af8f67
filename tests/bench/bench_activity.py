"""The activity report of a year, of the whole centre and of one authority, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from driver import bare_cursor, read_all, sent_by
from figures import Aim, Figure, Row, alternately, figure, milliseconds

from cigdesk.bootstrap import open_store
from cigdesk.documents import render_activity
from cigdesk.services.demonstration import PASSPHRASE

_COUNTED = "the same counts by the bare driver"
_SHOWN = Aim(most=1000)
ROWS = (
    Row("activity.centre", "Activity report of a year, the whole centre", _COUNTED, _SHOWN),
    Row("activity.authority", "Activity report of a year, one authority", _COUNTED, Aim(most=400)),
    Row("activity.pages", "Activity report of the centre, laid out as PDF", "", _SHOWN),
)
"""Two years are counted each time: the one asked, and the one before it."""
REPEATS = 7


def measure(store: Path) -> Iterator[Figure]:
    """The last whole year, which has the most of everything."""
    desk = open_store(store, PASSPHRASE)
    services = desk.services
    year = services.context.today().year - 1
    one = services.authorities.listing().rows[0].id
    readings: dict[str, Callable[[], object]] = {
        "activity.centre": partial(services.activity.sheet, year),
        "activity.authority": partial(services.activity.sheet, year, one),
    }
    with bare_cursor(desk.store.engine) as cursor:
        for key, read in readings.items():
            floor = partial(read_all, cursor, sent_by(desk.store.engine, read))
            yield alternately(key, read, floor, REPEATS)
    sheet = services.activity.sheet(year)
    drawn = [milliseconds(partial(render_activity, sheet)) for _ in range(1 + REPEATS)]
    yield figure("activity.pages", drawn[1:])
    desk.close()

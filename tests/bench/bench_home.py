"""What is read at once about everybody: the page of the morning, and the agents who have two sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from driver import bare_cursor, read_all, sent_by
from figures import Aim, Figure, Row, alternately

from cigdesk.bootstrap import open_store
from cigdesk.services.demonstration import PASSPHRASE

_READ = "the same statements by the bare driver"
_SHOWN = Aim(most=300)
ROWS = (
    Row("home.agenda", "Accueil, the day and the next one of everybody", _READ, _SHOWN),
    Row("home.figures", "Accueil, the figures of everybody", _READ, _SHOWN),
    Row("home.waiting", "Accueil, all that waits for everybody", _READ, _SHOWN),
    Row("home.packages", "Accueil, the days of prevention of the year", _READ, _SHOWN),
    Row("home.doubles", "Agents who have two sheets, in the whole store", _READ, Aim(most=2000)),
)
"""None is aimed at flat: each reads what there is about every practitioner, every authority, every agent."""
REPEATS = 10


def measure(store: Path) -> Iterator[Figure]:
    """As the window asks for them, without it: each is a reading of its own."""
    desk = open_store(store, PASSPHRASE)
    services = desk.services
    readings: dict[str, Callable[[], object]] = {
        "home.agenda": partial(services.home.agenda, everybody=True),
        "home.figures": partial(services.home.figures, everybody=True),
        "home.waiting": partial(services.home_waiting.read, everybody=True),
        "home.packages": services.home_waiting.packages,
        "home.doubles": services.agent_merging.doubles,
    }
    with bare_cursor(desk.store.engine) as cursor:
        for key, read in readings.items():
            floor = partial(read_all, cursor, sent_by(desk.store.engine, read))
            yield alternately(key, read, floor, REPEATS)
    desk.close()

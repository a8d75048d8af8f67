"""The agenda in its real window: from asking for other days until they are painted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import cycle
from pathlib import Path
from uuid import UUID

from driver import Statement, bare_cursor, read_all, sent_by
from figures import Aim, Figure, Row, figure, milliseconds
from sight import Painted, settle, window_on

from cigdesk.bootstrap import Desk
from cigdesk.domain.agenda.interval import Interval
from ui.pages.agenda.board import Mode
from ui.stage import Stage

FRAME_MS = 16
_ROWS = "the same rows by the bare driver"
ROWS = (
    Row("week", "A practitioner’s week, asked to painted", _ROWS, Aim(most=FRAME_MS)),
    Row("team", "The team’s day, asked to painted", _ROWS, Aim(most=FRAME_MS)),
)
REPEATS = 40
WEEKS = 8
"""So many weeks are shown in turn: none is in a cache because it was just shown."""


def measure(store: Path) -> Iterator[Figure]:
    """The week of the one who is shown first, then the day of all."""
    with window_on(store) as (playing, desk):
        playing.window.go("agenda")
        playing.rest()
        presenter = playing.window.stack.current.presenter
        today = desk.services.agenda.today()
        mondays = [today - timedelta(days=today.weekday() + 7 * back) for back in range(1, WEEKS + 1)]
        yield _shown("week", playing, desk, mondays, 7)
        presenter.set_mode(Mode.TEAM)
        playing.rest()
        yield _shown("team", playing, desk, [monday + timedelta(days=1) for monday in mondays], 1)


def _shown(key: str, playing: Stage, desk: Desk, days: list[date], length: int) -> Figure:
    page = playing.window.stack.current
    painted = Painted(page.grid.viewport(), page.presenter.board_changed)
    ours, floor = [], []
    with bare_cursor(desk.store.engine) as cursor:
        for _, day in zip(range(REPEATS + 3), cycle(days), strict=False):
            ours.append(milliseconds(lambda day=day: painted.after(lambda: page.presenter.go_to(day))))
            settle(playing)
            shown = {column.practitioner.id for column in page.grid.board.columns}
            statements = _statements(desk, shown, day, length)
            floor.append(milliseconds(lambda sent=statements: read_all(cursor, sent)))
    painted.stop()
    return figure(key, ours[3:], floor[3:])


def _statements(desk: Desk, shown: set[UUID], day: date, length: int) -> list[Statement]:
    """What reads the appointments, permanences and absences of these people on these days."""
    agenda = desk.services.agenda
    whole = Interval(*(agenda.instant(each, time()) for each in (day, day + timedelta(days=length))))

    def read() -> None:
        with desk.services.context.reading() as uow:
            for rows in (uow.agenda.appointments, uow.agenda.permanences, uow.agenda.absences):
                rows(shown, whole)

    return sent_by(desk.store.engine, read)

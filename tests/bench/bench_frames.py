"""Frames of the agenda when it is full, whatever the store holds: scrolled by a step, and painted whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from figures import Aim, Figure, Row, alternately
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from sight import window_on

from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, PlaceMode, Requester, Subject
from cigdesk.domain.people import Function
from cigdesk.ports.agenda import AppointmentRow, PermanenceRow, PractitionerRow
from cigdesk.services.agenda import AgendaSpan, OpenPermanence
from ui.pages.agenda.board import Board, Mode, Options
from ui.pages.agenda.board_making import make_board
from ui.pages.agenda.week_view import WeekView

FRAME_MS = 16
_BARE = "the same rectangles with one line of text each, by a bare QPainter in an empty window"
ROWS = tuple(
    Row(f"frame.{key}{act}", f"{what}, {how}", _BARE, Aim(most=FRAME_MS))
    for key, what in (("week", "Week of 750 appointments"), ("team", "Day of 60 practitioners"))
    for act, how in (
        ("", "a step of scrolling"),
        (".again", "painted again"),
        (".new", "laid out and painted"),
    )
)
REPEATS = 60
STEP = 36
"""Pixels, as one notch of a wheel scrolls."""
_ZONE = ZoneInfo("Europe/Paris")
_MONDAY = date(2026, 11, 9)
_NOW = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)
_KINDS = (AppointmentKind.PERMANENCE, AppointmentKind.REMOTE, AppointmentKind.HOURLY, AppointmentKind.ADVICE)
_STATUSES = (AppointmentStatus.DONE, AppointmentStatus.PLANNED, AppointmentStatus.CANCELLED)


def measure(store: Path) -> Iterator[Figure]:
    """In the window of that store, whose agenda is given other rows to draw."""
    with window_on(store) as (playing, _desk):
        playing.window.go("agenda")
        playing.rest()
        grid = playing.window.stack.current.grid
        yield from _frames("frame.week", grid, _board(Mode.WEEK, practitioners=5, days=5, each=30))
        yield from _frames("frame.team", grid, _board(Mode.TEAM, practitioners=60, days=1, each=12))


def _frames(key: str, grid: WeekView, board: Board) -> Iterator[Figure]:
    grid.show_board(board)
    QApplication.processEvents()
    bare = _Bare(grid)
    bare.show()
    QApplication.processEvents()
    strip = QRect(0, 0, bare.width(), STEP)
    yield alternately(key, _scrolling(grid), lambda: bare.repaint(strip), REPEATS)
    yield alternately(f"{key}.again", grid.viewport().repaint, bare.repaint, REPEATS)
    yield alternately(f"{key}.new", lambda: _show(grid, board), bare.repaint, REPEATS // 3)
    bare.close()


def _show(grid: WeekView, board: Board) -> None:
    grid.show_board(board)
    grid.viewport().repaint()


def _scrolling(grid: WeekView) -> Callable[[], None]:
    bar, up = grid.verticalScrollBar(), True

    def step() -> None:
        nonlocal up
        before = bar.value()
        bar.setValue(before + (STEP if up else -STEP))
        up = up if bar.value() != before else not up
        # The little that is asked for takes along all that scrolling has uncovered.
        grid.viewport().repaint(0, 0, 1, 1)

    return step


class _Bare(QWidget):
    """As many rectangles and words as the grid has in sight."""

    def __init__(self, grid: WeekView) -> None:
        super().__init__()
        self.resize(grid.viewport().size())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        offset = grid.verticalOffset()
        area = QRectF(grid.viewport().rect()).translated(0, offset)
        self._cards = [
            (grid.placed.rects[row].translated(0, -offset), grid.board.items[row].name)
            for row in grid.placed.touching(area)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        for rect, name in self._cards:
            if rect.intersects(area):
                painter.drawRoundedRect(rect, 7, 7)
                painter.drawText(rect, Qt.TextFlag.TextSingleLine, name)


def _board(mode: Mode, *, practitioners: int, days: int, each: int) -> Board:
    people = tuple(_practitioner(number) for number in range(practitioners))
    appointments = [
        _appointment(number * 10_000 + day * 100 + place, person.id, _MONDAY + timedelta(days=day), place)
        for number, person in enumerate(people)
        for day in range(days)
        for place in range(each)
    ]
    opened = [
        _permanence(number * 100 + day, person.id, _MONDAY + timedelta(days=day))
        for number, person in enumerate(people)
        for day in range(days)
    ]
    last = _MONDAY + timedelta(days=days - 1)
    span = AgendaSpan(_MONDAY, last, _ZONE, people, tuple(appointments), tuple(opened), (), {})
    return make_board(span, Options(mode, _NOW))


def _practitioner(number: int) -> PractitionerRow:
    return PractitionerRow(UUID(int=number), f"Camille{number}", "Lambert", Function.SOCIAL_WORKER, "", ())


def _appointment(number: int, practitioner_id: UUID, day: date, place: int) -> AppointmentRow:
    """Quarters of an hour from 8 h on, some of them over others."""
    start = datetime(day.year, day.month, day.day, 8, tzinfo=_ZONE) + timedelta(minutes=20 * place)
    return AppointmentRow(
        id=UUID(int=1_000_000 + number),
        practitioner_id=practitioner_id,
        kind=_KINDS[number % len(_KINDS)],
        mode=PlaceMode.CENTRE,
        start=start.astimezone(UTC),
        end=(start + timedelta(minutes=30)).astimezone(UTC),
        status=_STATUSES[number % len(_STATUSES)],
        agent_id=UUID(int=number),
        civility="Mme",
        first_name="Dominique",
        last_name=f"Fontaine{number % 97}",
        agent_status=None,
        authority_id=UUID(int=number % 90),
        authority="Fontenay-sous-Bois",
        site_id=None,
        site="",
        room_id=None,
        room="",
        permanence_id=None,
        subject=Subject.NEUTRAL,
        requester=Requester.AGENT,
        phone="",
        video_link="",
        title="",
        overlap_reason="",
    )


def _permanence(number: int, practitioner_id: UUID, day: date) -> OpenPermanence:
    start = datetime(day.year, day.month, day.day, 18, 30, tzinfo=_ZONE).astimezone(UTC)
    row = PermanenceRow(
        id=UUID(int=2_000_000 + number),
        practitioner_id=practitioner_id,
        start=start,
        end=start + timedelta(hours=1),
        slot_minutes=30,
        cancelled=False,
        authority_id=UUID(int=number % 90),
        authority="Choisy-le-Roi",
        site_id=None,
        site="",
        room_id=None,
        room="",
    )
    return OpenPermanence(row, 2, ())

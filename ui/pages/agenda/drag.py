"""A gesture under way in the grid: what is held, and what it would give now. No widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.french import NNBSP
from ui.pages.agenda.board import DAY, Item, ItemKind
from ui.pages.agenda.geometry import SNAP, snapped

LEAST_SPAN = 15
SCROLL_ZONE, SCROLL_STEP = 44, 12
"""Within so many px of an edge, a drag scrolls by so many."""


class Act(Enum):
    """What is being done with the mouse or the keys."""

    SPAN = auto()
    SPAN_KEYS = auto()
    MOVE = auto()
    STRETCH = auto()
    STRETCH_TOP = auto()
    KEYS = auto()


@dataclass
class Drag:
    """A gesture under way: from where, and what it would give now (wall minutes of a column)."""

    act: Act
    origin: QPoint
    column: int
    start: int
    end: int
    item: Item | None = None
    grabbed: int = 0
    """Minutes between the start of the item and the point that holds it."""
    begun: bool = False

    @property
    def target(self) -> tuple[int, int, int]:
        """Column, start and end."""
        return self.column, self.start, self.end

    def follow(self, column: int, minute: float) -> None:
        """The pointer is there now."""
        if self.act is Act.SPAN:
            edge = snapped(minute)
            self.start, self.end = min(self.grabbed, edge), max(self.grabbed + SNAP, edge)
        elif self.act is Act.STRETCH:
            self.end = min(max(snapped(minute), self.start + LEAST_SPAN), DAY)
        elif self.act is Act.STRETCH_TOP:
            self.start = max(min(snapped(minute), self.end - LEAST_SPAN), 0)
        else:
            self._move_to(column, snapped(minute - self.grabbed))

    def shift(self, column: int, steps: int) -> None:
        """An arrow moves what is held."""
        self._move_to(column, self.start + steps * SNAP)

    def lengthen(self, steps: int) -> None:
        """An arrow takes the end of a span further, or back."""
        self.end = min(max(self.end + steps * SNAP, self.start + SNAP), DAY)

    def _move_to(self, column: int, start: int) -> None:
        length = self.end - self.start
        self.column = column
        self.start = min(max(start, 0), DAY - length)
        self.end = self.start + length

    @property
    def words(self) -> str:
        """« 9 h 00 – 10 h 15 »."""
        return f"{_hour(self.start)} – {_hour(self.end)}"


def is_movable(item: Item) -> bool:
    """Whether it can be taken: a planned appointment, a permanence that is held, an absence of one day."""
    whole = item.end - item.start == item.span.minutes
    if item.appointment is not None:
        return item.appointment.status is AppointmentStatus.PLANNED and whole
    if item.absence is not None:
        return whole
    return item.kind is ItemKind.BAND and not item.struck


def pull(place: int, length: int) -> int:
    """How far a drag near an edge scrolls: towards that edge, or not at all."""
    if place < SCROLL_ZONE:
        return -SCROLL_STEP
    return SCROLL_STEP if place > length - SCROLL_ZONE else 0


def _hour(minute: int) -> str:
    return f"{minute // 60 % 24}{NNBSP}h{NNBSP}{minute % 60:02}"

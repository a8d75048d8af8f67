"""The rows of the events of the Cercle, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.circle import EventState
from cigdesk.french import number
from cigdesk.services.circle_listing import CircleEvent, CircleOrder, was_held
from ui.listing.model import ListingModel
from ui.pages.prevention.circle.words import (
    PILLS,
    SHORT,
    came_text,
    registered_text,
    seats_gauge,
    seats_text,
    when,
    where,
)
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader


class CircleColumn(IntEnum):
    """The columns, from the left."""

    DAY = 0
    KIND = 1
    THEME = 2
    PLACE = 3
    HOST = 4
    GAUGE = 5
    REGISTERED = 6
    CAME = 7
    STATE = 8


ORDERS: Mapping[int, CircleOrder] = {
    CircleColumn.DAY: CircleOrder.DAY,
    CircleColumn.KIND: CircleOrder.KIND,
    CircleColumn.THEME: CircleOrder.THEME,
    CircleColumn.REGISTERED: CircleOrder.REGISTERED,
    CircleColumn.CAME: CircleOrder.CAME,
    CircleColumn.STATE: CircleOrder.STATE,
}
"""What sorts; the others do not."""
_RIGHT = (CircleColumn.REGISTERED, CircleColumn.CAME)


class CircleModel(ListingModel[CircleEvent]):
    """One event a row."""

    def __init__(self, on_order: Callable[[CircleOrder, bool], None], parent: QObject | None = None) -> None:
        super().__init__(len(CircleColumn), ORDERS, on_order, right=_RIGHT, parent=parent)

    def title(self, column: int) -> str:
        return {
            CircleColumn.DAY: self.tr("Date"),
            CircleColumn.KIND: self.tr("Nature"),
            CircleColumn.THEME: self.tr("Thème"),
            CircleColumn.PLACE: self.tr("Lieu"),
            CircleColumn.HOST: self.tr("Animation"),
            CircleColumn.GAUGE: self.tr("Remplissage"),
            CircleColumn.REGISTERED: self.tr("Inscrits"),
            CircleColumn.CAME: self.tr("Présents"),
            CircleColumn.STATE: self.tr("État"),
        }[CircleColumn(column)]

    def readers(self) -> Mapping[int, Reader[CircleEvent]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _said,
            Qt.ItemDataRole.ToolTipRole: _tip,
            CellRole.STRONG: lambda _event, column: column == CircleColumn.THEME,
            CellRole.TONE: _tone,
            CellRole.GAUGE: lambda event, column: (
                seats_gauge(event) if column == CircleColumn.GAUGE else None
            ),
            CellRole.PILL: lambda event, column: PILLS[event.state] if column == CircleColumn.STATE else None,
        }


def _text(event: CircleEvent, column: int) -> str:
    return {
        CircleColumn.DAY: when(event, year=False),
        CircleColumn.KIND: SHORT[event.row.kind],
        CircleColumn.THEME: event.row.theme,
        CircleColumn.PLACE: where(event),
        CircleColumn.HOST: event.row.host,
        CircleColumn.GAUGE: "",
        CircleColumn.REGISTERED: seats_text(event),
        CircleColumn.CAME: _came(event),
        CircleColumn.STATE: PILLS[event.state].text,
    }[CircleColumn(column)]


def _came(event: CircleEvent) -> str:
    """Nothing while nothing is said of anybody."""
    unsaid = not event.came and bool(event.unsaid)
    return number(event.came) if was_held(event) and not unsaid else ""


def _said(event: CircleEvent, column: int) -> str:
    return registered_text(event) if column == CircleColumn.GAUGE else _text(event, column)


def _tip(event: CircleEvent, column: int) -> str:
    if column in (CircleColumn.GAUGE, CircleColumn.REGISTERED):
        return registered_text(event)
    if column == CircleColumn.CAME:
        return came_text(event) if was_held(event) else ""
    return _text(event, column) if column in (CircleColumn.THEME, CircleColumn.PLACE) else ""


def _tone(event: CircleEvent, column: int) -> Any:
    if event.state is EventState.CANCELLED:
        return "text3"
    return "text" if column in (CircleColumn.THEME, CircleColumn.REGISTERED, CircleColumn.CAME) else "text2"

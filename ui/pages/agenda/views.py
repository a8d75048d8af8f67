"""The layouts of the agenda: the grid, the month, the list; one of them is in sight."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.pages.agenda.board import Mode
from ui.pages.agenda.legend import Legend
from ui.pages.agenda.week_view import WeekView
from ui.widgets.base import tight

if TYPE_CHECKING:
    from ui.pages.agenda.list_view import ListView
    from ui.pages.agenda.month_view import MonthView


class Views(QObject):
    """What draws each layout; all but the grid are made when they are first asked for."""

    month_made = Signal(object)
    """(MonthView)"""
    list_made = Signal(object)
    """(ListView)"""

    def __init__(self, grid: WeekView, zone: ZoneInfo, make_nobody: Callable[[], QWidget]) -> None:
        super().__init__(grid)
        self.grid, self._zone, self._make_nobody = grid, zone, make_nobody
        self.stack = QStackedWidget()
        self.hours = QWidget()
        """The grid over its legend."""
        middle = tight(QVBoxLayout(self.hours))
        middle.addWidget(grid, 1)
        middle.addWidget(Legend())
        self.stack.addWidget(self.hours)

    @cached_property
    def month(self) -> MonthView:
        """Six weeks at a glance."""
        from ui.pages.agenda.month_view import MonthView

        made = MonthView()
        self.stack.addWidget(made)
        self.month_made.emit(made)
        return made

    @cached_property
    def list(self) -> ListView:
        """Appointments one under the other."""
        from ui.pages.agenda.list_view import ListView

        made = ListView(self._zone)
        self.stack.addWidget(made)
        self.list_made.emit(made)
        return made

    @cached_property
    def nobody(self) -> QWidget:
        """What is shown where nobody receives."""
        made = self._make_nobody()
        self.stack.addWidget(made)
        return made

    def of(self, mode: Mode) -> QWidget:
        """What takes the keyboard in that layout."""
        if mode is Mode.MONTH:
            return self.month
        return self.list.table if mode is Mode.LIST else self.grid

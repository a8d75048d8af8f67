"""The layouts of the agenda side by side: the grid, the month, the list; one of them is in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.pages.agenda.board import Mode
from ui.pages.agenda.list_view import ListView
from ui.pages.agenda.month_view import MonthView
from ui.pages.agenda.week_view import WeekView


@dataclass(frozen=True)
class Views:
    """What draws each layout."""

    grid: WeekView
    month: MonthView
    list: ListView

    def of(self, mode: Mode) -> QWidget:
        """What takes the keyboard in that layout."""
        return {Mode.MONTH: self.month, Mode.LIST: self.list.table}.get(mode, self.grid)

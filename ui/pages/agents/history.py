"""The appointments of an agent: when, what, with whom, where, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from cigdesk.ports.people import Meeting
from ui.icons import Status
from ui.pages.agents.words import (
    GLYPHS,
    meeting_day,
    meeting_hours,
    meeting_kind,
    meeting_way,
    shown_status_word,
)
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader, RowModel


class HistoryColumn(IntEnum):
    """The columns, from the left."""

    DAY = 0
    KIND = 1
    PRACTITIONER = 2
    STATUS = 3


class HistoryModel(RowModel[Meeting]):
    """Meetings, the latest first."""

    def __init__(self, zone: ZoneInfo, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(len(HistoryColumn), parent=parent)
        self._zone, self._now = zone, now

    def show(self, rows: tuple[Meeting, ...], now: datetime) -> None:
        """Show those, their status as of that instant."""
        self._now = now
        self.fill(rows)

    def title(self, column: int) -> str:
        return {
            HistoryColumn.DAY: self.tr("Date"),
            HistoryColumn.KIND: self.tr("Nature"),
            HistoryColumn.PRACTITIONER: self.tr("Intervenant"),
            HistoryColumn.STATUS: self.tr("Statut"),
        }[HistoryColumn(column)]

    def readers(self) -> Mapping[int, Reader[Meeting]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CellRole.DETAIL: self._detail,
            CellRole.STATUS: self._status,
        }

    def _text(self, meeting: Meeting, column: int) -> str:
        match HistoryColumn(column):
            case HistoryColumn.DAY:
                return meeting_day(meeting, self._zone)
            case HistoryColumn.KIND:
                return meeting_kind(meeting)
            case HistoryColumn.PRACTITIONER:
                return meeting.practitioner
            case HistoryColumn.STATUS:
                return shown_status_word(meeting.shown_status(self._now))

    def _detail(self, meeting: Meeting, column: int) -> str:
        match column:
            case HistoryColumn.DAY:
                return meeting_hours(meeting, self._zone)
            case HistoryColumn.KIND:
                return meeting_way(meeting)
            case _:
                return ""

    def _spoken(self, meeting: Meeting, column: int) -> str:
        return ", ".join(filter(None, (self._text(meeting, column), self._detail(meeting, column))))

    def _status(self, meeting: Meeting, column: int) -> Status | None:
        return GLYPHS[meeting.shown_status(self._now)] if column == HistoryColumn.STATUS else None

"""The appointments of an agent: when, what, with whom, where, and what became of it."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.ports.people import Meeting
from ui.pages.agents.words import (
    GLYPHS,
    meeting_day,
    meeting_hours,
    meeting_kind,
    meeting_way,
    shown_status_word,
)
from ui.widgets.delegates import CellRole

_Index = QModelIndex | QPersistentModelIndex


class HistoryColumn(IntEnum):
    """The columns, from the left."""

    DAY = 0
    KIND = 1
    PRACTITIONER = 2
    STATUS = 3


class HistoryModel(QAbstractTableModel):
    """Meetings, the latest first."""

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._rows: tuple[Meeting, ...] = ()
        self._now: datetime | None = None

    def show(self, rows: tuple[Meeting, ...], now: datetime) -> None:
        """Show those, their status as of that instant."""
        self.beginResetModel()
        self._rows, self._now = rows, now
        self.endResetModel()

    def meeting(self, index: _Index) -> Meeting | None:
        """The meeting of that index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(HistoryColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            HistoryColumn.DAY: self.tr("Date"),
            HistoryColumn.KIND: self.tr("Nature"),
            HistoryColumn.PRACTITIONER: self.tr("Intervenant"),
            HistoryColumn.STATUS: self.tr("Statut"),
        }[HistoryColumn(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        meeting = self.meeting(index)
        if meeting is None or self._now is None:
            return None
        column = HistoryColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(meeting, column, self._now)
        if role == CellRole.DETAIL:
            return self._detail(meeting, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._text(meeting, column, self._now), self._detail(meeting, column)
            return ", ".join(filter(None, said))
        if role == CellRole.STATUS and column == HistoryColumn.STATUS:
            return GLYPHS[meeting.shown_status(self._now)]
        return None

    def _text(self, meeting: Meeting, column: HistoryColumn, now: datetime) -> str:
        match column:
            case HistoryColumn.DAY:
                return meeting_day(meeting, self._zone)
            case HistoryColumn.KIND:
                return meeting_kind(meeting)
            case HistoryColumn.PRACTITIONER:
                return meeting.practitioner
            case HistoryColumn.STATUS:
                return shown_status_word(meeting.shown_status(now))

    def _detail(self, meeting: Meeting, column: HistoryColumn) -> str:
        match column:
            case HistoryColumn.DAY:
                return meeting_hours(meeting, self._zone)
            case HistoryColumn.KIND:
                return meeting_way(meeting)
            case _:
                return ""

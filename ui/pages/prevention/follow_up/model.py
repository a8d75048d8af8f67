"""The rows of the list of observations, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.inspection_report import numbered
from cigdesk.domain.observation_answer import Standing
from cigdesk.french import date_medium
from cigdesk.services.follow_up_listing import FollowLine, FollowUpOrder
from ui.listing.model import ListingModel
from ui.pages.prevention.days.words import SEVERITIES
from ui.pages.prevention.follow_up.words import (
    deadline_detail,
    deadline_words,
    row_pill,
)
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader


class FollowColumn(IntEnum):
    """The columns, from the left."""

    SEVERITY = 0
    FOUND = 1
    AUTHORITY = 2
    RESPONSIBLE = 3
    DEADLINE = 4
    STANDING = 5


ORDERS: Mapping[int, FollowUpOrder] = {
    FollowColumn.SEVERITY: FollowUpOrder.SEVERITY,
    FollowColumn.AUTHORITY: FollowUpOrder.AUTHORITY,
    FollowColumn.RESPONSIBLE: FollowUpOrder.RESPONSIBLE,
    FollowColumn.DEADLINE: FollowUpOrder.DEADLINE,
    FollowColumn.STANDING: FollowUpOrder.STANDING,
}
"""What sorts; the others do not."""


class FollowUpModel(ListingModel[FollowLine]):
    """Observations with what became of them."""

    def __init__(
        self,
        today: Callable[[], date],
        on_order: Callable[[FollowUpOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(FollowColumn), ORDERS, on_order, parent=parent)
        self._today = today

    def title(self, column: int) -> str:
        return {
            FollowColumn.SEVERITY: self.tr("Gravité"),
            FollowColumn.FOUND: self.tr("Constat"),
            FollowColumn.AUTHORITY: self.tr("Collectivité"),
            FollowColumn.RESPONSIBLE: self.tr("Responsable"),
            FollowColumn.DEADLINE: self.tr("Échéance"),
            FollowColumn.STANDING: self.tr("Suite"),
        }[FollowColumn(column)]

    def readers(self) -> Mapping[int, Reader[FollowLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: _tip,
            CellRole.DETAIL: self._detail,
            CellRole.STRONG: lambda _line, column: column == FollowColumn.FOUND,
            CellRole.PILL: self._pill,
            CellRole.TONE: _tone,
        }

    def _text(self, line: FollowLine, column: int) -> str:
        row = line.row
        return {
            FollowColumn.SEVERITY: row.severity.label,
            FollowColumn.FOUND: line.title,
            FollowColumn.AUTHORITY: row.authority,
            FollowColumn.RESPONSIBLE: row.responsible,
            FollowColumn.DEADLINE: deadline_words(line),
            FollowColumn.STANDING: row_pill(row, self._today()).text,
        }[FollowColumn(column)]

    def _detail(self, line: FollowLine, column: int) -> str:
        if column == FollowColumn.FOUND:
            return line.where
        if column == FollowColumn.DEADLINE:
            return deadline_detail(line, self._today())
        if column != FollowColumn.AUTHORITY:
            return ""
        day, number = date_medium(line.row.day), line.row.number
        return f"{day}, {numbered(number)}" if number else day

    def _pill(self, line: FollowLine, column: int) -> PillData | None:
        if column == FollowColumn.SEVERITY:
            return SEVERITIES[line.row.severity]
        return row_pill(line.row, self._today()) if column == FollowColumn.STANDING else None

    def _spoken(self, line: FollowLine, column: int) -> str:
        return ", ".join(part for part in (self._text(line, column), self._detail(line, column)) if part)


def _tip(line: FollowLine, column: int) -> str:
    if column == FollowColumn.FOUND:
        return line.row.text
    return line.row.answer if column == FollowColumn.STANDING else ""


def _tone(line: FollowLine, column: int) -> str:
    late = column == FollowColumn.DEADLINE and line.standing is Standing.OVERDUE
    return "bad.text" if late else ""

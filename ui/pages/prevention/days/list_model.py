"""The rows of the list of days, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from cigdesk.ports.inspections import InspectionLine, InspectionOrder
from ui.listing.model import ListingModel
from ui.pages.prevention.days.words import SEVERITIES, inspector, observed, state_pill, when
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader


class DayColumn(IntEnum):
    """The columns, from the left."""

    AUTHORITY = 0
    DAY = 1
    KIND = 2
    OBSERVED = 3
    GRAVEST = 4
    PRACTITIONER = 5
    STATE = 6


ORDERS: Mapping[int, InspectionOrder] = {
    DayColumn.AUTHORITY: InspectionOrder.AUTHORITY,
    DayColumn.DAY: InspectionOrder.DAY,
    DayColumn.KIND: InspectionOrder.KIND,
    DayColumn.OBSERVED: InspectionOrder.OBSERVATIONS,
    DayColumn.PRACTITIONER: InspectionOrder.PRACTITIONER,
    DayColumn.STATE: InspectionOrder.STATE,
}
"""What sorts; the others do not."""


class DayModel(ListingModel[InspectionLine]):
    """No name of an agent is in it."""

    def __init__(
        self, on_order: Callable[[InspectionOrder, bool], None], parent: QObject | None = None
    ) -> None:
        super().__init__(len(DayColumn), ORDERS, on_order, parent=parent)

    def title(self, column: int) -> str:
        return {
            DayColumn.AUTHORITY: self.tr("Collectivité"),
            DayColumn.DAY: self.tr("Date"),
            DayColumn.KIND: self.tr("Nature"),
            DayColumn.OBSERVED: self.tr("Observations"),
            DayColumn.GRAVEST: self.tr("Gravité"),
            DayColumn.PRACTITIONER: self.tr("Intervenant"),
            DayColumn.STATE: self.tr("État"),
        }[DayColumn(column)]

    def readers(self) -> Mapping[int, Reader[InspectionLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            CellRole.DETAIL: _detail,
            CellRole.STRONG: lambda _line, column: column == DayColumn.AUTHORITY,
            CellRole.PILL: _pill,
        }


def _text(line: InspectionLine, column: int) -> str:
    return {
        DayColumn.AUTHORITY: line.authority,
        DayColumn.DAY: when(line),
        DayColumn.KIND: line.kind.label,
        DayColumn.OBSERVED: observed(line),
        DayColumn.GRAVEST: line.gravest.label if line.gravest else "",
        DayColumn.PRACTITIONER: inspector(line),
        DayColumn.STATE: state_pill(line).text,
    }[DayColumn(column)]


def _spoken(line: InspectionLine, column: int) -> str:
    return ", ".join(part for part in (_text(line, column), _detail(line, column)) if part)


def _detail(line: InspectionLine, column: int) -> str:
    return line.sites if column == DayColumn.AUTHORITY else ""


def _pill(line: InspectionLine, column: int) -> PillData | None:
    if column == DayColumn.GRAVEST:
        return SEVERITIES[line.gravest] if line.gravest else None
    return state_pill(line) if column == DayColumn.STATE else None

"""The rows of the list of agents, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from cigdesk.french import phone
from cigdesk.ports.people import AgentLine, AgentOrder
from ui.listing.model import ListingModel
from ui.masking import Masking
from ui.pages.agents.words import ON_LEAVE, day_of, list_name, status_word
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader

LEAVE_PILL = PillData("En congé", Accent.WARN, "home-heart")


class ListColumn(IntEnum):
    """The columns, from the left."""

    NAME = 0
    AUTHORITY = 1
    STATUS = 2
    SITUATION = 3
    PHONE = 4
    LAST = 5
    NEXT = 6


ORDERS: Mapping[int, AgentOrder] = {
    ListColumn.NAME: AgentOrder.NAME,
    ListColumn.AUTHORITY: AgentOrder.AUTHORITY,
    ListColumn.STATUS: AgentOrder.STATUS,
    ListColumn.LAST: AgentOrder.LAST,
    ListColumn.NEXT: AgentOrder.NEXT,
}
"""What sorts; the others do not."""


class AgentModel(ListingModel[AgentLine]):
    """Names and numbers are left out on a screen that others see."""

    def __init__(
        self,
        zone: ZoneInfo,
        masking: Masking,
        on_order: Callable[[AgentOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(ListColumn), ORDERS, on_order, parent=parent)
        self._zone, self._masking = zone, masking
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return {
            ListColumn.NAME: self.tr("Nom"),
            ListColumn.AUTHORITY: self.tr("Employeur"),
            ListColumn.STATUS: self.tr("Statut"),
            ListColumn.SITUATION: self.tr("Situation"),
            ListColumn.PHONE: self.tr("Téléphone"),
            ListColumn.LAST: self.tr("Dernier rendez-vous"),
            ListColumn.NEXT: self.tr("Prochain rendez-vous"),
        }[ListColumn(column)]

    def readers(self) -> Mapping[int, Reader[AgentLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            CellRole.STRONG: lambda _line, column: column == ListColumn.NAME,
            CellRole.PILL: _pill,
        }

    def _text(self, line: AgentLine, column: int) -> str:
        masked = self._masking.masked
        return {
            ListColumn.NAME: list_name(line, masked=masked),
            ListColumn.AUTHORITY: line.authority,
            ListColumn.STATUS: status_word(line.status),
            ListColumn.SITUATION: ON_LEAVE if line.on_leave else "",
            ListColumn.PHONE: "" if masked else phone(line.phone),
            ListColumn.LAST: day_of(line.last, self._zone),
            ListColumn.NEXT: day_of(line.next, self._zone),
        }[ListColumn(column)]


def _pill(line: AgentLine, column: int) -> PillData | None:
    return LEAVE_PILL if column == ListColumn.SITUATION and line.on_leave else None

"""The rows of the journals, as their tables ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.accesses import ACTS, AccessAct
from cigdesk.ports.accesses import AccessOrder
from cigdesk.ports.changes import ChangeOrder
from cigdesk.services.access_log import AccessRow
from cigdesk.services.change_log import ChangeRow
from ui.journal_words import NOBODY, access_record, change_record, change_value, when
from ui.listing.model import ListingModel
from ui.masking import Masking
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader

_FAILED = PillData(ACTS[AccessAct.FAILED_LOGIN], Accent.WARN, "alert-triangle")
_PILLS = {
    AccessAct.FAILED_LOGIN: _FAILED,
    AccessAct.EXPORT: PillData(ACTS[AccessAct.EXPORT], Accent.ACCENT, "download"),
    AccessAct.PRINT: PillData(ACTS[AccessAct.PRINT], Accent.ACCENT, "printer"),
    AccessAct.DELETE: PillData(ACTS[AccessAct.DELETE], Accent.BAD, "trash"),
}
"""What leaves the program or is lost stands out."""


class AccessColumn(IntEnum):
    """The columns, from the left."""

    AT = 0
    PERSON = 1
    ACT = 2
    KIND = 3
    RECORD = 4


class ChangeColumn(IntEnum):
    """The columns, from the left."""

    AT = 0
    PERSON = 1
    KIND = 2
    RECORD = 3
    FIELD = 4
    OLD = 5
    NEW = 6


ACCESS_ORDERS: Mapping[int, AccessOrder] = {
    AccessColumn.AT: AccessOrder.AT,
    AccessColumn.PERSON: AccessOrder.PERSON,
    AccessColumn.ACT: AccessOrder.ACT,
    AccessColumn.KIND: AccessOrder.KIND,
}
CHANGE_ORDERS: Mapping[int, ChangeOrder] = {
    ChangeColumn.AT: ChangeOrder.AT,
    ChangeColumn.PERSON: ChangeOrder.PERSON,
    ChangeColumn.KIND: ChangeOrder.KIND,
}


class AccessModel(ListingModel[AccessRow]):
    """Names of agents are left out on a screen that others see."""

    def __init__(
        self,
        zone: ZoneInfo,
        masking: Masking,
        on_order: Callable[[AccessOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(AccessColumn), ACCESS_ORDERS, on_order, parent=parent)
        self._zone, self._masking = zone, masking
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return {
            AccessColumn.AT: self.tr("Date"),
            AccessColumn.PERSON: self.tr("Personne"),
            AccessColumn.ACT: self.tr("Acte"),
            AccessColumn.KIND: self.tr("Nature"),
            AccessColumn.RECORD: self.tr("Fiche"),
        }[AccessColumn(column)]

    def readers(self) -> Mapping[int, Reader[AccessRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            CellRole.PILL: _pill,
        }

    def _text(self, row: AccessRow, column: int) -> str:
        return {
            AccessColumn.AT: when(row.line.at, self._zone),
            AccessColumn.PERSON: row.line.person or NOBODY,
            AccessColumn.ACT: ACTS[row.line.act],
            AccessColumn.KIND: row.kind,
            AccessColumn.RECORD: access_record(row, masked=self._masking.masked),
        }[AccessColumn(column)]


def _pill(row: AccessRow, column: int) -> PillData | None:
    if column != AccessColumn.ACT:
        return None
    return _PILLS.get(row.line.act) or PillData(ACTS[row.line.act], Accent.NEUTRAL)


class ChangeModel(ListingModel[ChangeRow]):
    """As `AccessModel`."""

    def __init__(
        self,
        zone: ZoneInfo,
        masking: Masking,
        on_order: Callable[[ChangeOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(ChangeColumn), CHANGE_ORDERS, on_order, parent=parent)
        self._zone, self._masking = zone, masking
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return {
            ChangeColumn.AT: self.tr("Date"),
            ChangeColumn.PERSON: self.tr("Personne"),
            ChangeColumn.KIND: self.tr("Nature"),
            ChangeColumn.RECORD: self.tr("Fiche"),
            ChangeColumn.FIELD: self.tr("Champ"),
            ChangeColumn.OLD: self.tr("Avant"),
            ChangeColumn.NEW: self.tr("Après"),
        }[ChangeColumn(column)]

    def readers(self) -> Mapping[int, Reader[ChangeRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            Qt.ItemDataRole.ToolTipRole: self._tip,
        }

    def _text(self, row: ChangeRow, column: int) -> str:
        masked = self._masking.masked
        return {
            ChangeColumn.AT: when(row.line.at, self._zone),
            ChangeColumn.PERSON: row.line.person or NOBODY,
            ChangeColumn.KIND: row.kind,
            ChangeColumn.RECORD: change_record(row, masked=masked),
            ChangeColumn.FIELD: row.field or row.act,
            ChangeColumn.OLD: change_value(row, row.old, masked=masked),
            ChangeColumn.NEW: change_value(row, row.new, masked=masked),
        }[ChangeColumn(column)]

    def _tip(self, row: ChangeRow, column: int) -> str:
        return self._text(row, column) if column in (ChangeColumn.OLD, ChangeColumn.NEW) else ""

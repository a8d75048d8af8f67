"""The rows of the cases that are due or archived, and of the lists of elimination."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from cigdesk.french import date_medium
from cigdesk.ports.retention import EliminationRow
from cigdesk.services.retention_listing import RetentionLine, RetentionOrder
from ui.listing.model import ListingModel
from ui.masking import Masking
from ui.pages.cases.words import referent, who
from ui.pages.retention.words import (
    case_pill,
    contact_word,
    days,
    due_detail,
    outcome,
    state_pill,
    visa_words,
    volume,
)
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Index, Reader, RowModel


class RetentionColumn(IntEnum):
    """The columns of cases, from the left."""

    NUMBER = 0
    WHO = 1
    REFERENT = 2
    LAST = 3
    DUE = 4
    STATE = 5


ORDERS: Mapping[int, RetentionOrder] = {
    RetentionColumn.NUMBER: RetentionOrder.NUMBER,
    RetentionColumn.WHO: RetentionOrder.NAME,
    RetentionColumn.REFERENT: RetentionOrder.REFERENT,
    RetentionColumn.LAST: RetentionOrder.LAST,
    RetentionColumn.DUE: RetentionOrder.DUE,
}
"""What sorts; the others do not."""

_TITLES = ("Dossier", "Pour qui", "Référent", "Dernier contact", "Échéance", "Proposé")


class RetentionModel(ListingModel[RetentionLine]):
    """Names are left out on a screen that others see."""

    def __init__(
        self,
        masking: Masking,
        today: Callable[[], date],
        on_order: Callable[[RetentionOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(RetentionColumn), ORDERS, on_order, parent=parent)
        self._masking, self._today = masking, today
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return _TITLES[column]

    def readers(self) -> Mapping[int, Reader[RetentionLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CellRole.DETAIL: self._detail,
            CellRole.STRONG: lambda _line, column: column == RetentionColumn.WHO,
            CellRole.PILL: lambda line, at: case_pill(line.case) if at == RetentionColumn.STATE else None,
        }

    def _text(self, line: RetentionLine, column: int) -> str:
        its, keeping = line.case.facts, line.case.keeping
        return {
            RetentionColumn.NUMBER: its.number,
            RetentionColumn.WHO: who(its, masked=self._masking.masked),
            RetentionColumn.REFERENT: referent(its),
            RetentionColumn.LAST: date_medium(keeping.last),
            RetentionColumn.DUE: date_medium(keeping.due_on),
            RetentionColumn.STATE: case_pill(line.case).text,
        }[RetentionColumn(column)]

    def _detail(self, line: RetentionLine, column: int) -> str:
        its, keeping = line.case.facts, line.case.keeping
        if column == RetentionColumn.NUMBER:
            return "Archivé" if its.archived_on else "Clos" if its.closed else "Ouvert"
        if column == RetentionColumn.WHO:
            return its.authority
        if column == RetentionColumn.LAST:
            return contact_word(keeping)
        return due_detail(keeping, self._today()) if column == RetentionColumn.DUE else ""

    def _spoken(self, line: RetentionLine, column: int) -> str:
        return ", ".join(part for part in (self._text(line, column), self._detail(line, column)) if part)


class ListColumn(IntEnum):
    """The columns of the lists of elimination, from the left."""

    NUMBER = 0
    ARCHIVES = 1
    VOLUME = 2
    VISA = 3
    STATE = 4


_LIST_TITLES = ("Bordereau", "Service d’archives", "Contenu", "Visa", "État")


class EliminationsModel(RowModel[EliminationRow]):
    """The latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(ListColumn), parent=parent)

    def title(self, column: int) -> str:
        return _LIST_TITLES[column]

    def readers(self) -> Mapping[int, Reader[EliminationRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: _list_text,
            Qt.ItemDataRole.AccessibleTextRole: _list_spoken,
            CellRole.DETAIL: _list_detail,
            CellRole.STRONG: lambda _row, column: column == ListColumn.NUMBER,
            CellRole.PILL: lambda row, at: state_pill(row.state) if at == ListColumn.STATE else None,
        }

    def place(self, elimination_id: UUID | None) -> int:
        """The row of that list, or -1."""
        return next((place for place, each in enumerate(self._rows) if each.id == elimination_id), -1)

    def id_of(self, index: Index) -> UUID | None:
        """The list of that row."""
        row = self.row(index)
        return row.id if row is not None else None


def _list_text(row: EliminationRow, column: int) -> str:
    return {
        ListColumn.NUMBER: row.number,
        ListColumn.ARCHIVES: row.archives_service,
        ListColumn.VOLUME: volume(row),
        ListColumn.VISA: row.visa_reference,
        ListColumn.STATE: state_pill(row.state).text,
    }[ListColumn(column)]


def _list_detail(row: EliminationRow, column: int) -> str:
    if column == ListColumn.NUMBER:
        return date_medium(row.proposed_on)
    if column == ListColumn.ARCHIVES:
        return outcome(row)
    if column == ListColumn.VOLUME:
        return days(row)
    return date_medium(row.visa_on) if column == ListColumn.VISA and row.visa_on else ""


def _list_spoken(row: EliminationRow, column: int) -> str:
    told = visa_words(row) if column == ListColumn.VISA else _list_text(row, column)
    detail = "" if column == ListColumn.VISA else _list_detail(row, column)
    return ", ".join(part for part in (told, detail) if part)

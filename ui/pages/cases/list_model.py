"""The rows of the list of cases, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.agenda.words import SUBJECTS
from cigdesk.french import date_medium, hours
from cigdesk.ports.support import CaseLine, CaseOrder
from ui.listing.model import ListingModel
from ui.masking import Masking
from ui.pages.cases.words import kind_word, referent, state_pill, who
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader


class CaseColumn(IntEnum):
    """The columns, from the left."""

    NUMBER = 0
    WHO = 1
    SUBJECT = 2
    REFERENT = 3
    OPENED = 4
    LAST_DAY = 5
    MINUTES = 6
    STATE = 7


ORDERS: Mapping[int, CaseOrder] = {
    CaseColumn.NUMBER: CaseOrder.NUMBER,
    CaseColumn.WHO: CaseOrder.NAME,
    CaseColumn.REFERENT: CaseOrder.REFERENT,
    CaseColumn.OPENED: CaseOrder.OPENED,
    CaseColumn.LAST_DAY: CaseOrder.LAST_DAY,
    CaseColumn.MINUTES: CaseOrder.MINUTES,
}
"""What sorts; the others do not."""

_TITLES = ("Dossier", "Pour qui", "Champ", "Référent", "Ouvert le", "Dernier temps", "Temps", "État")


class CaseModel(ListingModel[CaseLine]):
    """Names are left out on a screen that others see."""

    def __init__(
        self, masking: Masking, on_order: Callable[[CaseOrder, bool], None], parent: QObject | None = None
    ) -> None:
        super().__init__(len(CaseColumn), ORDERS, on_order, right=(CaseColumn.MINUTES,), parent=parent)
        self._masking = masking
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return _TITLES[column]

    def readers(self) -> Mapping[int, Reader[CaseLine]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CellRole.DETAIL: _detail,
            CellRole.STRONG: lambda _line, column: column == CaseColumn.WHO,
            CellRole.PILL: lambda line, column: state_pill(line) if column == CaseColumn.STATE else None,
        }

    def _text(self, line: CaseLine, column: int) -> str:
        return {
            CaseColumn.NUMBER: line.number,
            CaseColumn.WHO: who(line, masked=self._masking.masked),
            CaseColumn.SUBJECT: SUBJECTS[line.subject],
            CaseColumn.REFERENT: referent(line),
            CaseColumn.OPENED: date_medium(line.opened_on),
            CaseColumn.LAST_DAY: date_medium(line.last_day) if line.last_day else "",
            CaseColumn.MINUTES: hours(line.minutes) if line.minutes else "",
            CaseColumn.STATE: state_pill(line).text,
        }[CaseColumn(column)]

    def _spoken(self, line: CaseLine, column: int) -> str:
        return ", ".join(part for part in (self._text(line, column), _detail(line, column)) if part)


def _detail(line: CaseLine, column: int) -> str:
    if column == CaseColumn.WHO:
        return line.authority
    return kind_word(line.kind) if column == CaseColumn.NUMBER else ""

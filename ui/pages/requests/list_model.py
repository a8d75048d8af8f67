"""The rows of the list of requests, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.agenda.words import SUBJECTS
from cigdesk.french import date_medium
from cigdesk.ports.requests import RequestOrder
from cigdesk.services.requests import RequestView
from ui.listing.model import ListingModel
from ui.masking import Masking
from ui.pages.requests.words import (
    REQUESTER_ICONS,
    asked_by,
    practitioner,
    requester_word,
    wait_pill,
    who,
)
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader


class RequestColumn(IntEnum):
    """The columns, from the left."""

    WAIT = 0
    WHO = 1
    REQUESTER = 2
    SUBJECT = 3
    PRACTITIONER = 4
    RECEIVED = 5


ORDERS: Mapping[int, RequestOrder] = {
    RequestColumn.WAIT: RequestOrder.WAITING,
    RequestColumn.WHO: RequestOrder.NAME,
    RequestColumn.PRACTITIONER: RequestOrder.PRACTITIONER,
    RequestColumn.RECEIVED: RequestOrder.RECEIVED,
}
"""What sorts; the others do not."""


class RequestModel(ListingModel[RequestView]):
    """Names are left out on a screen that others see."""

    def __init__(
        self,
        masking: Masking,
        on_order: Callable[[RequestOrder, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(RequestColumn), ORDERS, on_order, parent=parent)
        self._masking = masking
        masking.changed.connect(self.repaint_rows)

    def title(self, column: int) -> str:
        return {
            RequestColumn.WAIT: self.tr("Attente"),
            RequestColumn.WHO: self.tr("Pour qui"),
            RequestColumn.REQUESTER: self.tr("Demandeur"),
            RequestColumn.SUBJECT: self.tr("Sujet"),
            RequestColumn.PRACTITIONER: self.tr("Intervenant"),
            RequestColumn.RECEIVED: self.tr("Reçue le"),
        }[RequestColumn(column)]

    def readers(self) -> Mapping[int, Reader[RequestView]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            CellRole.DETAIL: _detail,
            CellRole.ICON: _icon,
            CellRole.STRONG: lambda _view, column: column == RequestColumn.WHO,
            CellRole.PILL: _pill,
        }

    def _text(self, view: RequestView, column: int) -> str:
        line = view.line
        return {
            RequestColumn.WAIT: view.wait,
            RequestColumn.WHO: who(line, masked=self._masking.masked),
            RequestColumn.REQUESTER: requester_word(line.requester),
            RequestColumn.SUBJECT: SUBJECTS[line.subject],
            RequestColumn.PRACTITIONER: practitioner(line) or "À désigner",
            RequestColumn.RECEIVED: date_medium(line.received_on),
        }[RequestColumn(column)]

    def _spoken(self, view: RequestView, column: int) -> str:
        return ", ".join(part for part in (self._text(view, column), _detail(view, column)) if part)


def _detail(view: RequestView, column: int) -> str:
    if column == RequestColumn.WHO:
        return view.line.authority
    return asked_by(view.line) if column == RequestColumn.REQUESTER else ""


def _icon(view: RequestView, column: int) -> str:
    return REQUESTER_ICONS[view.line.requester] if column == RequestColumn.REQUESTER else ""


def _pill(view: RequestView, column: int) -> PillData | None:
    return wait_pill(view) if column == RequestColumn.WAIT else None

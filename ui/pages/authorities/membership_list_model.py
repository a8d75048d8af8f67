"""The rows of the list of memberships, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from cigdesk.french import amount, date_medium
from cigdesk.ports.memberships import MembershipOrder
from cigdesk.services.membership_listing import MembershipItem
from ui.listing.model import ListingModel
from ui.pages.authorities.membership_words import standing_pill
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader


class MembershipColumn(IntEnum):
    """The columns, from the left."""

    AUTHORITY = 0
    CONVENTION = 1
    OPTION = 2
    START = 3
    END = 4
    STANDING = 5
    AMOUNT = 6


ORDERS: Mapping[int, MembershipOrder] = {
    MembershipColumn.AUTHORITY: MembershipOrder.AUTHORITY,
    MembershipColumn.CONVENTION: MembershipOrder.CONVENTION,
    MembershipColumn.START: MembershipOrder.START,
    MembershipColumn.END: MembershipOrder.END,
    MembershipColumn.STANDING: MembershipOrder.STANDING,
    MembershipColumn.AMOUNT: MembershipOrder.AMOUNT,
}
"""What sorts; the others do not."""


class MembershipModel(ListingModel[MembershipItem]):
    """`year` is the one of the amounts."""

    def __init__(
        self, on_order: Callable[[MembershipOrder, bool], None], parent: QObject | None = None
    ) -> None:
        right = (MembershipColumn.AMOUNT,)
        super().__init__(len(MembershipColumn), ORDERS, on_order, right=right, parent=parent)
        self.year = 0

    def set_year(self, year: int) -> None:
        """The amounts are of that year."""
        if year != self.year:
            self.year = year
            head = Qt.Orientation.Horizontal
            self.headerDataChanged.emit(head, MembershipColumn.AMOUNT, MembershipColumn.AMOUNT)

    def title(self, column: int) -> str:
        return {
            MembershipColumn.AUTHORITY: self.tr("Collectivité"),
            MembershipColumn.CONVENTION: self.tr("Convention"),
            MembershipColumn.OPTION: self.tr("Option"),
            MembershipColumn.START: self.tr("Premier jour"),
            MembershipColumn.END: self.tr("Dernier jour"),
            MembershipColumn.STANDING: self.tr("État"),
            MembershipColumn.AMOUNT: f"Montant {self.year}" if self.year else self.tr("Montant"),
        }[MembershipColumn(column)]

    def readers(self) -> Mapping[int, Reader[MembershipItem]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _text,
            Qt.ItemDataRole.ToolTipRole: _tip,
            CellRole.STRONG: lambda _item, column: column == MembershipColumn.AUTHORITY,
            CellRole.DETAIL: _detail,
            CellRole.PILL: _pill,
        }


def _text(item: MembershipItem, column: int) -> str:
    row = item.row
    return {
        MembershipColumn.AUTHORITY: row.authority,
        MembershipColumn.CONVENTION: row.convention.short_label,
        MembershipColumn.OPTION: row.options.replace(" ", ", "),
        MembershipColumn.START: date_medium(row.start),
        MembershipColumn.END: date_medium(row.last_day) if row.last_day else "sans terme",
        MembershipColumn.STANDING: standing_pill(item.standing, due=item.due).text,
        MembershipColumn.AMOUNT: amount(row.amount) if row.amount is not None else "",
    }[MembershipColumn(column)]


def marks_of(item: MembershipItem) -> str:
    """« tacite, liste d’attente »: what else is to be known of a period."""
    row = item.row
    parts = (
        "reconduction tacite" if row.tacit else "",
        "sous réserve de recrutement" if row.pending_recruitment else "",
        "liste d’attente" if row.waiting_list else "",
    )
    return ", ".join(filter(None, parts))


def _detail(item: MembershipItem, column: int) -> str:
    return marks_of(item) if column == MembershipColumn.AUTHORITY else ""


def _tip(item: MembershipItem, column: int) -> str:
    return item.row.convention.label if column == MembershipColumn.CONVENTION else ""


def _pill(item: MembershipItem, column: int) -> PillData | None:
    return standing_pill(item.standing, due=item.due) if column == MembershipColumn.STANDING else None

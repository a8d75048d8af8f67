"""The rows of the list of prevention, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.engagement_balance import Balance
from cigdesk.french import date_short, number, quantity
from cigdesk.services.prevention_listing import PreventionOrder, PreventionRow
from ui.listing.model import ListingModel
from ui.pages.prevention.words import PILLS, days, gauge_of, late_months, lateness, spoken
from ui.widgets.delegates import CellRole
from ui.widgets.rows import Reader


class PreventionColumn(IntEnum):
    """The columns, from the left."""

    AUTHORITY = 0
    HEADS = 1
    TIER = 2
    GAUGE = 3
    DONE = 4
    LEFT = 5
    NEXT = 6
    STATE = 7


ORDERS: Mapping[int, PreventionOrder] = {
    PreventionColumn.AUTHORITY: PreventionOrder.NAME,
    PreventionColumn.HEADS: PreventionOrder.HEADCOUNT,
    PreventionColumn.DONE: PreventionOrder.DONE,
    PreventionColumn.LEFT: PreventionOrder.LEFT,
    PreventionColumn.NEXT: PreventionOrder.NEXT,
    PreventionColumn.STATE: PreventionOrder.STATE,
}
"""What sorts; the others do not."""
_RIGHT = (PreventionColumn.HEADS, PreventionColumn.DONE, PreventionColumn.LEFT)


class PreventionModel(ListingModel[PreventionRow]):
    """`over` once the year shown is past."""

    def __init__(
        self, on_order: Callable[[PreventionOrder, bool], None], parent: QObject | None = None
    ) -> None:
        super().__init__(len(PreventionColumn), ORDERS, on_order, right=_RIGHT, parent=parent)
        self.over = False

    def title(self, column: int) -> str:
        return {
            PreventionColumn.AUTHORITY: self.tr("Collectivité"),
            PreventionColumn.HEADS: self.tr("Effectif"),
            PreventionColumn.TIER: self.tr("Strate"),
            PreventionColumn.GAUGE: self.tr("Consommation"),
            PreventionColumn.DONE: self.tr("Faits"),
            PreventionColumn.LEFT: self.tr("À planifier"),
            PreventionColumn.NEXT: self.tr("Prochaine date"),
            PreventionColumn.STATE: self.tr("État"),
        }[PreventionColumn(column)]

    def readers(self) -> Mapping[int, Reader[PreventionRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _said,
            Qt.ItemDataRole.ToolTipRole: _tip,
            CellRole.STRONG: _strong,
            CellRole.TONE: _tone,
            CellRole.GAUGE: self._gauge,
            CellRole.PILL: _pill,
        }

    def _gauge(self, row: PreventionRow, column: int) -> Any:
        shown = column == PreventionColumn.GAUGE and bool(row.balance.granted or row.balance.used)
        return gauge_of(row, over=self.over) if shown else None


def _text(row: PreventionRow, column: int) -> str:
    balance = row.balance
    return {
        PreventionColumn.AUTHORITY: row.name,
        PreventionColumn.HEADS: number(row.heads) if row.heads else "",
        PreventionColumn.TIER: row.tier,
        PreventionColumn.GAUGE: "",
        PreventionColumn.DONE: _done(balance),
        PreventionColumn.LEFT: _left(row),
        PreventionColumn.NEXT: date_short(balance.next_day, year=False) if balance.next_day else "aucune",
        PreventionColumn.STATE: PILLS[row.state].text,
    }[PreventionColumn(column)]


def _done(balance: Balance) -> str:
    if not balance.granted and not balance.used:
        return "à fixer"
    return f"{quantity(balance.done)} sur {quantity(balance.granted)}"


def _left(row: PreventionRow) -> str:
    """What is left; what goes beyond, with its minus."""
    if not row.balance.granted and not row.balance.used:
        return ""
    over = row.overspent
    return quantity(-over) if over and not row.left else quantity(row.left)


def _said(row: PreventionRow, column: int) -> str:
    return spoken(row.balance) if column == PreventionColumn.GAUGE else _text(row, column)


def _tip(row: PreventionRow, column: int) -> str:
    if column == PreventionColumn.GAUGE:
        return spoken(row.balance)
    if column == PreventionColumn.LEFT and row.overspent:
        return f"{days(row.overspent)} de plus que la commande"
    months = (late_months(each) for each in row.lines)
    return "\n".join(filter(None, (lateness(row), *months))) if column == PreventionColumn.STATE else ""


def _strong(row: PreventionRow, column: int) -> bool:
    if column == PreventionColumn.LEFT:
        return bool(row.left or row.overspent)
    return column == PreventionColumn.AUTHORITY


def _tone(row: PreventionRow, column: int) -> str | None:
    if column == PreventionColumn.LEFT:
        if row.overspent and not row.left:
            return "bad.text"
        return "text" if row.left else "text3"
    if column == PreventionColumn.DONE:
        return "text" if row.balance.granted else "text3"
    if column == PreventionColumn.NEXT:
        return "text2" if row.balance.next_day else "text3"
    return None


def _pill(row: PreventionRow, column: int) -> Any:
    return PILLS[row.state] if column == PreventionColumn.STATE else None

"""The rows of the list of authorities, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from cigdesk.domain.departments import department_name
from cigdesk.domain.membership import Convention
from cigdesk.french import number, siren
from cigdesk.ports.authorities import AuthorityOrder, AuthorityRow
from cigdesk.services.authorities import AuthorityListing
from ui.listing.model import ListingModel
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Reader

PILLS = Qt.ItemDataRole.UserRole + 150
"""The pills of a cell, a tuple of `PillData`."""


class ListColumn(IntEnum):
    """The columns, from the left."""

    NAME = 0
    SIREN = 1
    DEPARTMENT = 2
    POPULATION = 3
    HEADCOUNT = 4
    CONVENTIONS = 5


ORDERS: Mapping[int, AuthorityOrder] = {
    ListColumn.NAME: AuthorityOrder.NAME,
    ListColumn.SIREN: AuthorityOrder.SIREN,
    ListColumn.DEPARTMENT: AuthorityOrder.DEPARTMENT,
    ListColumn.POPULATION: AuthorityOrder.POPULATION,
    ListColumn.HEADCOUNT: AuthorityOrder.HEADCOUNT,
}
"""What sorts; the others do not."""

_RIGHT = {ListColumn.POPULATION, ListColumn.HEADCOUNT}
_PILLS = {
    Convention.CADRE: PillData("Cadre", Accent.ACCENT),
    Convention.MEDECINE: PillData("Médecine", Accent.INDIGO),
    Convention.SOCIAL: PillData("Service social", Accent.PLUM),
    Convention.ACCOMPAGNEMENT_SOCIAL: PillData("Accompagnement", Accent.BROWN),
}


class AuthorityModel(ListingModel[AuthorityRow]):
    """The headcount is that of the year of the listing, over its tier."""

    def __init__(
        self, on_order: Callable[[AuthorityOrder, bool], None], parent: QObject | None = None
    ) -> None:
        super().__init__(len(ListColumn), ORDERS, on_order, right=_RIGHT, parent=parent)
        self._listing: AuthorityListing | None = None

    def show(self, listing: AuthorityListing) -> None:
        self._listing = listing
        super().show(listing)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, ListColumn.HEADCOUNT, ListColumn.HEADCOUNT)

    def title(self, column: int) -> str:
        year = self._listing.year if self._listing else ""
        titles = {
            ListColumn.NAME: self.tr("Collectivité"),
            ListColumn.SIREN: self.tr("SIREN"),
            ListColumn.DEPARTMENT: self.tr("Département"),
            ListColumn.POPULATION: self.tr("Habitants"),
            ListColumn.HEADCOUNT: self.tr("Effectif {year}").format(year=year).strip(),
            ListColumn.CONVENTIONS: self.tr("Conventions en vigueur"),
        }
        return titles[ListColumn(column)]

    def readers(self) -> Mapping[int, Reader[AuthorityRow]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            CellRole.DETAIL: self._detail,
            CellRole.TONE: lambda row, column: "text3" if _is_missing(row, column) else None,
            PILLS: _pills,
        }

    def _text(self, row: AuthorityRow, column: int) -> str:
        match ListColumn(column):
            case ListColumn.NAME:
                return row.name
            case ListColumn.SIREN:
                return siren(row.siren)
            case ListColumn.DEPARTMENT:
                return f"{row.department} {department_name(row.department)}" if row.department else ""
            case ListColumn.POPULATION:
                return "" if row.population is None else number(row.population)
            case ListColumn.HEADCOUNT:
                return self.tr("non déclaré") if row.headcount is None else number(row.headcount)
            case ListColumn.CONVENTIONS:
                named = [_PILLS[Convention(code)].text for code in row.conventions]
                return ", ".join(named) or self.tr("Aucune")

    def _detail(self, row: AuthorityRow, column: int) -> str:
        if column == ListColumn.NAME:
            return ", ".join(part for part in (row.kind.label, row.group_name) if part)
        if column == ListColumn.HEADCOUNT and self._listing is not None:
            return self._listing.scale.label(row.headcount)
        return ""


def _is_missing(row: AuthorityRow, column: int) -> bool:
    undeclared = column == ListColumn.HEADCOUNT and row.headcount is None
    return undeclared or (column == ListColumn.CONVENTIONS and not row.conventions)


def _pills(row: AuthorityRow, column: int) -> tuple[PillData, ...]:
    if column != ListColumn.CONVENTIONS:
        return ()
    return tuple(_PILLS[Convention(code)] for code in row.conventions)

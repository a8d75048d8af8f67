"""The rows of the list of authorities, as the table asks for them."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cigdesk.domain.departments import department_name
from cigdesk.domain.membership import Convention
from cigdesk.french import number, plural, siren
from cigdesk.ports.authorities import AuthorityOrder, AuthorityRow
from cigdesk.services.authorities import AuthorityListing
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData

_Index = QModelIndex | QPersistentModelIndex
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


ORDERS = {
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


class AuthorityModel(QAbstractTableModel):
    """Rows in the order asked; sorting is asked of the store, by `on_order`."""

    def __init__(
        self, on_order: Callable[[AuthorityOrder, bool], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_order = on_order
        self._rows: tuple[AuthorityRow, ...] = ()
        self._listing: AuthorityListing | None = None
        self._readers: dict[int, Callable[[AuthorityRow, ListColumn], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.AccessibleTextRole: self._text,
            Qt.ItemDataRole.TextAlignmentRole: lambda _, column: _alignment(column),
            CellRole.DETAIL: self._detail,
            CellRole.TONE: lambda row, column: "text3" if _is_missing(row, column) else None,
            PILLS: _pills,
        }

    def show(self, listing: AuthorityListing) -> None:
        """Show those rows in place of the others."""
        self.beginResetModel()
        self._listing, self._rows = listing, listing.rows
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, ListColumn.HEADCOUNT, ListColumn.HEADCOUNT)

    def row(self, index: _Index) -> AuthorityRow | None:
        """The authority of that index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place(self, authority_id: object) -> int:
        """The row of that authority, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == authority_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(ListColumn)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column in ORDERS:
            self._on_order(ORDERS[ListColumn(column)], order == Qt.SortOrder.DescendingOrder)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._title(ListColumn(section)) if role == Qt.ItemDataRole.DisplayRole else None

    def _title(self, column: ListColumn) -> str:
        year = self._listing.year if self._listing else ""
        titles = {
            ListColumn.NAME: self.tr("Collectivité"),
            ListColumn.SIREN: self.tr("SIREN"),
            ListColumn.DEPARTMENT: self.tr("Département"),
            ListColumn.POPULATION: self.tr("Habitants"),
            ListColumn.HEADCOUNT: self.tr("Effectif {year}").format(year=year).strip(),
            ListColumn.CONVENTIONS: self.tr("Conventions en vigueur"),
        }
        return titles[column]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, read = self.row(index), self._readers.get(role)
        return None if row is None or read is None else read(row, ListColumn(index.column()))

    def _text(self, row: AuthorityRow, column: ListColumn) -> str:
        match column:
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

    def _detail(self, row: AuthorityRow, column: ListColumn) -> str:
        if column == ListColumn.NAME:
            return ", ".join(part for part in (row.kind.label, row.group_name) if part)
        if column == ListColumn.HEADCOUNT and self._listing is not None:
            return self._listing.scale.label(row.headcount)
        return ""

    def count_text(self) -> str:
        """« 12 collectivités »."""
        return plural(len(self._rows), self.tr("collectivité"))


def _alignment(column: int) -> Qt.AlignmentFlag | None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return right if column in _RIGHT else None


def _is_missing(row: AuthorityRow, column: ListColumn) -> bool:
    undeclared = column == ListColumn.HEADCOUNT and row.headcount is None
    return undeclared or (column == ListColumn.CONVENTIONS and not row.conventions)


def _pills(row: AuthorityRow, column: ListColumn) -> tuple[PillData, ...]:
    if column != ListColumn.CONVENTIONS:
        return ()
    return tuple(_PILLS[Convention(code)] for code in row.conventions)

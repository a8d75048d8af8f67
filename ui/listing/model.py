"""The rows of a list whose order is asked of the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from ui.widgets.rows import RowModel


class Line(Protocol):
    """A frozen row of one record."""

    @property
    def id(self) -> UUID:
        """The record."""


AnyLine = TypeVar("AnyLine", bound=Line)


class ListingModel(RowModel[AnyLine]):
    """Rows in the order asked.

    Args:
        orders: by which order of the store a column sorts; the others do not.
        on_order: asks for an order, and whether it is descending.
    """

    def __init__(
        self,
        columns: int,
        orders: Mapping[int, Any],
        on_order: Callable[[Any, bool], None],
        *,
        right: Collection[int] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, right=right, parent=parent)
        self.orders, self._on_order = orders, on_order

    def show(self, listing: Any) -> None:
        """Show the rows of what the service listed."""
        self.fill(listing.rows)

    def place(self, record_id: object) -> int:
        """The row of that record, or -1."""
        return next((place for place, line in enumerate(self._rows) if line.id == record_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column in self.orders:
            self._on_order(self.orders[column], order == Qt.SortOrder.DescendingOrder)

"""The rows of a list whose order is asked of the store, read a page at a time as they come in sight."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from cigdesk.ports.listing import PAGE
from ui.widgets.rows import Index, RowModel


class Line(Protocol):
    """A frozen row of one record."""

    @property
    def id(self) -> Any:
        """The record: its id, or its number in a journal."""


class Paged(Protocol):
    """What a service lists: every id in the order asked, and the first rows."""

    @property
    def ids(self) -> Sequence[Any]:
        """All of them."""

    @property
    def rows(self) -> Sequence[Any]:
        """A page of rows, or all of them."""


AnyLine = TypeVar("AnyLine", bound=Line)


class PagedModel(RowModel[AnyLine]):
    """As many rows as there are records; those that are not read yet are empty cells, and asked for."""

    page_asked = Signal(int)
    """(row): the first of a page that has come in sight."""

    def __init__(self, columns: int, *, right: Collection[int] = (), parent: QObject | None = None) -> None:
        super().__init__(columns, right=right, parent=parent)
        self.ids: Sequence[UUID] = ()
        self._lines: list[AnyLine | None] = []
        self._former: Mapping[UUID, AnyLine] = {}
        self._asked: set[int] = set()
        self._asks = True

    def show(self, listing: Any) -> None:
        """Show what the service listed, a `Paged`. A row that was in sight stays until it is read again."""
        self._former = {line.id: line for line in self._lines if line is not None}
        self.beginResetModel()
        self.ids = listing.ids
        self._lines = [*listing.rows, *[None] * (len(listing.ids) - len(listing.rows))]
        self._asked = {row // PAGE for row in range(0, len(listing.rows), PAGE)}
        self.endResetModel()

    def take(self, first: int, lines: Sequence[AnyLine]) -> None:
        """Fill in the page that begins at that row; a record that is gone since keeps its empty row."""
        by_id = {line.id: line for line in lines}
        last = min(first + PAGE, len(self.ids)) - 1
        for row in range(first, last + 1):
            self._lines[row] = by_id.get(self.ids[row])
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def place(self, record_id: object) -> int:
        """The row of that record, or -1."""
        try:
            return self.ids.index(record_id)
        except ValueError:
            return -1

    def id_of(self, index: Index) -> UUID | None:
        """The record of that row, whether it is read or not."""
        return self.ids[index.row()] if index.isValid() and index.row() < len(self.ids) else None

    def row(self, index: Index) -> AnyLine | None:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        self._ask_for(index.row() // PAGE)
        line = self._lines[index.row()]
        return self._former.get(self.ids[index.row()]) if line is None else line

    def _ask_for(self, page: int) -> None:
        if self._asks and page not in self._asked:
            self._asked.add(page)
            self.page_asked.emit(page * PAGE)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def repaint_rows(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def match(self, start: Index, role: int, value: Any, *more: Any) -> list[QModelIndex]:
        """Letters typed on the table look among what is read: a glance is no reason to read the store."""
        with self._asking_nothing():
            found: list[QModelIndex] = super().match(start, role, value, *more)
            return found

    @contextmanager
    def _asking_nothing(self) -> Iterator[None]:
        self._asks = False
        try:
            yield
        finally:
            self._asks = True


class ListingModel(PagedModel[AnyLine]):
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

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column in self.orders:
            self._on_order(self.orders[column], order == Qt.SortOrder.DescendingOrder)

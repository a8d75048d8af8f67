"""What a list shows, and why: words typed, filters, order. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from cigdesk.domain.values import HasFields
from cigdesk.ports.listing import PAGE
from ui.listing.model import Paged
from ui.operations import Operations


class Filter(HasFields, Protocol):
    """A frozen dataclass that says which records are listed."""

    @property
    def restricts(self) -> bool:
        """Whether it leaves anything out."""

    @property
    def archived(self) -> bool:
        """The archived ones instead of the others."""


Where = TypeVar("Where", bound=Filter)
Order = TypeVar("Order")
Listing = TypeVar("Listing", bound=Paged)


class ListingPresenter(QObject, Generic[Where, Order, Listing]):
    """Asks for the list again at each change of what is asked; the answer to an older question is dropped.

    Args:
        key: names the question, for `Operations.query`.
        read: the service, called with the words, the filter, the order, and `descending`.
        everything: the filter that leaves nothing out.
        order: the first one.
        read_lines: the service that gives the rows of some ids, where `read` gives only the first ones.
    """

    listed = Signal(object)
    """(what `read` gave)."""
    lines_read = Signal(int, object)
    """(row, lines): the page that begins at that row."""

    def __init__(
        self,
        operations: Operations,
        key: str,
        read: Callable[..., Listing],
        *,
        everything: Where,
        order: Order,
        read_lines: Callable[[Sequence[Any]], Sequence[Any]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._key, self._read = operations, key, read
        self._read_lines = read_lines
        self._everything = everything
        self.text = ""
        self.where = everything
        self.order, self.descending = order, False
        self.listing: Listing | None = None

    @property
    def asks_for_all(self) -> bool:
        """Whether neither words nor filters leave anything out."""
        return not self.text.strip() and not self.where.restricts

    def set_text(self, text: str) -> None:
        """Other words are typed."""
        if text != self.text:
            self.text = text
            self.ask()

    def set_archived(self, archived: bool) -> None:
        """The archived ones, or the others."""
        self.narrow(archived=archived)

    def narrow(self, **chosen: Any) -> None:
        """Other values for some fields of the filter."""
        where = replace(self.where, **chosen)
        if where != self.where:
            self.where = where
            self.ask()

    def set_order(self, order: Order, descending: bool) -> None:
        """Sort by that."""
        if (order, descending) != (self.order, self.descending):
            self.order, self.descending = order, descending
            self.ask()

    def clear(self) -> None:
        """Neither words nor filters."""
        self.text, self.where = "", self._everything
        self.ask()

    def ask(self) -> None:
        """Read the list, in the background."""
        job = partial(self._read, self.text, self.where, self.order, descending=self.descending)
        self._operations.query(self._key, job, self._answered)

    def ask_lines(self, first: int) -> None:
        """Read the page that begins at that row, in the background."""
        listing = self.listing
        if listing is None or self._read_lines is None:
            return
        job = partial(self._read_lines, listing.ids[first : first + PAGE])
        self._operations.query((self._key, first), job, lambda lines: self._brought(listing, first, lines))

    def _brought(self, listing: Listing, first: int, lines: Sequence[Any]) -> None:
        """Lines of a list that is no longer shown are dropped."""
        if listing is self.listing:
            self.lines_read.emit(first, lines)

    def _answered(self, listing: Listing) -> None:
        self.listing = listing
        self.listed.emit(listing)

"""A list that is part of a whole read once: a year, say. Narrowing and sorting it ask the store nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from ui.listing.presenter import Listing, ListingPresenter, Order, Where
from ui.operations import Operations

Whole = TypeVar("Whole")


class KeptListingPresenter(ListingPresenter[Where, Order, Listing], Generic[Where, Order, Listing, Whole]):
    """The whole is read again when the filter asks for another one, or when the records have changed.

    Args:
        read_whole: the service, called in the background with the filter.
        narrowed: what is listed, called with the whole, the words, the filter, order and `descending`; quick,
            for it is called where the window is drawn.
        named_by: which whole a filter asks for: its year.
        whole_of: what the list was made from.
    """

    def __init__(
        self,
        operations: Operations,
        key: str,
        *,
        read_whole: Callable[[Where], Whole],
        narrowed: Callable[..., Listing],
        named_by: Callable[[Where], object],
        whole_of: Callable[[Listing], Whole],
        everything: Where,
        order: Order,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(operations, key, self._listed, everything=everything, order=order, parent=parent)
        self._read_whole, self._narrowed = read_whole, narrowed
        self._named_by, self._whole_of = named_by, whole_of
        self._whole: tuple[object, Whole] | None = None

    @property
    def whole(self) -> Whole | None:
        """What is listed from, once it is read."""
        return self._whole[1] if self._whole is not None else None

    def ask(self) -> None:
        """Overrides ListingPresenter: a whole that is known is narrowed at once."""
        if self._whole is None or self._whole[0] != self._named_by(self.where):
            super().ask()
            return
        self._operations.forget(self._key)
        self._answered(self._listed(self.text, self.where, self.order, descending=self.descending))

    def read(self) -> None:
        """The records have changed: read the whole again."""
        self._whole = None
        self.ask()

    def _listed(self, text: str, where: Where, order: Order, *, descending: bool) -> Listing:
        kept = self._whole
        known = kept is not None and kept[0] == self._named_by(where)
        whole = kept[1] if kept is not None and known else self._read_whole(where)
        return self._narrowed(whole, text, where, order, descending=descending)

    def _answered(self, listing: Listing) -> None:
        # The answer is to the last question: it is of the whole that the filter asks for.
        self._whole = self._named_by(self.where), self._whole_of(listing)
        super()._answered(listing)

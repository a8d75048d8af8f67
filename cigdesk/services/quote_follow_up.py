"""What waits in the list of quotes, for the badge of the rail."""

from __future__ import annotations

from cigdesk.services.context import Context


class QuoteFollowUp:
    """Counting without reading the quotes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def due_count(self) -> int:
        """How many quotes are to be sent again, about to expire, or without the number they must have."""
        with self._context.reading() as uow:
            return uow.quotes.due_count(self._context.today())

"""Reading quotes."""

from __future__ import annotations

from sqlalchemy.orm import Session


class SqlQuoteQueries:
    """See `cigdesk.ports.quotes.QuoteQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

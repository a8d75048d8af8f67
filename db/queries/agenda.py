"""Reading agenda."""

from __future__ import annotations

from sqlalchemy.orm import Session


class SqlAgendaQueries:
    """See `cigdesk.ports.agenda.AgendaQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

"""Reading people."""

from __future__ import annotations

from sqlalchemy.orm import Session


class SqlPeopleQueries:
    """See `cigdesk.ports.people.PeopleQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

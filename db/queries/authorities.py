"""Reading authorities."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority
from cigdesk.domain.membership import MembershipState
from cigdesk.ports.authorities import AuthorityRow
from db.search import matching
from db.tables import authorities, headcounts, memberships


class SqlAuthorityQueries:
    """See `cigdesk.ports.authorities.AuthorityQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(self, text: str, *, today: date, limit: int = 5000) -> list[AuthorityRow]:
        """Authorities that match every word, by name; the headcount is the one of the year of `today`."""
        of_year = (headcounts.c.authority_id == authorities.c.id) & (headcounts.c.year == today.year)
        rows = (
            select(authorities, headcounts.c.heads)
            .outerjoin(headcounts, of_year)
            .where(authorities.c.archived.is_(False))
            .order_by(authorities.c.sort_key)
            .limit(limit)
        )
        if text.strip():
            rows = rows.where(authorities.c.id.in_(matching(Authority, text)))
        active = self._active_conventions(today)
        return [
            AuthorityRow(
                id=row.id,
                name=row.name,
                kind=row.kind,
                siren=row.siren,
                department=row.department,
                postcode=row.postcode,
                group_name=row.group_name,
                population=row.population,
                headcount=row.heads,
                conventions=active[row.id],
            )
            for row in self._session.execute(rows)
        ]

    def _active_conventions(self, today: date) -> defaultdict[UUID, tuple[str, ...]]:
        columns = memberships.c
        last_day = columns.denounced_effect, columns.end
        signed = (columns.state == MembershipState.SIGNED) & (columns.start <= today)
        running = [column.is_(None) | (column >= today) for column in last_day]
        rows = select(columns.authority_id, columns.convention).where(signed, *running)
        found: defaultdict[UUID, tuple[str, ...]] = defaultdict(tuple)
        for authority_id, convention in self._session.execute(rows.order_by(columns.convention)):
            found[authority_id] += (convention,)
        return found

"""Reading what depends on a catalogue."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, func, or_, select, union
from sqlalchemy.orm import Session

from cigdesk.domain.quote import QuoteState
from cigdesk.ports.catalogues import YearlyOffer
from db.tables import authorities, membership_terms, memberships, quotes, subscriptions

_COUNTING = (QuoteState.ISSUED, QuoteState.SENT, QuoteState.ACCEPTED)


class SqlCatalogueQueries:
    """See `cigdesk.ports.catalogues.CatalogueQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def issued_from(self, day: date) -> int:
        its = quotes.c
        return self._count(select(its.id).where(its.state.in_(_COUNTING), its.service_day >= day))

    def issued_at(self, code: str) -> int:
        its = quotes.c
        return self._count(select(its.id).where(its.state != QuoteState.DRAFT, its.catalogue == code))

    def yearly_offers(self, year: int, day: date) -> list[YearlyOffer]:
        taken = union(_by_terms(year, day), _held(year)).subquery()
        rows = (
            select(taken.c.id, taken.c.name, taken.c.offer)
            .join(authorities, authorities.c.id == taken.c.id)
            .order_by(authorities.c.sort_key, taken.c.id, taken.c.offer)
        )
        return [YearlyOffer(*row) for row in self._session.execute(rows)]

    def _count(self, found: Select[tuple[object]]) -> int:
        return self._session.scalar(select(func.count()).select_from(found.subquery())) or 0


def _by_terms(year: int, day: date) -> Select[tuple[object, ...]]:
    ends = memberships.c.denounced_effect
    return (
        select(authorities.c.id, authorities.c.name, membership_terms.c.offer)
        .join(memberships, memberships.c.authority_id == authorities.c.id)
        .join(membership_terms, membership_terms.c.membership_id == memberships.c.id)
        .where(membership_terms.c.year == year, membership_terms.c.offer != "")
        .where(or_(ends.is_(None), ends >= day), authorities.c.archived.is_(False))
    )


def _held(year: int) -> Select[tuple[object, ...]]:
    return (
        select(authorities.c.id, authorities.c.name, subscriptions.c.offer)
        .join(subscriptions, subscriptions.c.authority_id == authorities.c.id)
        .where(subscriptions.c.year == year, authorities.c.archived.is_(False))
    )

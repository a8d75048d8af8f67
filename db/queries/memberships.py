"""Reading memberships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority
from cigdesk.domain.membership import MembershipState
from cigdesk.domain.search import Term
from cigdesk.ports.memberships import MembershipRow
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import authorities, membership_terms, memberships

_OWN = (
    *("id", "authority_id", "convention", "start", "end", "state", "signed_on"),
    *("denounced_on", "denounced_effect", "tacit", "notice_months"),
    *("pending_recruitment", "waiting_list"),
)


class SqlMembershipQueries:
    """See `cigdesk.ports.memberships.MembershipQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rows(self, text: str, year: int) -> list[MembershipRow]:
        """Those of authorities whose words match, not archived, with the amounts of that year."""
        rows = _select(year)

        def holding(terms: Sequence[Term]) -> Sequence[MembershipRow]:
            found = rows
            for term in terms:
                found = found.where(memberships.c.authority_id.in_(matching(Authority, (term,))))
            return [MembershipRow(**row._mapping) for row in self._session.execute(found)]

        found, near = exact_or_near(self._session, text, holding)
        return [replace(each, near=True) for each in found] if near else list(found)

    def to_carry(self, year: int) -> list[UUID]:
        """The signed ones that cover a day of that year and have terms of the year before, none of it."""
        its, first = memberships.c, date(year, 1, 1)
        rows = select(its.id).where(
            its.state == MembershipState.SIGNED,
            its.start <= date(year, 12, 31),
            or_(its.end.is_(None), its.end >= first),
            or_(its.denounced_effect.is_(None), its.denounced_effect >= first),
            _written(year - 1),
            ~_written(year),
        )
        return list(self._session.scalars(rows.order_by(its.id)))


def _select(year: int) -> Select[Any]:
    amount = membership_terms.c.amount
    codes = func.coalesce(_of_year(func.group_concat(membership_terms.c.offer, " "), year), "")
    return (
        select(
            *(memberships.c[name] for name in _OWN),
            authorities.c.name.label("authority"),
            authorities.c.sort_key,
            codes.label("options"),
            _of_year(func.sum(amount, type_=amount.type), year).label("amount"),
        )
        .join(authorities, authorities.c.id == memberships.c.authority_id)
        .where(authorities.c.archived.is_(False))
        .order_by(authorities.c.sort_key, memberships.c.convention, memberships.c.start)
    )


def _written(year: int) -> ColumnElement[bool]:
    terms = membership_terms.c
    return exists().where(terms.membership_id == memberships.c.id, terms.year == year)


def _of_year(what: Any, year: int) -> ScalarSelect[Any]:
    terms = membership_terms.c
    return select(what).where(terms.membership_id == memberships.c.id, terms.year == year).scalar_subquery()

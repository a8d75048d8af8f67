"""Reading authorities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority, AuthorityValues
from cigdesk.domain.eligibility import Openings
from cigdesk.domain.membership import Convention, MembershipState
from cigdesk.domain.quote import QuoteState
from cigdesk.domain.search import Term
from cigdesk.ports.authorities import (
    EVERY_AUTHORITY,
    AuthorityFacets,
    AuthorityFilter,
    AuthorityOrder,
    AuthorityRow,
    KnownAuthority,
)
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import authorities, headcounts, memberships, quote_lines, quotes, subscriptions

_LISTED = authorities.c.archived.is_(False)
_ORDERS: dict[AuthorityOrder, ColumnElement[Any]] = {
    AuthorityOrder.NAME: authorities.c.sort_key,
    AuthorityOrder.KIND: authorities.c.kind,
    AuthorityOrder.SIREN: authorities.c.siren,
    AuthorityOrder.DEPARTMENT: authorities.c.department,
    AuthorityOrder.POPULATION: authorities.c.population,
    AuthorityOrder.HEADCOUNT: headcounts.c.heads,
}
_VALUES = [authorities.c[each.name] for each in fields(AuthorityValues)]


class SqlAuthorityQueries:
    """See `cigdesk.ports.authorities.AuthorityQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(
        self,
        text: str,
        *,
        today: date,
        limit: int = 5000,
        where: AuthorityFilter = EVERY_AUTHORITY,
        order: AuthorityOrder = AuthorityOrder.NAME,
        descending: bool = False,
    ) -> list[AuthorityRow]:
        """Authorities that match every word; the headcount is the one of the year of `today`."""
        of_year = (headcounts.c.authority_id == authorities.c.id) & (headcounts.c.year == today.year)
        rows = select(authorities, headcounts.c.heads).outerjoin(headcounts, of_year)
        rows = rows.where(_wanted(where, today)).limit(limit)
        ordered = _ordered(rows, order, descending=descending)

        def holding(terms: Sequence[Term]) -> Sequence[Row[Any]]:
            kept = ordered.where(authorities.c.id.in_(matching(Authority, terms))) if terms else ordered
            return self._session.execute(kept).all()

        found, near = exact_or_near(self._session, _typed(text), holding)
        active = self._active_conventions(today)
        return [_row(row, active[row.id], near=near) for row in found]

    def facets(self, today: date) -> AuthorityFacets:
        """What the list can be filtered by."""
        declared = select(headcounts.c.authority_id).where(headcounts.c.year == today.year)
        return AuthorityFacets(
            self._counts(authorities.c.kind),
            {code: count for code, count in self._counts(authorities.c.department).items() if code},
            self._count(_LISTED),
            self._count(authorities.c.archived.is_(True)),
            self._count(_LISTED & _member_on(today)),
            self._count(_LISTED & authorities.c.id.not_in(declared)),
        )

    def named_by_siren(self, siren: str) -> tuple[UUID, str, bool] | None:
        """Id, name and whether it is archived of the authority that has this SIREN."""
        columns = authorities.c.id, authorities.c.name, authorities.c.archived
        row = self._session.execute(select(*columns).where(authorities.c.siren == siren)).first()
        return (row.id, row.name, row.archived) if row is not None else None

    def known_sirens(self) -> dict[str, KnownAuthority]:
        """Every authority that has a SIREN, by it."""
        rows = select(authorities.c.id, authorities.c.archived, *_VALUES).where(authorities.c.siren != "")
        return {row.siren: _known(row) for row in self._session.execute(rows)}

    def openings(self, authority_id: UUID, day: date) -> Openings:
        """The conventions in force on the day, the offers taken or granted for its year."""
        of = {"authority": authority_id, "day": day, "year": day.year}
        year = {"first": date(day.year, 1, 1), "last": date(day.year, 12, 31)}
        found = self._session.execute(_openings(), of | year).all()
        return Openings(
            frozenset(Convention(row.code) for row in found if row.convention),
            frozenset(row.code for row in found if not row.convention),
        )

    def _counts(self, column: ColumnElement[Any]) -> dict[Any, int]:
        rows = select(column, func.count()).where(_LISTED).group_by(column).order_by(column)
        return dict(self._session.execute(rows).all())

    def _count(self, which: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(authorities).where(which)) or 0

    def _active_conventions(self, today: date) -> defaultdict[UUID, tuple[str, ...]]:
        columns = memberships.c.authority_id, memberships.c.convention
        rows = select(*columns).where(_in_force(today)).distinct().order_by(columns[1])
        found: defaultdict[UUID, tuple[str, ...]] = defaultdict(tuple)
        for authority_id, convention in self._session.execute(rows):
            found[authority_id] += (convention,)
        return found


@cache
def _openings() -> CompoundSelect[Any]:
    """One question, built once: every booking asks it."""
    authority: BindParameter[UUID] = bindparam("authority")
    of_quotes = quotes.c.service_day.between(bindparam("first"), bindparam("last"))
    convention = type_coerce(memberships.c.convention, String).label("code")
    return union_all(
        select(literal(1).label("convention"), convention).where(
            memberships.c.authority_id == authority, _in_force(bindparam("day"))
        ),
        select(literal(0), subscriptions.c.offer).where(
            subscriptions.c.authority_id == authority, subscriptions.c.year == bindparam("year")
        ),
        select(literal(0), quote_lines.c.offer)
        .join(quotes, quotes.c.id == quote_lines.c.quote_id)
        .where(quotes.c.authority_id == authority, quotes.c.state == QuoteState.ACCEPTED)
        .where(of_quotes, quote_lines.c.optional.is_(False)),
    )


def _in_force(today: date | BindParameter[date]) -> ColumnElement[bool]:
    columns = memberships.c
    last_days = (columns.denounced_effect, columns.end)
    running = [column.is_(None) | (column >= today) for column in last_days]
    return and_(columns.state == MembershipState.SIGNED, columns.start <= today, *running)


def _member_on(today: date) -> ColumnElement[bool]:
    return authorities.c.id.in_(select(memberships.c.authority_id).where(_in_force(today)))


def _wanted(where: AuthorityFilter, today: date) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [authorities.c.archived.is_(where.archived)]
    if where.kind is not None:
        conditions.append(authorities.c.kind == where.kind)
    if where.department:
        conditions.append(authorities.c.department == where.department)
    if where.members_only:
        conditions.append(_member_on(today))
    if where.without_headcount:
        conditions.append(headcounts.c.heads.is_(None))
    return and_(*conditions)


def _ordered(rows: Select[Any], order: AuthorityOrder, *, descending: bool) -> Select[Any]:
    """What is not known comes last in both directions: an empty cell is not a small value."""
    column = _ORDERS[order]
    empty = column.is_(None) | (type_coerce(column, String) == "")
    return rows.order_by(empty, column.desc() if descending else column, authorities.c.sort_key)


def _typed(text: str) -> str:
    """Digits pasted in groups are one number: « 219 400 223 »."""
    return re.sub(r"(?<=[0-9])\s+(?=[0-9])", "", text)


def _row(row: Row[Any], conventions: tuple[str, ...], *, near: bool) -> AuthorityRow:
    return AuthorityRow(
        id=row.id,
        name=row.name,
        kind=row.kind,
        siren=row.siren,
        department=row.department,
        postcode=row.postcode,
        group_name=row.group_name,
        population=row.population,
        headcount=row.heads,
        conventions=conventions,
        city=row.city,
        archived=row.archived,
        near=near,
    )


def _known(row: Row[Any]) -> KnownAuthority:
    values = AuthorityValues(**{each.name: getattr(row, each.name) for each in fields(AuthorityValues)})
    return KnownAuthority(row.id, values, row.archived)

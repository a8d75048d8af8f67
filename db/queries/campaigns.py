"""Reading the campaigns of headcounts."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.ports.campaigns import CampaignRow
from db.tables import authorities, campaign_letters, headcount_campaigns, headcounts, memberships


class SqlCampaignQueries:
    """See `cigdesk.ports.campaigns.CampaignQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rows(self, year: int) -> list[CampaignRow]:
        """Every authority that is not archived, by name, with what it declared for the year."""
        return [CampaignRow(**row) for row in self._session.execute(_rows(year)).mappings()]


def _rows(year: int) -> Select[Any]:
    now, before, letters = _declared(year), _last_before(year), _letters(year)
    its = authorities.c
    return (
        select(
            its.id.label("authority_id"),
            *(its.name, its.kind, its.siren, its.mail),
            _member(year).label("member"),
            before.c.heads.label("before"),
            before.c.year.label("before_year"),
            *(now.c.heads, now.c.declared_on),
            func.coalesce(now.c.declared_by, "").label("declared_by"),
            func.coalesce(letters.c.letters, 0).label("letters"),
            letters.c.last_letter,
        )
        .outerjoin(now, now.c.authority_id == its.id)
        .outerjoin(before, before.c.authority_id == its.id)
        .outerjoin(letters, letters.c.authority_id == its.id)
        .where(its.archived.is_(False))
        .order_by(its.sort_key, its.id)
    )


def _declared(year: int) -> Subquery:
    return select(headcounts).where(headcounts.c.year == year).subquery()


def _last_before(year: int) -> Subquery:
    """SQLite gives the columns of the row that holds the maximum."""
    latest = func.max(headcounts.c.year).label("year")
    grouped = select(headcounts.c.authority_id, latest, headcounts.c.heads)
    return grouped.where(headcounts.c.year < year).group_by(headcounts.c.authority_id).subquery()


def _letters(year: int) -> Subquery:
    its = campaign_letters.c
    counted = select(
        its.authority_id,
        func.count().label("letters"),
        func.max(its.prepared_on).label("last_letter"),
    ).join(headcount_campaigns, headcount_campaigns.c.id == its.campaign_id)
    return counted.where(headcount_campaigns.c.year == year).group_by(its.authority_id).subquery()


def _member(year: int) -> ColumnElement[bool]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    its = memberships.c
    return (
        select(its.id)
        .where(its.authority_id == authorities.c.id, its.start <= last)
        .where(and_(*(or_(each.is_(None), each >= first) for each in (its.end, its.denounced_effect))))
        .exists()
    )

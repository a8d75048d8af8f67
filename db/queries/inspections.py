"""Reading inspection days, their observations and photos."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, func, select
from sqlalchemy.orm import Session

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import NotFound
from cigdesk.domain.inspection import InspectionState
from cigdesk.domain.observation import FollowUpState, Severity
from cigdesk.domain.search import Term
from cigdesk.ports.inspections import (
    EVERY_INSPECTION,
    InspectionFacets,
    InspectionFilter,
    InspectionLine,
    InspectionOrder,
    ObservationRow,
    PhotoRow,
    VisitedSite,
)
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import (
    authorities,
    inspection_sites,
    inspections,
    observation_photos,
    observations,
    practitioners,
    sites,
)

_LINE: Final = [each.name for each in fields(InspectionLine) if each.name != "near"]
_ROW: Final = [each.name for each in fields(ObservationRow)]
_PHOTO: Final = [each.name for each in fields(PhotoRow)]
_RANKS: Final = {severity.value: rank for rank, severity in enumerate(Severity)}
_BY_RANK: Final = dict(enumerate(Severity))
_OPEN: Final = observations.c.follow_up.in_([each for each in FollowUpState if each.is_open])
_USED: Final = {name: observations.c[name] for name in ("reference", "responsible", "place")}


class SqlInspectionQueries:
    """See `cigdesk.ports.inspections.InspectionQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def listing(
        self,
        text: str = "",
        *,
        where: InspectionFilter = EVERY_INSPECTION,
        order: InspectionOrder = InspectionOrder.DAY,
        descending: bool = True,
        limit: int = 5000,
    ) -> list[InspectionLine]:
        """Those for which every word is in the name of the authority."""

        def holding(terms: Sequence[Term]) -> Sequence[InspectionLine]:
            concerned = [inspections.c.authority_id.in_(matching(Authority, (each,))) for each in terms]
            rows = _lines().where(*_wanted(where), *concerned)
            return self._read(rows.order_by(*_ordered(order, descending=descending)).limit(limit))

        found, near = exact_or_near(self._session, text, holding)
        return [replace(each, near=near) for each in found] if near else list(found)

    def one(self, inspection_id: UUID) -> InspectionLine:
        """One of them; raises `NotFound`."""
        found = self._read(_lines().where(inspections.c.id == inspection_id))
        if not found:
            raise NotFound("Cette journée n’existe plus\u00a0: elle a été supprimée entre-temps.")
        return found[0]

    def facets(self, year: int | None = None) -> InspectionFacets:
        """What the list of that year can be filtered by."""
        its, within = inspections.c, _wanted(InspectionFilter(year))
        states, kinds = (
            select(each, func.count()).where(*within).group_by(each) for each in (its.state, its.kind)
        )
        who = practitioners.c
        people = (
            select(who.id, who.first_name, who.last_name, func.count())
            .join(inspections, its.practitioner_id == who.id)
            .where(*within)
            .group_by(who.id)
            .order_by(who.last_name, who.first_name)
        )
        found = {row[0]: (row[1], row[2], row[3]) for row in self._session.execute(people)}
        return InspectionFacets(
            dict(self._session.execute(states).all()),
            dict(self._session.execute(kinds).all()),
            found,
        )

    def observations(self, inspection_id: UUID) -> list[ObservationRow]:
        """What that day found, in the order of the report."""
        its = observations.c
        rows = _observations().where(its.inspection_id == inspection_id)
        return self._rows(rows.order_by(its.position, its.id))

    def open_observations(
        self, authority_id: UUID, *, before: date | None = None, apart: UUID | None = None
    ) -> list[ObservationRow]:
        """What closed days found at an authority and is not settled, the gravest and oldest first."""
        days = inspections.c
        rows = _observations().where(
            days.authority_id == authority_id, days.state == InspectionState.CLOSED, _OPEN
        )
        if before is not None:
            rows = rows.where(days.day < before)
        if apart is not None:
            rows = rows.where(days.id != apart)
        rank = case(_RANKS, value=observations.c.severity)
        return self._rows(rows.order_by(rank, days.day, observations.c.position, observations.c.id))

    def photos(self, inspection_id: UUID) -> list[PhotoRow]:
        """The photos of that day, by observation and in their order."""
        its = observation_photos.c
        rows = (
            select(*(its[name] for name in _PHOTO))
            .join(observations, observations.c.id == its.observation_id)
            .where(observations.c.inspection_id == inspection_id)
            .order_by(observations.c.position, its.observation_id, its.position, its.id)
        )
        return [PhotoRow(**dict(zip(_PHOTO, row, strict=True))) for row in self._session.execute(rows)]

    def sites_of(self, authority_id: UUID, before: date) -> list[VisitedSite]:
        """The sites of an authority that are in use, by name, with when each was last inspected."""
        rows = (
            select(sites.c.id, sites.c.name, _last_visit(before))
            .where(sites.c.authority_id == authority_id, sites.c.archived.is_(False))
            .order_by(sites.c.name, sites.c.id)
        )
        return [VisitedSite(*row) for row in self._session.execute(rows)]

    def visited(self, inspection_id: UUID) -> list[VisitedSite]:
        """The sites of that day, in their order."""
        its = inspection_sites.c
        rows = (
            select(sites.c.id, sites.c.name, _last_visit(inspections.c.day))
            .join(inspection_sites, its.site_id == sites.c.id)
            .join(inspections, inspections.c.id == its.inspection_id)
            .where(its.inspection_id == inspection_id)
            .order_by(its.position, its.id)
        )
        return [VisitedSite(*row) for row in self._session.execute(rows)]

    def used(self, field: str, authority_id: UUID | None = None, limit: int = 200) -> list[str]:
        """What was written before in that field of observations, the most used first."""
        column = _USED[field]
        rows = select(column).where(column != "").group_by(column).limit(limit)
        if authority_id is not None:
            rows = rows.join(inspections, inspections.c.id == observations.c.inspection_id)
            rows = rows.where(inspections.c.authority_id == authority_id)
        return list(self._session.scalars(rows.order_by(func.count().desc(), column)))

    def met(self, authority_id: UUID, limit: int = 50) -> list[str]:
        """Who was met at an authority before, the latest first."""
        its = inspections.c
        rows = select(its.people).where(its.authority_id == authority_id, its.people != ())
        latest = self._session.scalars(rows.order_by(its.day.desc(), its.id.desc()).limit(limit))
        return list(dict.fromkeys(name for people in latest for name in people))[:limit]

    def of_appointments(self, appointment_ids: Collection[UUID]) -> Mapping[UUID, UUID]:
        """The inspections made from these appointments, by appointment."""
        its = inspections.c
        rows = select(its.appointment_id, its.id).where(its.appointment_id.in_(appointment_ids))
        return dict(self._session.execute(rows).all())

    def _read(self, rows: Select[Any]) -> list[InspectionLine]:
        read = (dict(zip(_LINE, row, strict=True)) for row in self._session.execute(rows))
        return [InspectionLine(**each | {"gravest": _BY_RANK.get(each["gravest"])}) for each in read]

    def _rows(self, rows: Select[Any]) -> list[ObservationRow]:
        return [ObservationRow(**dict(zip(_ROW, row, strict=True))) for row in self._session.execute(rows)]


def _wanted(where: InspectionFilter) -> list[ColumnElement[bool]]:
    its = inspections.c
    equal = {
        its.state: where.state,
        its.kind: where.kind,
        its.practitioner_id: where.practitioner_id,
        its.authority_id: where.authority_id,
    }
    found: list[ColumnElement[bool]] = [
        column == value for column, value in equal.items() if value is not None
    ]
    if where.year is not None:
        found.append(its.day.between(date(where.year, 1, 1), date(where.year, 12, 31)))
    return found


def _counted(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    its = observations.c.inspection_id == inspections.c.id
    return select(func.count()).select_from(observations).where(its, *where).scalar_subquery()


def _gravest() -> ScalarSelect[Any]:
    rank = case(_RANKS, value=observations.c.severity)
    return select(func.min(rank)).where(observations.c.inspection_id == inspections.c.id).scalar_subquery()


def _site_names() -> ScalarSelect[Any]:
    its = inspection_sites.c
    named = (
        select(sites.c.name)
        .join(inspection_sites, its.site_id == sites.c.id)
        .where(its.inspection_id == inspections.c.id)
        .order_by(its.position)
        .correlate(inspections)
        .subquery()
    )
    joined = func.coalesce(func.group_concat(named.c.name, ", "), "")
    return select(joined).correlate(inspections).scalar_subquery()


def _last_visit(before: Any) -> ScalarSelect[Any]:
    days, its = inspections.alias("earlier"), inspection_sites.alias("visits")
    return (
        select(func.max(days.c.day, type_=days.c.day.type))
        .join(its, its.c.inspection_id == days.c.id)
        .where(its.c.site_id == sites.c.id, days.c.day < before)
        .correlate(sites, inspections)
        .scalar_subquery()
    )


_SHOWN: Final = {
    "observations": _counted(),
    "still_open": _counted(_OPEN),
    "gravest": _gravest(),
}


def _lines() -> Select[Any]:
    """The columns named in `_LINE`, in that order."""
    columns: dict[str, ColumnElement[Any]] = {
        **inspections.c,
        "authority": authorities.c.name,
        "practitioner_first_name": practitioners.c.first_name,
        "practitioner_last_name": practitioners.c.last_name,
        "sites": _site_names(),
        **_SHOWN,
    }
    return (
        select(*(columns[name].label(name) for name in _LINE))
        .join_from(inspections, authorities, authorities.c.id == inspections.c.authority_id)
        .join(practitioners, practitioners.c.id == inspections.c.practitioner_id)
    )


def _ordered(order: InspectionOrder, *, descending: bool) -> list[ColumnElement[Any]]:
    first: Mapping[InspectionOrder, tuple[ColumnElement[Any], ...]] = {
        InspectionOrder.DAY: (),
        InspectionOrder.AUTHORITY: (authorities.c.sort_key,),
        InspectionOrder.KIND: (inspections.c.kind,),
        InspectionOrder.PRACTITIONER: (practitioners.c.last_name, practitioners.c.first_name),
        InspectionOrder.STATE: (inspections.c.state,),
        InspectionOrder.OBSERVATIONS: (_SHOWN["observations"],),
    }
    ways = [column.desc() if descending else column.asc() for column in first[order]]
    day, last = inspections.c.day, inspections.c.id
    ascending = order is InspectionOrder.DAY and not descending
    return [*ways, day.asc() if ascending else day.desc(), last.asc() if ascending else last.desc()]


def _observations() -> Select[Any]:
    """The columns named in `_ROW`, in that order."""
    shown = observation_photos.c.observation_id == observations.c.id
    photos = select(func.count()).select_from(observation_photos).where(shown).scalar_subquery()
    columns: dict[str, ColumnElement[Any]] = {
        **observations.c,
        "authority_id": inspections.c.authority_id,
        "authority": authorities.c.name,
        "day": inspections.c.day,
        "state": inspections.c.state,
        "site": func.coalesce(sites.c.name, ""),
        "photos": photos,
    }
    return (
        select(*(columns[name].label(name) for name in _ROW))
        .join_from(observations, inspections, inspections.c.id == observations.c.inspection_id)
        .join(authorities, authorities.c.id == inspections.c.authority_id)
        .outerjoin(sites, sites.c.id == observations.c.site_id)
    )

"""Reading people and places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, Table, and_, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.agent_doubles import Identity
from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.people import Agent, AgentValues, phone_digits
from cigdesk.domain.search import Term
from cigdesk.ports.listing import Found
from cigdesk.ports.people import (
    EVERY_AGENT,
    AgentFacets,
    AgentFilter,
    AgentLine,
    AgentOrder,
    Employer,
    Meeting,
    PractitionerLine,
    PractitionerUses,
    RoomLine,
    SiteLine,
)
from db.queries.found import found_by, written_id
from db.search import matching
from db.tables import (
    absences,
    agents,
    appointments,
    authorities,
    permanences,
    persons,
    practitioners,
    rooms,
    sick_leaves,
    sites,
)

_LISTED = agents.c.archived.is_(False)
_GIVEN_UP = (AppointmentStatus.CANCELLED, AppointmentStatus.EXCUSED)


class SqlPeopleQueries:
    """See `cigdesk.ports.people.PeopleQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def agents_found(
        self,
        text: str = "",
        *,
        now: datetime,
        today: date,
        where: AgentFilter = EVERY_AGENT,
        order: AgentOrder = AgentOrder.NAME,
        descending: bool = False,
        limit: int | None = None,
    ) -> Found:
        """Agents for whom every word is in the name, the phone, the mail or the employer's name."""
        ids = select(written_id(agents.c.id)).where(_wanted(where, today)).limit(limit)
        if order is AgentOrder.AUTHORITY:
            ids = ids.join(authorities, authorities.c.id == agents.c.authority_id)
        ids = ids.order_by(_by(order, now, descending=descending), agents.c.sort_key, agents.c.id)
        return found_by(self._session, _typed(text), ids, _in_agent_or_employer)

    def agent_lines(self, found: Found, *, now: datetime, today: date) -> list[AgentLine]:
        """The lines of those agents, in the same order; one that is gone since has none."""
        rows = _agent_rows(now, today).where(agents.c.id.in_(found.ids))
        lines = {row.id: AgentLine(**row._mapping, near=found.near) for row in self._session.execute(rows)}
        return [lines[each] for each in found.ids if each in lines]

    def agent_facets(self, today: date) -> AgentFacets:
        """What the list can be filtered by."""
        listed, archived = self._agents_by_employer()
        return AgentFacets(
            self._employers(listed),
            sum(listed.values()),
            self._count(agents, _LISTED & _on_leave(today)),
            sum(archived.values()),
        )

    def _agents_by_employer(self) -> tuple[Mapping[UUID, int], Mapping[UUID, int]]:
        """How many agents each authority has: those that are listed, and the archived ones."""
        by = agents.c.authority_id, agents.c.archived
        counted: tuple[dict[UUID, int], dict[UUID, int]] = {}, {}
        for authority_id, archived, count in self._session.execute(select(*by, func.count()).group_by(*by)):
            counted[archived][authority_id] = count
        return counted

    def _employers(self, listed: Mapping[UUID, int]) -> tuple[Employer, ...]:
        rows = select(authorities.c.id, authorities.c.name).order_by(authorities.c.sort_key)
        named = self._session.execute(rows)
        return tuple(Employer(key, name, listed[key]) for key, name in named if key in listed)

    def doubles(
        self, values: AgentValues, *, now: datetime, today: date, besides: UUID | None = None
    ) -> list[AgentLine]:
        """Kept agents, archived ones included, who are likely to be that person."""
        same: list[ColumnElement[bool]] = []
        if values.last_name.strip():
            same.append(agents.c.sort_key.in_(values.sort_keys))
        if phone := phone_digits(values.phone):
            # A number taken over from a booking may be written in pairs.
            same.append(func.replace(agents.c.phone, " ", "") == phone)
        if not same:
            return []
        rows = _agent_rows(now, today).where(or_(*same)).limit(20)
        if besides is not None:
            rows = rows.where(agents.c.id != besides)
        ordered = rows.order_by(agents.c.sort_key, agents.c.id)
        return [AgentLine(**row._mapping) for row in self._session.execute(ordered)]

    def identities(self, authority_id: UUID | None = None) -> list[Identity]:
        """What tells agents from each other, of one employer or all, the archived ones included."""
        its = agents.c
        columns = (its.id, its.authority_id, its.civility, its.first_name, its.last_name, its.phone, its.mail)
        rows = select(*columns, its.archived).order_by(its.id)
        if authority_id is not None:
            rows = rows.where(its.authority_id == authority_id)
        return [Identity(**row._mapping) for row in self._session.execute(rows)]

    def meetings(self, agent_id: UUID, limit: int = 500) -> list[Meeting]:
        """The appointments of an agent, the latest first."""
        its = appointments.c
        place = func.coalesce(authorities.c.name, sites.c.name, "")
        columns = (its.id, its.start, its.end, its.kind, its.mode, its.status)
        rows: Select[Any] = (
            select(*columns, practitioners.c.first_name, practitioners.c.last_name, place.label("place"))
            .join(practitioners, practitioners.c.id == its.practitioner_id)
            .outerjoin(sites, sites.c.id == its.site_id)
            .outerjoin(authorities, authorities.c.id == func.coalesce(sites.c.authority_id, its.authority_id))
            .where(its.agent_id == agent_id)
            .order_by(its.start.desc(), its.id)
            .limit(limit)
        )
        return [_meeting(row) for row in self._session.execute(rows)]

    def upcoming_of(self, agent_id: UUID, now: datetime) -> int:
        """How many planned appointments an agent still has."""
        return self._count(appointments, _upcoming(now) & (appointments.c.agent_id == agent_id))

    def practitioners(self) -> list[PractitionerLine]:
        """All of them, the active ones first, by name."""
        its = practitioners.c
        columns = (its.id, its.first_name, its.last_name, its.function, its.colour, its.phone, its.active)
        rows = select(*columns).order_by(its.active.desc(), its.sort_key, its.id)
        return [PractitionerLine(**row._mapping) for row in self._session.execute(rows)]

    def practitioner_uses(self, practitioner_id: UUID, now: datetime) -> PractitionerUses:
        """What refers to a practitioner."""
        mine = appointments.c.practitioner_id == practitioner_id
        person = select(persons.c.name).where(persons.c.practitioner_id == practitioner_id)
        return PractitionerUses(
            appointments=self._count(appointments, mine),
            permanences=self._count(permanences, permanences.c.practitioner_id == practitioner_id),
            absences=self._count(absences, absences.c.practitioner_id == practitioner_id),
            upcoming=self._count(appointments, _upcoming(now) & mine),
            person=self._session.scalar(person.limit(1)) or "",
        )

    def sites(self) -> list[SiteLine]:
        """All of them: the centre's first, then by authority, each with its rooms by name."""
        of_site: defaultdict[UUID, list[RoomLine]] = defaultdict(list)
        for row in self._session.execute(select(rooms).order_by(rooms.c.name, rooms.c.id)):
            of_site[row.site_id].append(RoomLine(row.id, row.name, row.archived))
        owner = func.coalesce(authorities.c.name, "")
        rows = (
            select(sites, owner.label("authority"))
            .outerjoin(authorities, authorities.c.id == sites.c.authority_id)
            .order_by(sites.c.authority_id.is_not(None), authorities.c.sort_key, sites.c.name, sites.c.id)
        )
        return [_site(row, tuple(of_site[row.id])) for row in self._session.execute(rows)]

    def _count(self, table: Table, which: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(table).where(which)) or 0


def _agent_rows(now: datetime, today: date) -> Select[Any]:
    """The columns of an `AgentLine`, by their names."""
    its = agents.c
    met = _last(now).label("last"), _next(now).label("next")
    columns = (its.id, its.civility, its.first_name, its.last_name, its.authority_id, its.status, its.phone)
    named = authorities.c.name.label("authority"), _on_leave(today).label("on_leave")
    rows = select(*columns, its.archived, *named, *met)
    return rows.join(authorities, authorities.c.id == its.authority_id)


def _last(now: datetime) -> ScalarSelect[Any]:
    """One look for each agent: gathering them for everybody reads every appointment of the store."""
    mine = appointments.c.agent_id == agents.c.id
    return select(func.max(appointments.c.start)).where(mine, _past(now)).scalar_subquery()


def _next(now: datetime) -> ScalarSelect[Any]:
    mine = appointments.c.agent_id == agents.c.id
    return select(func.min(appointments.c.start)).where(mine, _upcoming(now)).scalar_subquery()


def _in_agent_or_employer(term: Term) -> ColumnElement[bool]:
    employed = agents.c.authority_id.in_(matching(Authority, (term,)))
    return or_(agents.c.id.in_(matching(Agent, (term,))), employed)


def _past(now: datetime) -> ColumnElement[bool]:
    return (appointments.c.start <= now) & appointments.c.status.not_in(_GIVEN_UP)


def _upcoming(now: datetime) -> ColumnElement[bool]:
    return (appointments.c.start > now) & (appointments.c.status == AppointmentStatus.PLANNED)


def _on_leave(today: date) -> ColumnElement[bool]:
    its = sick_leaves.c
    running = its.end.is_(None) | (its.end >= today)
    return agents.c.id.in_(select(its.agent_id).where(its.start <= today, running))


def _wanted(where: AgentFilter, today: date) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [agents.c.archived.is_(where.archived)]
    if where.authority_id is not None:
        conditions.append(agents.c.authority_id == where.authority_id)
    if where.on_leave:
        conditions.append(_on_leave(today))
    return and_(*conditions)


def _by(order: AgentOrder, now: datetime, *, descending: bool) -> ColumnElement[Any]:
    """What is not known comes last in both directions: an empty cell is not a small value."""
    by: ColumnElement[Any]
    match order:
        case AgentOrder.NAME:
            by = agents.c.sort_key
        case AgentOrder.AUTHORITY:
            by = authorities.c.sort_key
        case AgentOrder.STATUS:
            by = agents.c.status
        case AgentOrder.LAST:
            by = _last(now)
        case AgentOrder.NEXT:
            by = _next(now)
    directed: ColumnElement[Any] = by.desc() if descending else by.asc()
    # Everybody has a name and an employer: SQLite would not take an order with unknown ones from an index.
    return directed if order in (AgentOrder.NAME, AgentOrder.AUTHORITY) else directed.nulls_last()


def _typed(text: str) -> str:
    """A number pasted in pairs is one word: « 01 56 96 80 80 », « 01.56.96 »."""
    return re.sub(r"(?<=[0-9])[\s.\-]+(?=[0-9])", "", text)


def _meeting(row: Row[Any]) -> Meeting:
    return Meeting(
        id=row.id,
        start=row.start,
        end=row.end,
        kind=row.kind,
        mode=row.mode,
        status=row.status,
        practitioner=f"{row.first_name} {row.last_name}".strip(),
        place=row.place,
    )


def _site(row: Row[Any], its_rooms: tuple[RoomLine, ...]) -> SiteLine:
    return SiteLine(
        id=row.id,
        name=row.name,
        authority_id=row.authority_id,
        authority=row.authority,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        archived=row.archived,
        rooms=its_rooms,
    )

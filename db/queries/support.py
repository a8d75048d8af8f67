"""Reading cases of social support, and the time worked for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import Session

from cigdesk.domain.agenda.interval import Interval
from cigdesk.domain.appointment import AppointmentKind, AppointmentStatus, Subject
from cigdesk.domain.authority import Authority
from cigdesk.domain.engagement_units import HOUR
from cigdesk.domain.errors import NotFound
from cigdesk.domain.people import Agent
from cigdesk.domain.search import Term
from cigdesk.domain.support_time import RECORDING, TIMED_UNITS, WITH_TIME, Charge
from cigdesk.ports.support import (
    EVERY_CASE,
    CaseFacets,
    CaseFilter,
    CaseLine,
    CaseOrder,
    TimeRow,
    WaitingRow,
)
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import agents, appointments, authorities, cases, engagements, practitioners, time_entries

_NAMES: Final = [each.name for each in fields(CaseLine) if each.name != "near"]
_TIME_NAMES: Final = [each.name for each in fields(TimeRow)]
_NUMBER: Final = re.compile(r"(?:sst)?[-\s]*0*([1-9][0-9]{0,8})", re.IGNORECASE)


class SqlSupportQueries:
    """See `cigdesk.ports.support.SupportQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def listing(
        self,
        text: str = "",
        *,
        where: CaseFilter = EVERY_CASE,
        order: CaseOrder = CaseOrder.NUMBER,
        descending: bool = True,
        limit: int = 5000,
    ) -> list[CaseLine]:
        """Those of that number, or for which every word is in the name of the agent or of the authority."""
        wanted = _wanted(where)
        if numbered := _NUMBER.fullmatch(text.strip()):
            wanted.append(cases.c.sequence == int(numbered[1]))
            text = ""

        def holding(terms: Sequence[Term]) -> Sequence[CaseLine]:
            rows = _cases().where(*wanted, *map(_concerns, terms))
            return self._lines(rows.order_by(*_ordered(order, descending=descending)).limit(limit))

        found, near = exact_or_near(self._session, text, holding)
        return [replace(each, near=near) for each in found] if near else list(found)

    def one(self, case_id: UUID) -> CaseLine:
        """One of them; raises `NotFound`."""
        found = self._lines(_cases().where(cases.c.id == case_id))
        if not found:
            raise NotFound("Ce dossier n’existe plus\u00a0: son ouverture a été annulée entre-temps.")
        return found[0]

    def facets(self) -> CaseFacets:
        """What the list can be filtered by."""
        its, people = cases.c, practitioners.c
        opened = its.closed_on.is_(None)
        states: dict[bool, int] = dict(self._counted(opened))
        by_referent = (
            select(people.id, people.first_name, people.last_name, func.count())
            .join(cases, its.referent_id == people.id)
            .where(at_hand())
            .group_by(people.id)
            .order_by(people.sort_key)
        )
        return CaseFacets(
            states.get(True, 0),
            states.get(False, 0),
            dict(self._counted(its.subject)),
            dict(self._counted(its.kind)),
            {row[0]: (row[1], row[2], row[3]) for row in self._session.execute(by_referent)},
        )

    def entries(
        self,
        authority_id: UUID | None,
        first: date,
        last: date,
        practitioner_ids: Collection[UUID] | None = None,
    ) -> list[TimeRow]:
        """The time of these days, by day: of an authority or of all, of some practitioners or of all."""
        its = time_entries.c
        rows = _times().where(its.day >= first, its.day <= last).order_by(its.day, its.id)
        if authority_id is not None:
            rows = rows.where(its.authority_id == authority_id)
        if practitioner_ids is not None:
            rows = rows.where(its.practitioner_id.in_(practitioner_ids))
        return self._times(rows)

    def of_case(self, case_id: UUID) -> list[TimeRow]:
        """All the time of a case, the latest day first."""
        its = time_entries.c
        return self._times(_times().where(its.case_id == case_id).order_by(its.day.desc(), its.id.desc()))

    def of_appointment(self, appointment_id: UUID) -> list[TimeRow]:
        """The entry of an appointment, and its rests."""
        its = time_entries.c
        of = select(its.id).where(its.appointment_id == appointment_id)
        own = or_(its.appointment_id == appointment_id, its.rest_of_id.in_(of))
        return self._times(_times().where(own).order_by(its.id))

    def waiting(
        self,
        practitioner_ids: Collection[UUID] | None,
        span: Interval,
        *,
        by_the_hour: bool = False,
        agent_id: UUID | None = None,
    ) -> list[WaitingRow]:
        """The done appointments of social workers without time, by start."""
        of = appointments.c
        rows = (
            select(*map(_WAITING.__getitem__, _WAITING_NAMES))
            .join(practitioners, practitioners.c.id == of.practitioner_id)
            .join(authorities, authorities.c.id == of.authority_id)
            .outerjoin(agents, agents.c.id == of.agent_id)
            .where(*_awaiting(practitioner_ids, span), _BY_THE_HOUR if by_the_hour else true())
            .where(of.agent_id == agent_id if agent_id else true())
            .order_by(of.start, of.id)
        )
        found = self._session.execute(rows)
        return [WaitingRow(**dict(zip(_WAITING_NAMES, row, strict=True))) for row in found]

    def waiting_count(self, practitioner_ids: Collection[UUID] | None, span: Interval) -> int:
        """How many of those by the hour there are."""
        rows = (
            select(func.count())
            .select_from(appointments)
            .join(practitioners, practitioners.c.id == appointments.c.practitioner_id)
            .where(*_awaiting(practitioner_ids, span), _BY_THE_HOUR)
        )
        return self._session.scalar(rows) or 0

    def billed_by_agreement(self, case_id: UUID) -> int:
        """The minutes of a case that are billed by the agreement of its employer, on account of no order."""
        its = time_entries.c
        rows = select(func.sum(its.minutes)).where(
            its.case_id == case_id, its.charge == Charge.BILLED, its.engagement_id.is_(None)
        )
        return self._session.scalar(rows) or 0

    def busy_cases(self, practitioner_id: UUID, since: date, until: date) -> list[CaseLine]:
        """The cases on which a practitioner worked between these days, or that are open and theirs."""
        its = time_entries.c
        worked = select(its.case_id).where(
            its.practitioner_id == practitioner_id, its.day >= since, its.day <= until
        )
        theirs = and_(
            cases.c.referent_id == practitioner_id,
            cases.c.opened_on <= until,
            or_(cases.c.closed_on.is_(None), cases.c.closed_on >= since),
        )
        rows = _cases().where(or_(cases.c.id.in_(worked), and_(theirs, at_hand()))).order_by(cases.c.sequence)
        return [each if each.at_hand else _unnamed(each) for each in self._lines(rows)]

    def _counted(self, column: ColumnElement[Any]) -> list[Any]:
        rows = select(column, func.count()).select_from(cases).where(at_hand()).group_by(column)
        return [tuple(row) for row in self._session.execute(rows)]

    def _lines(self, rows: Select[Any]) -> list[CaseLine]:
        return [CaseLine(**dict(zip(_NAMES, row, strict=True))) for row in self._session.execute(rows)]

    def _times(self, rows: Select[Any]) -> list[TimeRow]:
        return [TimeRow(**dict(zip(_TIME_NAMES, row, strict=True))) for row in self._session.execute(rows)]


def _concerns(term: Term) -> ColumnElement[bool]:
    by_agent = cases.c.agent_id.in_(matching(Agent, (term,)))
    return or_(by_agent, cases.c.authority_id.in_(matching(Authority, (term,))))


def _wanted(where: CaseFilter) -> list[ColumnElement[bool]]:
    its = cases.c
    equal = {
        its.referent_id: where.referent_id,
        its.subject: where.subject,
        its.kind: where.kind,
        its.authority_id: where.authority_id,
        its.agent_id: where.agent_id,
    }
    found: list[ColumnElement[bool]] = [
        at_hand(),
        *(column == value for column, value in equal.items() if value is not None),
    ]
    if where.open is not None:
        found.append(its.closed_on.is_(None) if where.open else its.closed_on.is_not(None))
    return found


def _unnamed(line: CaseLine) -> CaseLine:
    """What the hours of old weeks say of a case that is put away: its number alone."""
    return replace(line, agent_id=None, civility=None, first_name="", last_name="", group_name="")


def at_hand() -> ColumnElement[bool]:
    """Whether a case is among those of every day: neither archived nor eliminated."""
    return and_(cases.c.archived_on.is_(None), cases.c.eliminated_on.is_(None))


def _sum_of(column: ColumnElement[Any]) -> ColumnElement[Any]:
    its = time_entries.c
    return select(column).where(its.case_id == cases.c.id).correlate(cases).scalar_subquery()


_MINUTES: Final = func.coalesce(_sum_of(func.sum(time_entries.c.minutes)), 0)
_BILLED: Final = func.coalesce(
    _sum_of(func.sum(case((time_entries.c.charge == Charge.BILLED, time_entries.c.minutes), else_=0))), 0
)
_LAST_DAY: Final = _sum_of(func.max(time_entries.c.day, type_=time_entries.c.day.type))

_ORDERS: Final[dict[CaseOrder, tuple[ColumnElement[Any], ...]]] = {
    CaseOrder.NUMBER: (cases.c.sequence,),
    CaseOrder.NAME: (agents.c.sort_key,),
    CaseOrder.AUTHORITY: (authorities.c.sort_key,),
    CaseOrder.REFERENT: (practitioners.c.sort_key,),
    CaseOrder.OPENED: (cases.c.opened_on,),
    CaseOrder.LAST_DAY: (_LAST_DAY,),
    CaseOrder.MINUTES: (_MINUTES,),
}


def _ordered(order: CaseOrder, *, descending: bool) -> list[ColumnElement[Any]]:
    """Empty cells come last, whichever way."""
    columns = _ORDERS[order]
    empty = [column.is_(None) for column in columns]
    ways = [column.desc() if descending else column for column in columns]
    return [*empty, *ways, cases.c.sequence.desc()]


@cache
def _cases() -> Select[Any]:
    """The columns named in `_NAMES`, in that order."""
    columns: dict[str, ColumnElement[Any]] = {
        **cases.c,
        "authority": authorities.c.name,
        "civility": agents.c.civility,
        "first_name": func.coalesce(agents.c.first_name, ""),
        "last_name": func.coalesce(agents.c.last_name, ""),
        "referent_first_name": practitioners.c.first_name,
        "referent_last_name": practitioners.c.last_name,
        "minutes": _MINUTES,
        "billed": _BILLED,
        "last_day": _LAST_DAY,
        "at_hand": at_hand(),
    }
    return (
        select(*map(columns.__getitem__, _NAMES))
        .select_from(cases)
        .join(authorities, authorities.c.id == cases.c.authority_id)
        .join(practitioners, practitioners.c.id == cases.c.referent_id)
        .outerjoin(agents, agents.c.id == cases.c.agent_id)
    )


@cache
def _times() -> Select[Any]:
    """The columns named in `_TIME_NAMES`, in that order."""
    columns: dict[str, ColumnElement[Any]] = {
        **time_entries.c,
        "case_sequence": cases.c.sequence,
        "subject": func.coalesce(cases.c.subject, Subject.NEUTRAL, type_=cases.c.subject.type),
        "offer": func.coalesce(engagements.c.offer, ""),
    }
    return (
        select(*map(columns.__getitem__, _TIME_NAMES))
        .select_from(time_entries)
        .outerjoin(cases, cases.c.id == time_entries.c.case_id)
        .outerjoin(engagements, engagements.c.id == time_entries.c.engagement_id)
    )


_WAITING_NAMES: Final = [each.name for each in fields(WaitingRow)]
_WAITING: Final[dict[str, ColumnElement[Any]]] = {
    **appointments.c,
    "civility": agents.c.civility,
    "first_name": func.coalesce(agents.c.first_name, ""),
    "last_name": func.coalesce(agents.c.last_name, ""),
    "authority": authorities.c.name,
}
_BY_THE_HOUR: Final = or_(
    appointments.c.kind == AppointmentKind.HOURLY,
    appointments.c.engagement_id.in_(select(engagements.c.id).where(engagements.c.unit == HOUR)),
)


def _timed_orders() -> Select[Any]:
    return select(engagements.c.id).where(engagements.c.unit.in_(TIMED_UNITS))


def _awaiting(practitioner_ids: Collection[UUID] | None, span: Interval) -> list[ColumnElement[bool]]:
    of = appointments.c
    taken = select(time_entries.c.id).where(time_entries.c.appointment_id == of.id).correlate(appointments)
    found = [
        of.start >= span.start,
        of.start < span.end,
        of.status == AppointmentStatus.DONE,
        of.kind.in_(WITH_TIME),
        of.authority_id.is_not(None),
        practitioners.c.function.in_(RECORDING),
        ~taken.exists(),
        or_(of.engagement_id.is_(None), of.engagement_id.in_(_timed_orders())),
    ]
    return found if practitioner_ids is None else [*found, of.practitioner_id.in_(practitioner_ids)]

"""Reading requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, ScalarSelect, Select, case, func, or_, select
from sqlalchemy.orm import Session

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import NotFound
from cigdesk.domain.people import Agent
from cigdesk.domain.request import RequestState
from cigdesk.domain.search import Term
from cigdesk.ports.requests import (
    EVERY_REQUEST,
    RequestFacets,
    RequestFilter,
    RequestLine,
    RequestOrder,
)
from db.search import matching
from db.search_vocabulary import exact_or_near
from db.tables import agents, appointments, authorities, contacts, practitioners, requests

_NAMES: Final = [each.name for each in fields(RequestLine) if each.name != "near"]


class SqlRequestQueries:
    """See `cigdesk.ports.requests.RequestQueries`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def listing(
        self,
        text: str = "",
        *,
        where: RequestFilter = EVERY_REQUEST,
        order: RequestOrder = RequestOrder.WAITING,
        descending: bool = False,
        limit: int = 5000,
    ) -> list[RequestLine]:
        """Those for which every word is in the name of the agent or of the authority."""

        def holding(terms: Sequence[Term]) -> Sequence[RequestLine]:
            asked = _asked(*_wanted(where), *map(_concerns, terms))
            rows = _select(asked).order_by(*_ordered(order, asked, descending=descending)).limit(limit)
            return self._lines(rows)

        found, near = exact_or_near(self._session, text, holding)
        return [replace(each, near=near) for each in found] if near else list(found)

    def facets(self) -> RequestFacets:
        """What the list can be filtered by."""
        which = case(*((condition, state.value) for state, condition in _IN_STATE.items()))
        rows = select(which, func.count()).group_by(which)
        counted: dict[str, int] = dict(self._session.execute(rows).all())
        states = {state: counted.get(state.value, 0) for state in RequestState}
        by_requester = select(requests.c.requester, func.count()).group_by(requests.c.requester)
        its = practitioners.c
        by_practitioner = (
            select(its.id, its.first_name, its.last_name, func.count())
            .join(requests, requests.c.practitioner_id == its.id)
            .group_by(its.id)
            .order_by(its.last_name, its.first_name)
        )
        people = {row[0]: (row[1], row[2], row[3]) for row in self._session.execute(by_practitioner)}
        return RequestFacets(states, dict(self._session.execute(by_requester).all()), people)

    def answers(self, request_id: UUID) -> list[UUID]:
        """The appointments that answer a request, by start."""
        rows = select(appointments.c.id).where(appointments.c.request_id == request_id)
        return list(self._session.scalars(rows.order_by(appointments.c.start)))

    def one(self, request_id: UUID) -> RequestLine:
        """One of them; raises `NotFound`."""
        found = self._lines(_select(_asked(requests.c.id == request_id)))
        if not found:
            raise NotFound("Cette demande n’existe plus\u00a0: elle a été supprimée entre-temps.")
        return found[0]

    def to_treat(self) -> int:
        """How many wait for an appointment or an outcome."""
        rows = select(func.count()).select_from(requests).where(_IN_STATE[RequestState.TO_TREAT])
        return self._session.scalar(rows) or 0

    def answered_since(self, day: date) -> list[tuple[date, datetime]]:
        """When each request received from that day on came in, and when its first appointment begins."""
        rows = select(requests.c.received_on, _first().label("first")).where(requests.c.received_on >= day)
        return [(row.received_on, row.first) for row in self._session.execute(rows) if row.first is not None]

    def _lines(self, rows: Select[Any]) -> list[RequestLine]:
        return [RequestLine(**dict(zip(_NAMES, row, strict=True))) for row in self._session.execute(rows)]


def _concerns(term: Term) -> ColumnElement[bool]:
    by_agent = requests.c.agent_id.in_(matching(Agent, (term,)))
    return or_(by_agent, requests.c.authority_id.in_(matching(Authority, (term,))))


def _answering() -> tuple[ColumnElement[bool], ...]:
    its = appointments.c
    return its.request_id == requests.c.id, its.status != AppointmentStatus.CANCELLED


def _first() -> ScalarSelect[Any]:
    its = appointments.c
    return select(func.min(its.start, type_=its.start.type)).where(*_answering()).scalar_subquery()


_OPEN = requests.c.closed_on.is_(None)
_ANSWERED = select(appointments.c.id).where(*_answering()).correlate(requests).exists()
_IN_STATE: dict[RequestState, ColumnElement[bool]] = {
    RequestState.CLOSED: ~_OPEN,
    RequestState.BOOKED: _OPEN & _ANSWERED,
    RequestState.TO_TREAT: _OPEN & ~_ANSWERED,
}


def _asked(*where: ColumnElement[bool]) -> CTE:
    """The requests wanted, each with its first appointment: looked up once, whoever asks for it."""
    return (
        select(requests.c.id, _first().label("first")).where(*where).cte("asked").prefix_with("MATERIALIZED")
    )


def _wanted(where: RequestFilter) -> list[ColumnElement[bool]]:
    equal = {
        requests.c.requester: where.requester,
        requests.c.authority_id: where.authority_id,
        requests.c.agent_id: where.agent_id,
        requests.c.practitioner_id: where.practitioner_id,
    }
    found: list[ColumnElement[bool]] = [
        column == value for column, value in equal.items() if value is not None
    ]
    return found if where.state is None else [*found, _IN_STATE[where.state]]


_ORDERS: dict[RequestOrder, tuple[ColumnElement[Any], ...]] = {
    RequestOrder.NAME: (agents.c.sort_key,),
    RequestOrder.AUTHORITY: (authorities.c.sort_key,),
    RequestOrder.RECEIVED: (),
    RequestOrder.PRACTITIONER: (practitioners.c.last_name, practitioners.c.first_name),
}


def _ordered(order: RequestOrder, asked: CTE, *, descending: bool) -> list[ColumnElement[Any]]:
    """Empty cells come last; equal ones from the oldest, but for those that no longer wait."""
    waiting = case((_OPEN & asked.c.first.is_(None), 0), else_=1)
    by_wait = (waiting, case((waiting == 0, requests.c.received_on)))
    first = by_wait if order is RequestOrder.WAITING else _ORDERS[order]
    empty = [column.is_(None) for column in first]
    ways = [column.desc() if descending else column for column in first]
    day = requests.c.received_on
    latest_first = order is RequestOrder.WAITING or (descending and order is RequestOrder.RECEIVED)
    return [*empty, *ways, day.desc() if latest_first else day.asc(), requests.c.id.asc()]


def _select(asked: CTE) -> Select[Any]:
    """The columns named in `_NAMES`, in that order."""
    its = requests.c
    columns: dict[str, ColumnElement[Any]] = {
        **its,
        "civility": agents.c.civility,
        "first_name": func.coalesce(agents.c.first_name, ""),
        "last_name": func.coalesce(agents.c.last_name, ""),
        "phone": func.coalesce(agents.c.phone, ""),
        "authority": authorities.c.name,
        "contact": func.coalesce(contacts.c.name, ""),
        "practitioner_first_name": func.coalesce(practitioners.c.first_name, ""),
        "practitioner_last_name": func.coalesce(practitioners.c.last_name, ""),
        "first_appointment": asked.c.first,
    }
    return (
        select(*map(columns.__getitem__, _NAMES))
        .join_from(requests, asked, asked.c.id == its.id)
        .join(authorities, authorities.c.id == its.authority_id)
        .outerjoin(agents, agents.c.id == its.agent_id)
        .outerjoin(contacts, contacts.c.id == its.contact_id)
        .outerjoin(practitioners, practitioners.c.id == its.practitioner_id)
    )

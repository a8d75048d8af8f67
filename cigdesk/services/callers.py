"""What is known of somebody on the phone, read at once while their appointment is being booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from cigdesk.domain.appointment import AppointmentStatus
from cigdesk.domain.authority import Authority
from cigdesk.domain.eligibility import REMOTE_OFFER, SOCIAL_CONVENTIONS
from cigdesk.domain.people import Agent, LeaveValues
from cigdesk.domain.request import RequestState
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AgentRow, AppointmentRow, PractitionerRow
from cigdesk.ports.requests import RequestFilter, RequestLine
from cigdesk.services.context import Context
from cigdesk.services.quote_facts import facts, standings

_LOOKED_BACK: Final = 40
"""How many appointments of an agent are looked at."""


@dataclass(frozen=True)
class RemoteRight:
    """Whether agents of the employer may be received at a distance; `until` is the last day, if any."""

    open: bool
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class CallerFacts:
    """One agent, the employer's rights and what came before; whatever is not known is None or empty."""

    agent: AgentRow
    remote: RemoteRight
    last: AppointmentRow | None = None
    """The latest appointment that has begun and was not given up by the service."""
    next: AppointmentRow | None = None
    """The first one to come."""
    followed_by: PractitionerRow | None = None
    """Who received, or will receive, the agent last."""
    leaves: tuple[LeaveValues, ...] = ()
    request: RequestLine | None = None
    """The oldest request of the agent that waits for an appointment."""
    video_link: str = ""
    """The link of the latest consultation by video."""

    def on_sick_leave(self, day: date) -> bool:
        """Whether a home visit can take place that day."""
        return any(leave.covers(day) for leave in self.leaves)


class CallerService:
    """One question, asked as soon as a name is chosen."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def facts(self, agent_id: UUID) -> CallerFacts:
        """Everything on that agent; raises `NotFound`."""
        now, today = self._context.now(), self._context.today()
        with self._context.reading(Right.SEE_NAMES) as uow:
            row, agent = uow.agenda.agent(agent_id), uow.get(Agent, agent_id)
            kept = [each for each in uow.agenda.of_agent(agent_id, _LOOKED_BACK) if not _given_up(each)]
            begun = [each for each in kept if each.start <= now]
            coming = [each for each in kept if each.start > now]
            links = [each.video_link for each in kept if each.video_link]
            return CallerFacts(
                agent=row,
                remote=_remote(uow, row.authority_id, today),
                last=begun[-1] if begun else None,
                next=coming[0] if coming else None,
                followed_by=uow.agenda.practitioner(kept[-1].practitioner_id) if kept else None,
                leaves=tuple(LeaveValues(start=each.start, end=each.end) for each in agent.leaves),
                request=_waiting(uow, agent_id),
                video_link=links[-1] if links else "",
            )


def _given_up(row: AppointmentRow) -> bool:
    return row.status is AppointmentStatus.CANCELLED


def _waiting(uow: UnitOfWork, agent_id: UUID) -> RequestLine | None:
    where = RequestFilter(state=RequestState.TO_TREAT, agent_id=agent_id)
    return next(iter(uow.requests.listing(where=where, limit=1)), None)


def _remote(uow: UnitOfWork, authority_id: UUID, today: date) -> RemoteRight:
    authority = uow.get(Authority, authority_id)
    open_now = [
        each
        for each in standings(uow, authority, today)
        if each.active and each.convention in SOCIAL_CONVENTIONS
    ]
    if open_now:
        days = [each.last_day for each in open_now]
        return RemoteRight(True, None if None in days else max(day for day in days if day is not None))
    if REMOTE_OFFER in facts(uow, authority, today).active_offers:
        return RemoteRight(True, date(today.year, 12, 31))
    return RemoteRight(False)

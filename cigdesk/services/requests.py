"""Requests: noted when they come in, treated by an appointment or closed with an outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.people import Agent
from cigdesk.domain.request import (
    OUTCOMES,
    Request,
    RequestOutcome,
    RequestState,
    RequestValues,
    check_request,
    state_of,
    usual_delay,
    waited,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field
from cigdesk.french import NBSP, date_short
from cigdesk.ports import UnitOfWork
from cigdesk.ports.requests import EVERY_REQUEST, RequestFilter, RequestLine
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class RequestView:
    """One request as it is shown: where it stands, and how many days it has waited or did wait."""

    line: RequestLine
    state: RequestState
    days: int


@dataclass(frozen=True)
class RequestListing:
    """The list as asked, how many wait, and the usual delay of the last twelve months in days."""

    rows: tuple[RequestView, ...]
    to_treat: int
    usual_delay: int | None


class RequestService:
    """Reading and changing requests."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(self, text: str = "", *, where: RequestFilter = EVERY_REQUEST) -> RequestListing:
        """The requests that match, the oldest first."""
        with self._context.reading() as uow:
            rows = tuple(self._view(line) for line in uow.requests.listing(text, where=where))
            answered = uow.requests.answered_since(self._context.today() - _YEAR)
            delays = [waited(received, day_of(first, self._context.zone)) for received, first in answered]
            return RequestListing(rows, uow.requests.to_treat(), usual_delay(delays))

    def one(self, request_id: UUID) -> RequestView:
        """One request; raises `NotFound`."""
        with self._context.reading() as uow:
            return self._view(uow.requests.one(request_id))

    def to_treat(self) -> int:
        """How many wait for an appointment or an outcome."""
        with self._context.reading() as uow:
            return uow.requests.to_treat()

    def note(self, values: RequestValues) -> Change:
        """Note a request; raises `InvalidInput` by field."""
        record_id = new_id()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.add(Request(id=record_id, **by_field(self._ready(uow, values))))
            return (record_id,)

        return self._change(work, "Demande notée", values)

    def edit(self, request_id: UUID, before: RequestValues, after: RequestValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn` for one written since."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Request, request_id)
            write_changes(record, before, self._ready(uow, after))
            return (request_id,)

        return self._change(work, "Demande modifiée", after)

    def close(self, request_id: UUID, outcome: RequestOutcome) -> Change:
        """Close a request that no appointment will answer, with why."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Request, request_id)
            record.closed_on, record.outcome = self._context.today(), outcome
            return (request_id,)

        return self._context.change(Right.BOOK, work, f"Demande close{NBSP}: {OUTCOMES[outcome]}")

    def reopen(self, request_id: UUID) -> Change:
        """Treat a closed request after all."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Request, request_id)
            record.closed_on = record.outcome = None
            return (request_id,)

        return self._context.change(Right.BOOK, work, "Demande rouverte")

    def delete(self, request_id: UUID) -> Change:
        """Remove a request noted by mistake. Raises `Refused` when an appointment answers it."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            if uow.requests.one(request_id).first_appointment is not None:
                raise Refused(
                    f"Un rendez-vous répond à cette demande{NBSP}: elle ne peut pas être supprimée."
                )
            uow.remove(uow.get(Request, request_id))
            return (request_id,)

        return self._context.change(Right.BOOK, work, "Demande supprimée")

    def _ready(self, uow: UnitOfWork, values: RequestValues) -> RequestValues:
        """The values as they are kept: the employer is the agent's; raises `InvalidInput`."""
        kept = values.tidied()
        if kept.agent_id is not None:
            kept = replace(kept, authority_id=uow.get(Agent, kept.agent_id).authority_id)
        require_sound(check_request(kept, self._context.today()))
        return kept

    def _view(self, line: RequestLine) -> RequestView:
        first = None if line.first_appointment is None else day_of(line.first_appointment, self._context.zone)
        until = line.closed_on or first or self._context.today()
        return RequestView(line, state_of(line.closed_on, first), waited(line.received_on, until))

    def _change(self, work: _Work, label: str, values: RequestValues) -> Change:
        with self._context.reading() as uow:
            who = _who(uow, values)
        detail = ", ".join(part for part in (who, date_short(values.received_on)) if part)
        return self._context.change(Right.BOOK, work, label, detail)


def _who(uow: UnitOfWork, values: RequestValues) -> str:
    if values.agent_id is not None:
        agent = uow.get(Agent, values.agent_id)
        return agent_name(agent.civility, agent.first_name, agent.last_name)
    return uow.get(Authority, values.authority_id).name if values.authority_id else ""

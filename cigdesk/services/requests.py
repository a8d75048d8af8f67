"""Requests: noted when they come in, treated by an appointment or closed with an outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.agenda.words import agent_name
from cigdesk.domain.authority import Authority, Contact
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
    wait_text,
    waited,
    waits_long,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.domain.text import fold
from cigdesk.domain.values import by_field, read_values
from cigdesk.french import NBSP, date_short
from cigdesk.ports import UnitOfWork
from cigdesk.ports.agenda import AgentRow, AppointmentRow
from cigdesk.ports.requests import (
    EVERY_REQUEST,
    RequestFacets,
    RequestFilter,
    RequestLine,
    RequestOrder,
)
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes
from cigdesk.services.newcomers import NewAgent, add_newcomer, require_known_agent

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class RequestView:
    """One request as it is shown: where it stands, and how many days it has waited or did wait."""

    line: RequestLine
    state: RequestState
    days: int

    @property
    def id(self) -> UUID:
        """The request."""
        return self.line.id

    @property
    def near(self) -> bool:
        """Found by words that hold typing errors."""
        return self.line.near

    @property
    def late(self) -> bool:
        """Whether it has waited for too long."""
        return waits_long(self.state, self.days)

    @property
    def wait(self) -> str:
        """« En attente depuis 18 jours »."""
        return wait_text(self.state, self.days)


@dataclass(frozen=True)
class RequestListing:
    """The list as asked, what filters it, and the usual delay of the last twelve months in days."""

    rows: tuple[RequestView, ...]
    facets: RequestFacets
    usual_delay: int | None

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.id for each in self.rows)

    @property
    def to_treat(self) -> int:
        """How many wait for an appointment or an outcome."""
        return self.facets.states[RequestState.TO_TREAT]


@dataclass(frozen=True)
class RequestSheet:
    """One request with all that stands beside it."""

    view: RequestView
    values: RequestValues
    agent: AgentRow | None
    answers: tuple[AppointmentRow, ...]
    """The appointments that answer it, cancelled ones included, by start."""
    contacts: tuple[ContactChoice, ...]
    """Who can have asked for the employer."""


@dataclass(frozen=True)
class ContactChoice:
    """Somebody to call at an authority."""

    id: UUID
    name: str
    role: str


class RequestService:
    """Reading and changing requests."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self,
        text: str = "",
        where: RequestFilter = EVERY_REQUEST,
        order: RequestOrder = RequestOrder.WAITING,
        *,
        descending: bool = False,
    ) -> RequestListing:
        """The requests that match, in that order: by default those to treat first, from the oldest."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            lines = uow.requests.listing(text, where=where, order=order, descending=descending)
            answered = uow.requests.answered_since(self._context.today() - _YEAR)
            delays = [waited(received, day_of(first, self._context.zone)) for received, first in answered]
            rows = tuple(self._view(line) for line in lines)
            return RequestListing(rows, uow.requests.facets(), usual_delay(delays))

    def of_agent(self, agent_id: UUID) -> tuple[RequestView, ...]:
        """The requests for one agent, those to treat first."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            lines = uow.requests.listing(where=RequestFilter(agent_id=agent_id))
            return tuple(self._view(line) for line in lines)

    def sheet(self, request_id: UUID) -> RequestSheet:
        """One request with its agent, its appointments and the contacts; raises `NotFound`."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            record, line = uow.get(Request, request_id), uow.requests.one(request_id)
            self._context.accesses.note(AccessAct.VIEW, "requests", [request_id])
            return RequestSheet(
                self._view(line),
                read_values(record, RequestValues),
                uow.agenda.agent(record.agent_id) if record.agent_id else None,
                tuple(uow.agenda.appointment(each) for each in uow.requests.answers(request_id)),
                _contacts(uow, record.authority_id),
            )

    def contacts(self, authority_id: UUID) -> tuple[ContactChoice, ...]:
        """Who can have asked for an employer, by name."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return _contacts(uow, authority_id)

    def one(self, request_id: UUID) -> RequestView:
        """One request; raises `NotFound`."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return self._view(uow.requests.one(request_id))

    def to_treat(self) -> int:
        """How many wait for an appointment or an outcome."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return uow.requests.to_treat()

    def note(self, values: RequestValues, *, new_agent: NewAgent | None = None) -> Change:
        """Note a request, and with it the person concerned when `new_agent` names somebody new.

        Raises `InvalidInput` by field; `agent` and `authority` for a new person.
        """
        record_id = new_id()
        require_known_agent(self._context, new_agent or values.agent_id)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            asked = values
            if new_agent is not None:
                added = add_newcomer(uow, new_agent)
                uow.flush()
                asked = replace(values, agent_id=added.id)
            uow.add(Request(id=record_id, **by_field(self._ready(uow, asked))))
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

        return self._write(work, f"Demande close{NBSP}: {OUTCOMES[outcome]}")

    def reopen(self, request_id: UUID) -> Change:
        """Treat a closed request after all."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Request, request_id)
            record.closed_on = record.outcome = None
            return (request_id,)

        return self._write(work, "Demande rouverte")

    def delete(self, request_id: UUID) -> Change:
        """Remove a request noted by mistake. Raises `Refused` when an appointment answers it."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            if uow.requests.one(request_id).first_appointment is not None:
                raise Refused(
                    f"Un rendez-vous répond à cette demande{NBSP}: elle ne peut pas être supprimée."
                )
            if cases := uow.find(Case, request_id=request_id):
                number = cases[0].number
                raise Refused(
                    f"Le dossier {number} vient de cette demande{NBSP}: elle ne peut pas être supprimée."
                )
            uow.remove(uow.get(Request, request_id))
            return (request_id,)

        return self._write(work, "Demande supprimée")

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

    def _write(self, work: _Work, label: str, detail: str = "") -> Change:
        """Whoever books treats requests, among those who read them."""
        self._context.require(Right.READ_SUPPORT)
        return self._context.change(Right.BOOK, work, label, detail)

    def _change(self, work: _Work, label: str, values: RequestValues) -> Change:
        with self._context.reading(Right.READ_SUPPORT) as uow:
            who = _who(uow, values)
        detail = ", ".join(part for part in (who, date_short(values.received_on)) if part)
        return self._write(work, label, detail)


def _who(uow: UnitOfWork, values: RequestValues) -> str:
    if values.agent_id is not None:
        agent = uow.get(Agent, values.agent_id)
        return agent_name(agent.civility, agent.first_name, agent.last_name)
    return uow.get(Authority, values.authority_id).name if values.authority_id else ""


def _contacts(uow: UnitOfWork, authority_id: UUID) -> tuple[ContactChoice, ...]:
    found = uow.find(Contact, authority_id=authority_id)
    choices = [ContactChoice(each.id, each.name, each.role) for each in found]
    return tuple(sorted(choices, key=lambda each: fold(each.name)))

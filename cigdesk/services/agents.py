"""Agents, as the window asks for them: list, search, sheet, sick leaves, and every change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.people import (
    Agent,
    AgentValues,
    LeaveValues,
    SickLeave,
    check_agent,
    check_leave,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.values import by_field, read_values
from cigdesk.french import NBSP, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.listing import PAGE, Found
from cigdesk.ports.people import EVERY_AGENT, AgentFacets, AgentFilter, AgentLine, AgentOrder, Meeting
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes

_Work = Callable[[UnitOfWork], tuple[UUID, ...]]
_EDIT = Right.MANAGE_AGENTS
SUGGESTED = 12
"""How many agents a picker proposes at once."""


@dataclass(frozen=True)
class AgentListing:
    """The list as asked, and what it can be filtered by."""

    ids: Sequence[UUID]
    """Every agent listed, in the order asked."""
    rows: tuple[AgentLine, ...]
    """The first of them; `AgentService.lines` reads the others."""
    facets: AgentFacets


@dataclass(frozen=True)
class LeaveLine:
    """One sick leave."""

    id: UUID
    values: LeaveValues


@dataclass(frozen=True)
class AgentSheet:
    """Everything on the sheet of one agent, as frozen values that may cross threads."""

    id: UUID
    values: AgentValues
    authority: str
    archived: bool
    leaves: tuple[LeaveLine, ...]
    """The latest first."""
    history: tuple[Meeting, ...]
    """The latest first."""
    today: date

    @property
    def current_leave(self) -> LeaveValues | None:
        """The sick leave that today lies in, if any."""
        return next((leave.values for leave in self.leaves if leave.values.covers(self.today)), None)


class AgentService:
    """Reading and changing agents and their sick leaves."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def listing(
        self,
        text: str = "",
        where: AgentFilter = EVERY_AGENT,
        order: AgentOrder = AgentOrder.NAME,
        *,
        descending: bool = False,
    ) -> AgentListing:
        """Agents that match every word typed, with their last and next appointments."""
        now, today = self._context.now(), self._context.today()
        with self._context.reading(Right.SEE_NAMES) as uow:
            found = uow.people.agents_found(
                text, now=now, today=today, where=where, order=order, descending=descending
            )
            rows = uow.people.agent_lines(found.first(PAGE), now=now, today=today)
            return AgentListing(found.ids, tuple(rows), uow.people.agent_facets(today))

    def lines(self, ids: Sequence[UUID]) -> list[AgentLine]:
        """Those lines of a listing; an agent who is gone since has none."""
        with self._context.reading(Right.SEE_NAMES) as uow:
            return uow.people.agent_lines(Found(ids), now=self._context.now(), today=self._context.today())

    def search(self, text: str, limit: int = SUGGESTED) -> list[AgentLine]:
        """The first agents that match, for a picker."""
        now, today = self._context.now(), self._context.today()
        with self._context.reading(Right.SEE_NAMES) as uow:
            found = uow.people.agents_found(text, now=now, today=today, limit=limit)
            return uow.people.agent_lines(found, now=now, today=today)

    def doubles(self, values: AgentValues, *, besides: UUID | None = None) -> list[AgentLine]:
        """Who, among the kept agents, is likely to be that person; `besides` is the sheet being edited."""
        now, today = self._context.now(), self._context.today()
        with self._context.reading(Right.SEE_NAMES) as uow:
            return uow.people.doubles(values, now=now, today=today, besides=besides)

    def sheet(self, agent_id: UUID) -> AgentSheet:
        """Everything on the sheet of one agent; raises `NotFound`."""
        with self._context.reading(Right.SEE_NAMES) as uow:
            agent = uow.get(Agent, agent_id)
            self._context.accesses.note(AccessAct.VIEW, "agents", [agent_id])
            leaves = sorted(agent.leaves, key=lambda leave: leave.start, reverse=True)
            return AgentSheet(
                agent_id,
                read_values(agent, AgentValues),
                uow.get(Authority, agent.authority_id).name,
                agent.archived,
                tuple(LeaveLine(leave.id, _leave_values(leave)) for leave in leaves),
                tuple(uow.people.meetings(agent_id)),
                self._context.today(),
            )

    def create(self, values: AgentValues) -> Change:
        """Keep a new agent; raises `InvalidInput` by field. Doubles are told by `doubles`, not refused."""
        record = new_agent(values)

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            add_agent(uow, record)
            return (record.id,)

        return self._context.change(_EDIT, work, f"Fiche de {record.name} créée")

    def edit(self, agent_id: UUID, before: AgentValues, after: AgentValues) -> Change:
        """Write the fields that differ; raises `InvalidInput` by field, `MovedOn` for one written since."""
        kept = after.tidied()
        require_sound(check_agent(after))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            agent = uow.get(Agent, agent_id)
            if kept.authority_id is not None and kept.authority_id != agent.authority_id:
                require_employer(uow, kept.authority_id)
            write_changes(agent, before, kept)
            return (agent_id,)

        return self._context.change(_EDIT, work, f"Fiche de {kept.name} modifiée")

    def archive(self, agent_id: UUID) -> Change:
        """Take the agent out of the lists and searches; the history stays."""
        return self._set_archived(agent_id, archived=True)

    def restore(self, agent_id: UUID) -> Change:
        """Bring an archived agent back into the lists."""
        return self._set_archived(agent_id, archived=False)

    def _set_archived(self, agent_id: UUID, *, archived: bool) -> Change:
        with self._context.reading(_EDIT) as uow:
            name = uow.get(Agent, agent_id).name
            upcoming = uow.people.upcoming_of(agent_id, self._context.now()) if archived else 0

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Agent, agent_id).archived = archived
            return (agent_id,)

        detail = f"{plural(upcoming, 'rendez-vous')} à venir dans l’agenda" if upcoming else ""
        label = f"Fiche de {name} archivée" if archived else f"Fiche de {name} désarchivée"
        return self._context.change(_EDIT, work, label, detail)

    def add_leave(self, agent_id: UUID, values: LeaveValues) -> Change:
        """Note a sick leave; raises `InvalidInput` under `start` or `end`."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            agent = uow.get(Agent, agent_id)
            start = _sound_start(values, agent, None)
            agent.leaves.append(SickLeave(id=new_id(), agent_id=agent_id, start=start, end=values.end))
            return (agent_id,)

        return self._change_leaves(agent_id, work, "Congé noté", values)

    def edit_leave(self, agent_id: UUID, leave_id: UUID, values: LeaveValues) -> Change:
        """Correct the days of a sick leave; raises `InvalidInput` under `start` or `end`."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            leave = uow.get(SickLeave, leave_id)
            leave.start = _sound_start(values, uow.get(Agent, agent_id), leave_id)
            leave.end = values.end
            return (agent_id,)

        return self._change_leaves(agent_id, work, "Congé modifié", values)

    def remove_leave(self, agent_id: UUID, leave_id: UUID) -> Change:
        """Remove a sick leave that was noted by mistake."""
        with self._context.reading(_EDIT) as uow:
            values = _leave_values(uow.get(SickLeave, leave_id))

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            agent = uow.get(Agent, agent_id)
            agent.leaves.remove(uow.get(SickLeave, leave_id))
            return (agent_id,)

        return self._change_leaves(agent_id, work, "Congé supprimé", values)

    def _change_leaves(self, agent_id: UUID, work: _Work, label: str, values: LeaveValues) -> Change:
        def still_apart(uow: UnitOfWork) -> None:
            kept = [_leave_values(leave) for leave in uow.get(Agent, agent_id).leaves]
            if any(one.overlaps(other) for one, other in combinations(kept, 2)):
                raise Refused(f"Un autre congé couvre maintenant ces jours{NBSP}: rien n’a été annulé.")

        return self._context.change(_EDIT, work, label, values.text, still_allowed=still_apart)


def new_agent(values: AgentValues) -> Agent:
    """A new record of these values, tidied; raises `InvalidInput` by field."""
    require_sound(check_agent(values))
    return Agent(id=new_id(), **by_field(values.tidied()))


def add_agent(uow: UnitOfWork, record: Agent) -> None:
    """Keep a new agent in the transaction of any service; raises `InvalidInput` for an archived employer."""
    require_employer(uow, record.authority_id)
    uow.add(record)


def require_employer(uow: UnitOfWork, authority_id: UUID) -> None:
    """Raise `InvalidInput` for an authority that was archived after it was picked."""
    authority = uow.get(Authority, authority_id)
    if authority.archived:
        raise InvalidInput(
            {"authority_id": f"{authority.name} est archivée{NBSP}: choisissez un autre employeur."}
        )


def _leave_values(leave: SickLeave) -> LeaveValues:
    return LeaveValues(start=leave.start, end=leave.end)


def _sound_start(values: LeaveValues, agent: Agent, besides: UUID | None) -> date:
    """The first day of a leave that may be kept beside the others of the agent."""
    others = [_leave_values(leave) for leave in agent.leaves if leave.id != besides]
    require_sound(check_leave(values, others))
    if values.start is None:
        raise AssertionError("a leave without its first day was found sound")
    return values.start

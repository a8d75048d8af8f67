"""Somebody who has no sheet yet, kept in the transaction that first needs them (booking, request, seat)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cigdesk.domain.agenda.naming import read_name
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.people import Agent, AgentValues, nir_fault
from cigdesk.domain.rights import Right
from cigdesk.ports import UnitOfWork
from cigdesk.services.agents import add_agent, new_agent
from cigdesk.services.context import Context
from cigdesk.services.editing import require_sound

_ASKED_AS = {"last_name": "agent", "first_name": "agent", "authority_id": "authority"}
"""The fields of a sheet by those of a form, where a person is one line and an employer."""


@dataclass(frozen=True)
class NewAgent:
    """The fewest words by which a person can be kept: the name as typed, and the employer."""

    name: str
    authority_id: UUID | None = None


def require_known_agent(context: Context, who: UUID | NewAgent | None) -> None:
    """Raise `NotAllowed` unless the person at the keyboard may name that agent, or keep somebody new."""
    if who is not None:
        context.require(Right.MANAGE_AGENTS if isinstance(who, NewAgent) else Right.SEE_NAMES)


def add_newcomer(uow: UnitOfWork, new: NewAgent, phone: str = "") -> Agent:
    """Keep that person by the rules of the page of agents; raises `InvalidInput` by `agent`, `authority`."""
    try:
        # A number that is typed before a name is cut in two by the reading of the name.
        require_sound({"last_name": nir_fault(new.name)})
        record = new_agent(_sheet_of(new, phone))
        add_agent(uow, record)
    except InvalidInput as error:
        faults = {_ASKED_AS.get(name, name): fault for name, fault in reversed(error.errors.items())}
        raise InvalidInput(faults) from error
    return record


def _sheet_of(new: NewAgent, phone: str) -> AgentValues:
    civility, first_name, last_name = read_name(new.name)
    return AgentValues(
        civility=civility,
        first_name=first_name,
        last_name=last_name,
        authority_id=new.authority_id,
        phone=phone,
    )

"""The invented people: the team, the agents who are received, the contacts of authorities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from cigdesk.domain.authority import Authority, Contact
from cigdesk.domain.people import (
    Agent,
    AgentStatus,
    Civility,
    Function,
    Person,
    Practitioner,
    SickLeave,
    WorkingHours,
)
from cigdesk.domain.text import fold
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.scenario import Colleague, KnownAuthority, Member, Names, Scenario

ON_LEAVE_SHARE: Final = 0.14
"""Of the agents, how many have been on sick leave within the year."""

_STATUSES: Final = {AgentStatus.TENURED: 70, AgentStatus.CONTRACT: 22, AgentStatus.TRAINEE: 8}
_ROLES: Final = (
    "DRH",
    "Directrice générale des services",
    "Responsable des ressources humaines",
    "Conseiller de prévention",
    "Assistante de prévention",
    "Référente handicap",
    "Gestionnaire des carrières",
)


LEFT: Final = timedelta(days=75)
"""How long ago whoever has left did."""


def colleagues(known: Iterable[Colleague], today: date) -> list[Person]:
    """Who else is of the service, or was, with their roles; nobody opens the demonstration as them."""
    return [
        Person(id=new_id(), name=each.name, roles=each.roles, left_on=today - LEFT if each.left else None)
        for each in known
    ]


@dataclass
class Inventor:
    """Draws people. Their numbers are among those that France keeps for fiction (ARCEP, 2018-0881)."""

    names: Names
    tail: str
    random: Random
    _taken: set[str] = field(default_factory=set)

    def name(self) -> tuple[Civility, str, str]:
        """Civility, first and last name; nobody has the same twice."""
        civility = self.random.choice((Civility.MRS, Civility.MR))
        while True:
            first, last = self.first_name(civility), self.random.choice(self.names.last)
            if f"{first} {last}" not in self._taken:
                self._taken.add(f"{first} {last}")
                return civility, first, last

    def first_name(self, civility: Civility) -> str:
        """A first name that goes with the civility."""
        return self.random.choice(self.names.women if civility is Civility.MRS else self.names.men)

    def mobile(self) -> str:
        """A mobile number that rings nowhere."""
        return f"06 39 98 {self._pair()} {self._pair()}"

    def landline(self) -> str:
        """A fixed number that rings nowhere."""
        return f"01 99 00 {self._pair()} {self._pair()}"

    def mail(self, name: str, domain: str) -> str:
        """An address that nobody has."""
        return f"{_address(name)}@{_address(domain)}.{self.tail}"

    def _pair(self) -> str:
        return f"{self.random.randrange(100):02}"


def _address(text: str) -> str:
    return ".".join(fold(text).split())


def practitioner(member: Member, inventor: Inventor) -> Practitioner:
    """A member of the team, with the weekly hours."""
    record = Practitioner(
        id=new_id(),
        first_name=member.first_name,
        last_name=member.last_name,
        function=Function(member.function),
        colour=member.colour,
        phone=inventor.landline(),
        mail=f"{_address(f'{member.first_name} {member.last_name}')}@{inventor.tail}",
    )
    record.hours = [
        WorkingHours(
            id=new_id(), practitioner_id=record.id, weekday=weekday, start=hours.start, end=hours.end
        )
        for hours in member.hours
        for weekday in range(hours.first, hours.last + 1)
    ]
    return record


def contacts(authority: Authority, known: KnownAuthority, inventor: Inventor) -> list[Contact]:
    """Those that are written, else one to three invented ones, the first signing the quotes."""
    if known.contacts:
        return [_contact(authority, inventor, **each) for each in known.contacts]
    roles = inventor.random.sample(_ROLES, inventor.random.randint(1, 3))
    return [
        _contact(authority, inventor, name=" ".join(inventor.name()[1:]), role=role, signs_quotes=place == 0)
        for place, role in enumerate(roles)
    ]


def _contact(
    authority: Authority, inventor: Inventor, *, name: str, role: str, signs_quotes: bool = False
) -> Contact:
    return Contact(
        id=new_id(),
        authority_id=authority.id,
        name=name,
        role=role,
        phone=inventor.landline(),
        mail=inventor.mail(name, authority.name),
        signs_quotes=signs_quotes,
    )


def named_agents(scenario: Scenario, authorities: dict[str, UUID], inventor: Inventor) -> dict[str, Agent]:
    """The agents whom the week names, by that name; each works where the week first says."""
    found: dict[str, Agent] = {}
    for item in scenario.week:
        if item.agent and item.agent not in found:
            civility, last_name = item.agent.split(maxsplit=1)
            found[item.agent] = _agent(
                Civility(civility), "", last_name, authorities[item.authority], inventor
            )
            found[item.agent].status = AgentStatus.TENURED
    return found


def drawn_agents(employers: list[UUID], count: int, today: date, inventor: Inventor) -> list[Agent]:
    """So many agents, each of one of the employers; some have been on sick leave, some still are."""
    drawn = []
    for employer in inventor.random.choices(employers, k=count):
        agent = _agent(*inventor.name(), employer, inventor)
        if inventor.random.random() < ON_LEAVE_SHARE:
            agent.leaves = [_leave(agent, today, inventor.random)]
        drawn.append(agent)
    return drawn


def written_twice(agent: Agent) -> Agent:
    """A second sheet of somebody, opened one day on the phone: the name mistyped, the number not asked."""
    return Agent(
        id=new_id(),
        civility=agent.civility,
        first_name=agent.first_name,
        last_name=_mistyped(agent.last_name),
        authority_id=agent.authority_id,
        mail=agent.mail,
    )


def _mistyped(name: str) -> str:
    """A doubled letter written once, or the second letter twice."""
    once = re.sub(r"(.)\1", r"\1", name, count=1)
    return once if once != name else f"{name[:2]}{name[1:]}"


def _agent(civility: Civility, first_name: str, last_name: str, employer: UUID, inventor: Inventor) -> Agent:
    first_name = first_name or inventor.first_name(civility)
    return Agent(
        id=new_id(),
        civility=civility,
        first_name=first_name,
        last_name=last_name,
        authority_id=employer,
        status=inventor.random.choices(list(_STATUSES), list(_STATUSES.values()))[0],
        phone=inventor.mobile(),
        mail=f"{_address(f'{first_name} {last_name}')}@agent.example",
    )


def _leave(agent: Agent, today: date, random: Random) -> SickLeave:
    """One that began within the year: over, still running, or without an end yet."""
    start = today - timedelta(days=random.randrange(5, 300))
    length = timedelta(days=random.choice((20, 45, 90, 180)))
    end = None if random.random() < 0.2 else start + length
    return SickLeave(id=new_id(), agent_id=agent.id, start=start, end=end)

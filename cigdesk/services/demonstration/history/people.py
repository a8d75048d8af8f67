"""The people of a history: the team and its rooms at the centre, the agents, their sick leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle, islice
from random import Random
from typing import Final

from cigdesk.domain.people import COLOURS, Agent, AgentStatus, Civility, Practitioner, SickLeave
from cigdesk.domain.place import Room, Site
from cigdesk.domain.text import fold
from cigdesk.services.context import new_id
from cigdesk.services.demonstration import people
from cigdesk.services.demonstration.history.bodies import Body
from cigdesk.services.demonstration.history.words import words
from cigdesk.services.demonstration.people import Inventor
from cigdesk.services.demonstration.scenario import Member, Scenario

_NUMBERS: Final = ("06399800", "01990000", "02619100", "03530100", "04657100", "05364900")
"""The first numbers of each range that France keeps for fiction (ARCEP, 2018-0881): 10 000 in each."""
_LEAVE_SHARE: Final = 0.3
"""Of the agents, how many have been on sick leave in these years."""
_STATUSES: Final = {AgentStatus.TENURED: 70, AgentStatus.CONTRACT: 22, AgentStatus.TRAINEE: 8}


def team(scenario: Scenario, count: int, inventor: Inventor) -> list[Practitioner]:
    """The team of the demonstration, then as many others as it takes."""
    members = [*scenario.team[:count], *_invented(count - len(scenario.team), inventor)]
    return [people.practitioner(member, inventor) for member in members]


def _invented(count: int, inventor: Inventor) -> Iterator[Member]:
    cycles = zip(cycle(words().functions), cycle(COLOURS), cycle(words().hours), strict=False)
    for function, colour, hours in islice(cycles, max(0, count)):
        _civility, first_name, last_name = inventor.name()
        yield Member("", first_name, last_name, function, colour, hours)


def centre_site(scenario: Scenario, team: Sequence[Practitioner], address: tuple[str, str, str]) -> Site:
    """The place of the centre itself, with an office for each: nobody takes another's room."""
    street, postcode, city = address
    site = Site(id=new_id(), name=scenario.sites[0].name, address=street, postcode=postcode, city=city)
    site.rooms = [
        Room(id=new_id(), site_id=site.id, name=f"Bureau {number}") for number in range(101, 101 + len(team))
    ]
    return site


def agents(
    bodies: Sequence[Body], count: int, first: date, today: date, inventor: Inventor
) -> Iterator[Agent]:
    """So many agents, more where more people work, at least one for each body; some bear the same name."""
    random = inventor.random
    rest = max(0, count - len(bodies))
    employers = [*bodies, *random.choices(bodies, [body.heads for body in bodies], k=rest)][:count]
    numbers = random.sample(range(len(_NUMBERS) * 10_000), count)
    for place, (body, number) in enumerate(zip(employers, numbers, strict=True)):
        agent = _agent(body, place, phone_of(number), inventor)
        if random.random() < _LEAVE_SHARE:
            agent.leaves = list(_leaves(agent, first, today, random))
        body.agents.append(agent)
        yield agent


def phone_of(number: int) -> str:
    """The number of that rank among those kept for fiction; each rings nowhere."""
    start, rank = _NUMBERS[number // 10_000], number % 10_000
    return f"{int(start) * 100 + rank:010d}"


def _agent(body: Body, place: int, phone: str, inventor: Inventor) -> Agent:
    civility = inventor.random.choice((Civility.MRS, Civility.MR))
    first_name, last_name = inventor.first_name(civility), inventor.random.choice(inventor.names.last)
    address = ".".join(fold(f"{first_name} {last_name}").split())
    return Agent(
        id=new_id(),
        civility=civility,
        first_name=first_name,
        last_name=last_name,
        authority_id=body.authority.id,
        status=inventor.random.choices(list(_STATUSES), list(_STATUSES.values()))[0],
        phone=phone,
        mail=f"{address}.{place}@agent.example",
    )


def _leaves(agent: Agent, first: date, today: date, random: Random) -> Iterator[SickLeave]:
    """One to three that do not touch; the one that runs today may have no end yet."""
    start = first + timedelta(days=random.randrange(365 * 4))
    for _ in range(3):
        end = start + timedelta(days=random.choice((20, 45, 90, 180)))
        if start > today:
            return
        runs = end >= today
        last = None if runs and random.random() < 0.3 else end
        yield SickLeave(id=new_id(), agent_id=agent.id, start=start, end=last)
        start = end + timedelta(days=random.randrange(200, 1500))
        if last is None:
            return

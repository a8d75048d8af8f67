"""The authorities of a history: the centre's real ones, and invented bodies around its communes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, islice
from random import Random
from typing import Final

from cigdesk.domain.authority import Authority, AuthorityKind, Headcount, Subscription
from cigdesk.domain.identifiers import siren_fault
from cigdesk.domain.membership import Convention, Membership, MembershipState
from cigdesk.domain.people import Agent
from cigdesk.domain.place import Room, Site
from cigdesk.services.authority_import import Column
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.history.words import BodyPattern, words
from cigdesk.services.quote_printing import postal_name
from cigdesk.services.table_import import ReadLine, ReadTable

_PERIOD_YEARS: Final = 3
_LEFT_SHARE: Final = 0.06
"""Of the memberships, how many were not renewed at the end of their last period."""
_COMMUNE_HEADS: Final = (18.0, 30.0)
"""Agents of a commune for 1 000 inhabitants."""
_OTHER_HEADS: Final = (40, 400)
"""Agents of a body whose inhabitants are not known."""
_FEWEST_HEADS: Final = 8
_REMOTE_SHARE: Final = 0.4
"""Of the authorities, how many have remote consultations."""


@dataclass
class Body:
    """An authority with what the agenda needs of it."""

    authority: Authority
    site: Site
    heads: int
    remote: bool
    agents: list[Agent] = field(default_factory=list)


def table_of(shipped: ReadTable[Column], count: int) -> ReadTable[Column]:
    """So many authorities at most: each commune with its invented bodies, then the other real ones."""
    communes = [line for line in shipped.lines if line.cells[Column.KIND] == AuthorityKind.COMMUNE]
    others = [line for line in shipped.lines if line.cells[Column.KIND] != AuthorityKind.COMMUNE]
    near, far = words().bodies[:2], words().bodies[2:]
    first = chain.from_iterable([line, *_around(line, near)] for line in communes)
    then = chain.from_iterable(_around(line, far) for line in communes)
    chosen = list(islice(chain(first, others, then), count))
    return ReadTable(tuple(_numbered(number, line) for number, line in enumerate(chosen, 1)))


def _around(commune: ReadLine[Column], patterns: tuple[BodyPattern, ...]) -> list[ReadLine[Column]]:
    name = commune.cells[Column.NAME]
    place = postal_name(Authority(id=new_id(), name=name, kind=AuthorityKind.COMMUNE))
    kept = {
        column: commune.cells.get(column, "")
        for column in (Column.DEPARTMENT, Column.POSTCODES, Column.GROUP)
    }
    return [
        ReadLine(
            0,
            kept
            | {
                Column.NAME: pattern.name.format(place=place.removeprefix("Commune ")),
                Column.KIND: pattern.kind.value,
                Column.CITY: name,
            },
        )
        for pattern in patterns
    ]


def _numbered(number: int, line: ReadLine[Column]) -> ReadLine[Column]:
    siren = line.cells.get(Column.SIREN) or fictitious_siren(number)
    return ReadLine(number, {**line.cells, Column.SIREN: siren})


def fictitious_siren(number: int) -> str:
    """One that nobody has: its key is right, and it begins with zeros that are given to nobody."""
    body = f"0000{number:04d}"
    return next(f"{body}{key}" for key in range(10) if not siren_fault(f"{body}{key}"))


def heads_of(authority: Authority, populations: Mapping[str, int], random: Random) -> int:
    """How many agents it has on the first day of the history; `populations` are the communes', by name."""
    population = populations.get(authority.city)
    if authority.kind is AuthorityKind.COMMUNE:
        rate = random.uniform(*_COMMUNE_HEADS)
    else:
        known = (each.heads for each in words().bodies if each.kind is authority.kind)
        rate = next(known, 0.0) * random.uniform(0.7, 1.3)
    if not population or not rate:
        return random.randint(*_OTHER_HEADS)
    return max(_FEWEST_HEADS, round(population * rate / 1000))


def headcounts(body: Body, first_year: int, today: date, random: Random) -> Iterator[Headcount]:
    """One for each year up to this one, declared in January."""
    heads = body.heads
    for year in range(first_year, today.year + 1):
        declared_on = min(date(year, 1, random.randint(5, 31)), today)
        yield Headcount(
            id=new_id(), authority_id=body.authority.id, year=year, heads=heads, declared_on=declared_on
        )
        heads = max(_FEWEST_HEADS, round(heads * random.uniform(0.98, 1.03)))


def memberships(
    body: Body, shares: Mapping[Convention, float], first_year: int, today: date, random: Random
) -> Iterator[Membership]:
    """Periods of three years one after the other; the first convention of the centre is in most of them."""
    for place, (convention, share) in enumerate(shares.items()):
        if random.random() < (max(share, 0.92) if place == 0 else share):
            yield from _periods(body, convention, first_year - random.randrange(_PERIOD_YEARS), today, random)


def _periods(
    body: Body, convention: Convention, year: int, today: date, random: Random
) -> Iterator[Membership]:
    while year <= today.year + 1:
        start, end = date(year, 1, 1), date(year + _PERIOD_YEARS - 1, 12, 31)
        to_come = start > today
        state = MembershipState.PROPOSED if to_come and random.random() < 0.6 else MembershipState.SIGNED
        signed_on = start - timedelta(days=random.randint(60, 90) if to_come else random.randint(10, 60))
        yield Membership(
            id=new_id(),
            authority_id=body.authority.id,
            convention=convention,
            start=start,
            end=end,
            state=state,
            signed_on=min(signed_on, today) if state is MembershipState.SIGNED else None,
        )
        year += _PERIOD_YEARS
        if random.random() < _LEFT_SHARE:
            return


def subscriptions(body: Body, offer: str, first_year: int, today: date) -> Iterator[Subscription]:
    """What an authority holds whose agents are consulted from afar, where the centre asks for it."""
    if offer and body.remote:
        for year in range(first_year, today.year + 1):
            yield Subscription(id=new_id(), authority_id=body.authority.id, offer=offer, year=year)


def is_remote(random: Random) -> bool:
    """Whether the agents of an authority are consulted from afar."""
    return random.random() < _REMOTE_SHARE


def site_of(authority: Authority) -> Site:
    """The town hall or the seat, with the room of its permanences."""
    name = "Hôtel de ville" if authority.kind is AuthorityKind.COMMUNE else "Siège"
    site = Site(
        id=new_id(),
        authority_id=authority.id,
        name=name,
        postcode=authority.postcode,
        city=authority.city,
    )
    site.rooms = [Room(id=new_id(), site_id=site.id, name="Salle des permanences")]
    return site

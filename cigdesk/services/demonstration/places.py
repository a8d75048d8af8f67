"""What the demonstration knows of the authorities: headcounts, conventions, subscriptions, sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from cigdesk.domain.authority import Authority, AuthorityKind, Headcount, Subscription
from cigdesk.domain.membership import Convention, Membership, MembershipState
from cigdesk.domain.place import Room, Site
from cigdesk.services.context import new_id
from cigdesk.services.demonstration.scenario import SHOWN_DAY, KnownAuthority, Scenario

YEARS_OF_HEADCOUNT: Final = 6
_SILENT_SHARE: Final = 0.08
"""Of the authorities, how many have not declared the headcount of the year."""
_HELD_SHARE: Final = 0.12
"""Of the authorities, how many hold an offer that no quote of the store granted."""

_PERIODS: Final = (
    (("-1-01-01", "+1-12-31"), 30),
    (("+0-01-01", "+2-12-31"), 30),
    (("-2-01-01", "+0-12-31"), 20),
    (("-3-01-01", ""), 12),
    (("-4-01-01", "-1-12-31"), 8),
)
"""Periods of membership relative to the year, and how frequent: in force, to renew, open, ended."""


def years_since(today: date) -> int:
    """By how many years the data written for `SHOWN_DAY` are moved."""
    return today.year - SHOWN_DAY.year


def headcounts(authority: Authority, known: KnownAuthority, today: date, random: Random) -> list[Headcount]:
    """Those that are written, else six years that follow the population."""
    moved = {year + years_since(today): heads for year, heads in known.heads.items()}
    declared = moved or _drawn_heads(authority, today, random)
    return [
        Headcount(
            id=new_id(),
            authority_id=authority.id,
            year=year,
            heads=heads,
            declared_on=min(date(year, 1, random.randint(5, 31)), today),
        )
        for year, heads in declared.items()
    ]


def _drawn_heads(authority: Authority, today: date, random: Random) -> dict[int, int]:
    share = random.uniform(0.018, 0.03) if authority.kind is AuthorityKind.COMMUNE else 0.004
    heads = max(8, round((authority.population or 20_000) * share))
    found = {}
    for year in range(today.year - YEARS_OF_HEADCOUNT + 1, today.year + 1):
        found[year] = heads
        heads = max(8, round(heads * random.uniform(0.98, 1.035)))
    if random.random() < _SILENT_SHARE:
        del found[today.year]
    return found


def memberships(
    authority: Authority, known: KnownAuthority, scenario: Scenario, today: date, random: Random
) -> list[Membership]:
    """Those that are written, else what the dice give; whoever is in the week has the first convention."""
    if known.memberships:
        return [_written(authority, each, years_since(today)) for each in known.memberships]
    found: list[Membership] = []
    for place, (convention, share) in enumerate(scenario.conventions.items()):
        certain = place == 0 and authority.name in scenario.visited
        if certain:
            found.append(_in_force(authority, convention, today))
        elif random.random() < share:
            found += _drawn(authority, convention, today, random)
    return found


def _in_force(authority: Authority, convention: Convention, today: date) -> Membership:
    return Membership(
        id=new_id(),
        authority_id=authority.id,
        convention=convention,
        start=date(today.year - 1, 1, 1),
        end=date(today.year + 1, 12, 31),
        signed_on=date(today.year - 2, 12, 8),
    )


def _written(authority: Authority, content: Mapping[str, Any], years: int) -> Membership:
    values: dict[str, Any] = {
        name: value + relativedelta(years=years) if isinstance(value, date) else value
        for name, value in content.items()
    }
    values["convention"] = Convention(values["convention"])
    values["state"] = MembershipState(values.get("state", "signed"))
    return Membership(id=new_id(), authority_id=authority.id, **values)


def _drawn(authority: Authority, convention: Convention, today: date, random: Random) -> Iterator[Membership]:
    ((first, last),) = random.choices([each for each, _ in _PERIODS], [weight for _, weight in _PERIODS])
    start, end = _relative(first, today.year), _relative(last, today.year) if last else None
    yield Membership(
        id=new_id(),
        authority_id=authority.id,
        convention=convention,
        start=start,
        end=end,
        signed_on=start - relativedelta(days=random.randint(10, 50)),
    )
    if end is not None and end.year <= today.year and random.random() < 0.3:
        yield Membership(
            id=new_id(),
            authority_id=authority.id,
            convention=convention,
            start=date(today.year + 1, 1, 1),
            end=date(today.year + 3, 12, 31),
            state=MembershipState.PROPOSED,
            pending_recruitment=convention is Convention.SOCIAL,
        )


def _relative(text: str, year: int) -> date:
    """« +2-12-31 » is the last day of the year after the next."""
    offset, month, day = int(text[:2]), int(text[3:5]), int(text[6:])
    return date(year + offset, month, day)


def subscriptions(
    authority: Authority, known: KnownAuthority, scenario: Scenario, today: date, random: Random
) -> list[Subscription]:
    """What is already held this year: as written, for remote consultations, the rest by the dice."""
    remote = scenario.remote_offer if authority.name in scenario.consulted else ""
    drawn = (offer for offer in scenario.held if not known.heads and random.random() < _HELD_SHARE)
    return [
        Subscription(id=new_id(), authority_id=authority.id, offer=each, year=today.year)
        for each in filter(None, dict.fromkeys([remote, *known.held, *drawn]))
    ]


def centre_sites(scenario: Scenario, address: str, postcode: str, city: str) -> list[Site]:
    """The places of the centre itself, at its own address."""
    return [
        _site(None, each.name, each.rooms, address=address, postcode=postcode, city=city)
        for each in scenario.sites
    ]


def authority_sites(authority: Authority, scenario: Scenario) -> list[Site]:
    """The town hall with its room, and the other places that the week names there."""
    rooms: dict[str, set[str]] = {"Hôtel de ville": {"Salle des permanences"}}
    for item in scenario.week:
        if item.authority == authority.name and item.mode in ("", "site") and item.site:
            rooms.setdefault(item.site, set()).update([item.room] if item.room else [])
    return [
        _site(authority, name, tuple(sorted(names)), postcode=authority.postcode, city=authority.city)
        for name, names in rooms.items()
    ]


def _site(
    authority: Authority | None,
    name: str,
    rooms: tuple[str, ...],
    *,
    address: str = "",
    postcode: str = "",
    city: str = "",
) -> Site:
    site = Site(
        id=new_id(),
        authority_id=authority.id if authority else None,
        name=name,
        address=address,
        postcode=postcode,
        city=city,
    )
    site.rooms = [Room(id=new_id(), site_id=site.id, name=each) for each in rooms]
    return site
